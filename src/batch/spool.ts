import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reasonOf } from "../node/files/disk.js";
import { FileError } from "../node/files/file-error.js";

const WRITE_AT_ONCE = 1 << 16;

/**
 * A list of values on the disk instead of in memory, read back one at a time. Its file has no name that anybody could
 * open, and is gone when the process ends, however it ends. What is in it is encrypted with a key that only the process
 * has, so that nothing can be read from the disk after it.
 */
export class Spool<T> {
  readonly #handle: number;
  readonly #key = randomBytes(32);
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
    const bytes = this.#sealed(JSON.stringify(value), this.#offsets.length);
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
    return JSON.parse(this.#opened(bytes, at)) as T;
  }

  #sealed(text: string, at: number): Buffer {
    const cipher = createCipheriv(CIPHER, this.#key, nonce(at));
    return Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  }

  #opened(bytes: Buffer, at: number): string {
    const decipher = createDecipheriv(CIPHER, this.#key, nonce(at));
    decipher.setAuthTag(bytes.subarray(-TAG_LENGTH));
    return decipher.update(bytes.subarray(0, -TAG_LENGTH), undefined, "utf8") + decipher.final("utf8");
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

const CIPHER = "aes-256-gcm";
const TAG_LENGTH = 16;

/** The place of a value in the list: no other value of the same key has it. */
function nonce(at: number): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUIntBE(at, 6, 6);
  return bytes;
}

function onDisk<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new FileError(tmpdir(), reasonOf(error));
  }
}
