import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";

const WRITE_AT_ONCE = 1 << 16;

/** Text on its way to a file of any length, a piece at a time. It has another name until it is whole. */
export class TextFile {
  readonly #path: string;
  readonly #handle: number;
  readonly #hash = createHash("sha256");
  #waiting = "";

  /** @param path the name until it is whole */
  constructor(path: string) {
    this.#path = path;
    this.#handle = openSync(path, "w", 0o600);
  }

  add(text: string): void {
    this.#waiting += text;
    if (this.#waiting.length >= WRITE_AT_ONCE) this.#write();
  }

  /**
   * Completes the file and gives it its name, unless a file with the same content has it.
   *
   * @returns its SHA-256, and whether it was new
   */
  publish(target: string): { hash: string; isNew: boolean } {
    this.#write();
    fsyncSync(this.#handle);
    closeSync(this.#handle);
    const hash = this.#hash.digest("hex");
    if (hashOf(target) === hash) return { hash, isNew: false };
    renameSync(this.#path, target);
    return { hash, isNew: true };
  }

  #write(): void {
    const bytes = Buffer.from(this.#waiting);
    this.#waiting = "";
    this.#hash.update(bytes);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#handle, bytes, at);
  }
}

function hashOf(path: string): string | null {
  try {
    return createHash("sha256").update(readFileSync(path)).digest("hex");
  } catch {
    return null;
  }
}
