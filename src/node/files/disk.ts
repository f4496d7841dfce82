import {
  closeSync,
  copyFileSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { FileError } from "./file-error.js";

/** Whether anything has this name, a dangling link included. A path that leads nowhere fails later, with its reason. */
export function exists(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** Writes a new file and waits until it is on the disk. */
export function writeSynced(path: string, bytes: Uint8Array | string, mode: number): void {
  const handle = openSync(path, "wx", mode);
  try {
    writeFileSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes the new names last through a power cut, where the system lets a folder be synced. */
export function syncFolder(folder: string): void {
  let handle: number;
  try {
    handle = openSync(folder, "r");
  } catch {
    return;
  }
  try {
    fsyncSync(handle);
  } catch {
    // Some systems cannot sync a folder; the files themselves are on disk all the same.
  } finally {
    closeSync(handle);
  }
}

/** Gives a file, or a link itself, a second name; a copy where the file system has no hard links. */
export function keepAs(path: string, second: string): void {
  if (lstatSync(path).isSymbolicLink()) symlinkSync(readlinkSync(path), second);
  else linkOr(path, second, copyFileSync);
}

/** A second name for a file, which fails when the name is taken; `otherwise` serves a file system without hard links. */
export function linkOr(from: string, to: string, otherwise: (from: string, to: string) => void): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (!["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EMLINK"].includes(codeOf(error))) throw error;
    otherwise(from, to);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "no permission to write here",
  EPERM: "the system does not allow writing here",
  EROFS: "this place is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EEXIST: "a file has this name already",
  ENOTDIR: "a part of this path is a file, not a folder",
  EISDIR: "a folder has this name",
  ENOTEMPTY: "a folder has this name",
  ENAMETOOLONG: "the name is too long",
};

/** What a person can do where a file could not be written. */
const REMEDIES: Readonly<Record<string, string>> = {
  EACCES: "choose another place, or change its permissions",
  EPERM: "choose another place",
  EROFS: "choose another place",
  ENOSPC: "free some space and try again",
  EDQUOT: "free some space and try again",
};

/** Does what the disk may refuse. @throws FileError with the reason in words, and what to do */
export function inWords<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof FileError ? error : new FileError(path, withRemedy(error));
  }
}

/** Why the disk refused, and what a person can do, in words. */
export function withRemedy(error: unknown): string {
  const remedy = REMEDIES[codeOf(error)];
  return remedy === undefined ? reasonOf(error) : `${reasonOf(error)}; ${remedy}`;
}

/** Why the disk refused, in words for a person. */
export function reasonOf(error: unknown): string {
  return REASONS[codeOf(error)] ?? `could not be written (${codeOf(error)})`;
}

/** The system's code of an error, such as ENOENT. */
export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? "unknown";
}
