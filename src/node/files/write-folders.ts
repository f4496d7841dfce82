import { randomUUID } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { FileError } from "./file-error.js";
import { exists, reasonOf, syncFolder } from "./write-files.js";

/** A folder to be written: where, and its files by name, without folders in it. */
export interface OutputFolder {
  readonly folder: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array | string }[];
}

/**
 * Writes folders with their files, each whole or not at all: everything is written and synced under other names beside
 * them (files 0600, folders 0700), and only when all is there does each folder get its name in one step. When one
 * cannot be named, those named before it are taken back.
 *
 * @param options.force replace folders that exist; without it one of them refuses all
 * @throws FileError naming the folder and the reason; nothing has been changed then
 */
export function writeFolders(
  folders: readonly OutputFolder[],
  { force = false }: { force?: boolean } = {},
): void {
  const targets = new Set(folders.map(({ folder }) => resolve(folder)));
  if (targets.size < folders.length) throw new FileError("the folders to write", "two of them have one name");
  for (const { folder } of folders) refuseTaken(folder, force);
  const staged: Staged[] = [];
  try {
    for (const each of folders) staged.push(stage(each));
    for (const each of staged) publish(each);
  } catch (error) {
    for (const each of staged.reverse()) takeBack(each);
    throw error;
  } finally {
    for (const { temporary, old, published } of staged) {
      rmSync(temporary, { recursive: true, force: true });
      if (published) rmSync(old, { recursive: true, force: true });
    }
  }
}

interface Staged {
  readonly path: string;
  readonly target: string;
  readonly temporary: string;
  /** Where a folder that is replaced waits until all is done. */
  readonly old: string;
  replaced: boolean;
  published: boolean;
}

function refuseTaken(path: string, force: boolean): void {
  if (!exists(path)) return;
  if (!force) throw new FileError(path, "exists already; --force replaces it");
  if (!lstatSync(resolve(path)).isDirectory()) throw new FileError(path, "a file has this name");
}

function stage({ folder, files }: OutputFolder): Staged {
  const target = resolve(folder);
  const temporary = join(dirname(target), `.${randomUUID()}.tmp`);
  try {
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new FileError(folder, pathReason(error));
  }
  try {
    mkdirSync(temporary, { mode: 0o700 });
    for (const { name, bytes } of files) writeSynced(join(temporary, name), bytes);
    syncFolder(temporary);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw new FileError(folder, reasonOf(error));
  }
  return { path: folder, target, temporary, old: `${temporary}.old`, replaced: false, published: false };
}

/** A file where a folder should be is told by two codes. */
function pathReason(error: unknown): string {
  const taken = (error as NodeJS.ErrnoException).code === "EEXIST";
  return reasonOf(taken ? { code: "ENOTDIR" } : error);
}

function writeSynced(path: string, bytes: Uint8Array | string): void {
  const handle = openSync(path, "wx", 0o600);
  try {
    writeFileSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function publish(each: Staged): void {
  const { path, target, temporary, old } = each;
  try {
    if (exists(target)) {
      renameSync(target, old);
      each.replaced = true;
    }
    renameSync(temporary, target);
    each.published = true;
    syncFolder(dirname(target));
  } catch (error) {
    throw new FileError(path, reasonOf(error));
  }
}

function takeBack(each: Staged): void {
  if (each.published) rmSync(each.target, { recursive: true, force: true });
  if (each.replaced) renameSync(each.old, each.target);
  each.published = false;
}
