import { closeSync, openSync, readSync } from "node:fs";

/** Bytes of a file, or null when they are not there any more. */
export function readRange(file: string, offset: number, length: number): Uint8Array | null {
  let handle: number | undefined;
  try {
    handle = openSync(file, "r");
    const bytes = Buffer.alloc(length);
    for (let at = 0; at < length; ) {
      const read = readSync(handle, bytes, at, length - at, offset + at);
      if (read === 0) return null;
      at += read;
    }
    return bytes;
  } catch {
    return null;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
