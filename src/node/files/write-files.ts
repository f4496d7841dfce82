import { randomUUID } from "node:crypto";
import {
  closeSync,
  copyFileSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { FileError } from "./file-error.js";

/** A file to be written: where, and its whole content. */
export interface OutputFile {
  path: string;
  bytes: Uint8Array | string;
}

/**
 * Writes a set of files, each whole or not at all, and all of them or none: every content goes to a temporary file
 * in its target's own folder (mode 0600, synced to disk), and only when all are there do they get their names. When
 * one cannot be named, those named before it are taken back.
 *
 * @param files contents by path; folders that are missing are made, readable by their owner alone
 * @param options.force replace files that exist; without it an existing file refuses the whole set
 * @throws FileError naming the file and the reason; nothing has been changed then
 */
export function writeFiles(files: readonly OutputFile[], { force = false }: { force?: boolean } = {}): void {
  refuseTwice(files);
  if (!force) for (const file of files) refuseExisting(file.path);
  const staged: Staged[] = [];
  try {
    for (const file of files) staged.push(stage(file));
    for (const one of staged) publish(one, force);
    for (const folder of new Set(staged.map(({ target }) => dirname(target)))) syncFolder(folder);
  } catch (error) {
    for (const one of staged.reverse()) takeBack(one);
    throw error;
  } finally {
    for (const one of staged) {
      rmSync(one.temporary, { force: true });
      if (one.kept !== null) rmSync(one.kept, { force: true });
    }
  }
}

interface Staged {
  path: string;
  target: string;
  temporary: string;
  /** Whether the target now has the new content. */
  published: boolean;
  /** The replaced file under another name, so that it can be put back. */
  kept: string | null;
}

function stage({ path, bytes }: OutputFile): Staged {
  const target = resolve(path);
  const temporary = join(dirname(target), `.${randomUUID()}.tmp`);
  try {
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  } catch (error) {
    const reason = codeOf(error) === "EEXIST" ? REASONS.ENOTDIR : reasonOf(error);
    throw new FileError(path, `its folder cannot be made: ${reason}`);
  }
  try {
    const handle = openSync(temporary, "wx", 0o600);
    try {
      writeFileSync(handle, bytes);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new FileError(path, reasonOf(error));
  }
  return { path, target, temporary, published: false, kept: null };
}

function publish(one: Staged, force: boolean): void {
  try {
    if (force && exists(one.target)) replace(one);
    else linkOr(one.temporary, one.target, nameExclusively);
    one.published = true;
  } catch (error) {
    throw error instanceof FileError ? error : new FileError(one.path, reasonOf(error));
  }
}

function replace(one: Staged): void {
  if (lstatSync(one.target).isDirectory()) throw new FileError(one.path, "a folder has this name");
  one.kept = `${one.temporary}.kept`;
  linkOr(one.target, one.kept, copyFileSync);
  renameSync(one.temporary, one.target);
}

/** A second name for a file, which fails when the name is taken; `otherwise` serves a file system without hard links. */
function linkOr(from: string, to: string, otherwise: (from: string, to: string) => void): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (!["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EMLINK"].includes(codeOf(error))) throw error;
    otherwise(from, to);
  }
}

/** Takes the name, which fails when it is taken, and then moves the content there in one step. */
function nameExclusively(from: string, to: string): void {
  closeSync(openSync(to, "wx", 0o600));
  renameSync(from, to);
}

function takeBack(one: Staged): void {
  if (!one.published) return;
  if (one.kept === null) rmSync(one.target, { force: true });
  else renameSync(one.kept, one.target);
}

function refuseTwice(files: readonly OutputFile[]): void {
  const seen = new Set<string>();
  for (const { path } of files) {
    const target = resolve(path);
    if (seen.has(target)) throw new FileError(basename(path), "two files of this set have this name");
    seen.add(target);
  }
}

/** Refuses a file whose name is taken, before anybody does work for it. */
export function refuseExisting(path: string): void {
  if (exists(path)) throw new FileError(path, "exists already; --force replaces it");
}

/** Whether anything has this name, a dangling link included. A path that leads nowhere fails later, with its reason. */
export function exists(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
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

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "no permission to write here",
  EPERM: "the system does not allow writing here",
  EROFS: "this place is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EEXIST: "a file has this name already",
  ENOTDIR: "a part of this path is a file, not a folder",
  EISDIR: "a folder has this name",
  ENAMETOOLONG: "the name is too long",
};

export function reasonOf(error: unknown): string {
  return REASONS[codeOf(error)] ?? `could not be written (${codeOf(error)})`;
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? "unknown";
}
