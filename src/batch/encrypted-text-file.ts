import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from "node:fs";
import { AGE, type AgeKeys, encrypt } from "../node/age-encryption.js";

/** Text on its way to an encrypted file. It is nowhere on the disk before it is encrypted. */
export class EncryptedTextFile {
  readonly #path: string;
  readonly #keys: AgeKeys;
  readonly #parts: string[] = [];

  /** @param path the name until it is whole */
  constructor(path: string, keys: AgeKeys) {
    this.#path = path;
    this.#keys = keys;
  }

  add(text: string): void {
    this.#parts.push(text);
  }

  /** Encrypts the file and gives it its name, with `.age` behind it. @returns the SHA-256 of what is on the disk */
  async publish(target: string): Promise<{ hash: string; isNew: boolean }> {
    const bytes = await encrypt(this.#parts.join(""), this.#keys);
    const handle = openSync(this.#path, "w", 0o600);
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(this.#path, `${target}${AGE}`);
    return { hash: createHash("sha256").update(bytes).digest("hex"), isNew: true };
  }
}
