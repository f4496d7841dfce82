import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reasonOf } from "../node/files/disk.js";
import { FileError } from "../node/files/file-error.js";

const WRITE_AT_ONCE = 1 << 16;

/**
 * A list of values on the disk instead of in memory, read back one at a time. Its file has no name that anybody could
 * open, and is gone when the process ends, however it ends.
 */
export class Spool<T> {
  readonly #handle: number;
  /** Where each value begins, in bytes. */
  readonly #offsets: number[] = [];
  #written = 0;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;

  /** @throws FileError when the system's folder for temporary files cannot be written to */
  constructor() {
    this.#handle = onDisk(() => {
      const folder = mkdtempSync(join(tmpdir(), "form8606-"));
      try {
        return openSync(join(folder, "spool"), "wx+", 0o600);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }

  get length(): number {
    return this.#offsets.length;
  }

  /** @throws FileError when the disk has no room for it */
  add(value: T): void {
    const bytes = Buffer.from(JSON.stringify(value));
    this.#offsets.push(this.#written + this.#waitingBytes);
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    if (this.#waitingBytes >= WRITE_AT_ONCE) this.#write();
  }

  /** @param at from 0 to one less than `length` */
  get(at: number): T {
    this.#write();
    const offset = this.#offsets[at] as number;
    const bytes = Buffer.alloc((this.#offsets[at + 1] ?? this.#written) - offset);
    readSync(this.#handle, bytes, 0, bytes.length, offset);
    return JSON.parse(bytes.toString("utf8")) as T;
  }

  close(): void {
    closeSync(this.#handle);
  }

  #write(): void {
    const bytes = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#waitingBytes = 0;
    onDisk(() => {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#handle, bytes, at);
    });
    this.#written += bytes.length;
  }
}

function onDisk<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new FileError(tmpdir(), reasonOf(error));
  }
}
