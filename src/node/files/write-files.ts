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
  readonly path: string;
  readonly bytes: Uint8Array | string;
}

/** How files and folders are written. */
interface WriteOptions {
  /** Replace what exists; without it anything that exists refuses the whole set. */
  readonly force?: boolean;
  /** Who may read a file; its owner alone when left out. */
  readonly mode?: number;
}

/**
 * Writes a set of files, each whole or not at all, and all of them or none: every content goes to a temporary file
 * in its target's own folder (synced to disk), and only when all are there do they get their names. When one cannot be
 * named, those named before it are taken back. An interrupted run changes no file that has its name.
 *
 * @param files contents by path; folders that are missing are made, readable by their owner alone
 * @throws FileError naming the file and the reason; nothing has been changed then
 */
export function writeFiles(
  files: readonly OutputFile[],
  { force = false, mode = 0o600 }: WriteOptions = {},
): void {
  refuseTwice(files);
  if (!force) for (const file of files) refuseExisting(file.path);
  writeAll(
    files.map(({ path, bytes }) => ({
      path,
      write: (temporary) => writeSynced(temporary, bytes, mode),
      publish: (staged) => publishFile(staged, force),
    })),
  );
}

/**
 * Writes a folder with its files, whole or not at all: everything is written and synced under another name beside it,
 * and then the folder gets its name in one step. With `force` the folder that was there is replaced with all it held.
 *
 * @param files by their names, without folders
 * @throws FileError naming the folder and the reason; nothing has been changed then
 */
export function writeFolder(
  path: string,
  files: readonly { readonly name: string; readonly bytes: Uint8Array | string }[],
  { force = false, mode = 0o600 }: WriteOptions = {},
): void {
  if (!force) refuseExisting(path);
  else if (exists(path) && !lstatSync(path).isDirectory()) throw new FileError(path, "a file has this name");
  const write = (temporary: string) => {
    mkdirSync(temporary, { mode: 0o700 });
    for (const { name, bytes } of files) writeSynced(join(temporary, name), bytes, mode);
    syncFolder(temporary);
  };
  writeAll([{ path, write, publish: publishFolder }]);
}

// ---- all or nothing ------------------------------------------------------------------------------------------------

/** A file or folder to be written. */
interface Output {
  readonly path: string;
  readonly write: (temporary: string) => void;
  /** Gives what was written its name. */
  readonly publish: (staged: Staged) => void;
}

/** A file or folder that is written, under another name. */
interface Staged {
  readonly target: string;
  readonly temporary: string;
  /** Whether the target is the new one now. */
  published: boolean;
  /** What is replaced, under another name, so that it can be put back. */
  kept: string | null;
}

function writeAll(outputs: readonly Output[]): void {
  const all: Staged[] = [];
  try {
    for (const output of outputs) all.push(stage(output));
    outputs.forEach(({ path, publish }, at) => {
      const staged = all[at] as Staged;
      inWords(path, () => publish(staged));
      staged.published = true;
    });
    for (const folder of new Set(all.map(({ target }) => dirname(target)))) syncFolder(folder);
  } catch (error) {
    for (const staged of all.reverse()) takeBack(staged);
    throw error;
  } finally {
    for (const { temporary, kept } of all)
      for (const path of [temporary, kept]) if (path !== null) remove(path);
  }
}

function stage({ path, write }: Output): Staged {
  const target = resolve(path);
  const temporary = join(dirname(target), `.${randomUUID()}.tmp`);
  try {
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  } catch (error) {
    const reason = codeOf(error) === "EEXIST" ? REASONS.ENOTDIR : reasonOf(error);
    throw new FileError(path, `its folder cannot be made: ${reason}`);
  }
  try {
    inWords(path, () => write(temporary));
  } catch (error) {
    remove(temporary);
    throw error;
  }
  return { target, temporary, published: false, kept: null };
}

/** What was published goes away again, and what it replaced comes back. */
function takeBack(staged: Staged): void {
  const { target, kept, published } = staged;
  const isReplaced = kept !== null && (published || !exists(target));
  // A folder cannot be moved over another, and a file is better moved over another in one step.
  if (published && (!isReplaced || lstatSync(target).isDirectory())) remove(target);
  if (!isReplaced) return;
  // Should this fail, what was replaced is still there under its other name.
  staged.kept = null;
  renameSync(kept, target);
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

// ---- files and folders ---------------------------------------------------------------------------------------------

function writeSynced(path: string, bytes: Uint8Array | string, mode: number): void {
  const handle = openSync(path, "wx", mode);
  try {
    writeFileSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function publishFile(staged: Staged, force: boolean): void {
  const { target, temporary } = staged;
  if (!force || !exists(target)) return linkOr(temporary, target, nameExclusively);
  if (lstatSync(target).isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
  const kept = `${temporary}.kept`;
  linkOr(target, kept, copyFileSync);
  staged.kept = kept;
  renameSync(temporary, target);
}

/** No system replaces a folder in one step, so the old one makes room first. */
function publishFolder(staged: Staged): void {
  const { target, temporary } = staged;
  if (exists(target)) {
    const kept = `${temporary}.kept`;
    renameSync(target, kept);
    staged.kept = kept;
  }
  renameSync(temporary, target);
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

// ---- names and reasons ---------------------------------------------------------------------------------------------

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

/** Does what the disk may refuse. @throws FileError with the reason in words */
function inWords(path: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw new FileError(path, reasonOf(error));
  }
}

/** Why the disk refused, in words for a person. */
export function reasonOf(error: unknown): string {
  return REASONS[codeOf(error)] ?? `could not be written (${codeOf(error)})`;
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? "unknown";
}
