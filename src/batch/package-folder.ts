import { createHash } from "node:crypto";
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { exists } from "../node/files/disk.js";
import type { PackageFile } from "../papers/package-kit.js";

/** The SHA-256 of files by their names, in the order in which they were written. */
export type FileHashes = Readonly<Record<string, string>>;

/** The hash of each file of a package. */
export function hashFiles(files: readonly PackageFile[]): FileHashes {
  return Object.fromEntries(files.map(({ name, bytes }) => [name, sha256(bytes)]));
}

/**
 * Writes a package into its folder (files 0600, folders 0700): everything under another name first, which then becomes
 * the folder's in one step. A folder that was there before is replaced. Nothing is forced to disk: what a power cut
 * spoils is found by the hashes, and made again.
 *
 * @param temporary a folder of this run alone, on the same disk
 */
export function writePackage(folder: string, files: readonly PackageFile[], temporary: string): void {
  const staged = join(temporary, "new");
  const old = join(temporary, "old");
  rmSync(staged, { recursive: true, force: true });
  mkdirSync(staged, { mode: 0o700 });
  for (const { name, bytes } of files) writeFile(join(staged, name), bytes);
  if (exists(folder)) {
    rmSync(old, { recursive: true, force: true });
    renameSync(folder, old);
    renameSync(staged, folder);
    rmSync(old, { recursive: true, force: true });
  } else renameSync(staged, folder);
}

/** Whether a folder holds exactly these files, byte for byte. */
export function holdsPackage(folder: string, hashes: FileHashes): boolean {
  try {
    const names = readdirSync(folder);
    if (names.length !== Object.keys(hashes).length) return false;
    return names.every((name) => sha256(readFileSync(join(folder, name))) === hashes[name]);
  } catch {
    return false;
  }
}

function writeFile(path: string, content: Uint8Array | string): void {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const handle = openSync(path, "wx", 0o600);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
  } finally {
    closeSync(handle);
  }
}

function sha256(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}
