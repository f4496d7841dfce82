import { lstatSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { exists, inWords } from "./disk.js";
import { FileError } from "./file-error.js";
import { type HeldFolder, inChild, inFolder } from "./held-folder.js";
import { type Change, clearLeftovers, makeFolder, swapIn } from "./replace-files.js";

/** A file to be written: where, and its whole content. */
export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array | string;
}

/** How files and folders are written. */
interface WriteOptions {
  /** Replace what exists; without it anything that exists, and has not this content already, refuses the whole set. */
  readonly force?: boolean;
  /** Who may read a file; its owner alone when left out. */
  readonly mode?: number;
  /** Links on the path of the folder are refused, but taken where the program itself chose the place. */
  readonly links?: "refused" | "taken";
}

/**
 * Writes a set of files of one folder in one step: all of them, or none. A run that is killed at any moment leaves all
 * of them new or all as they were, if need be after the next run has cleared what it left behind. A link in the place of
 * a file is replaced and never followed.
 *
 * @param files contents by path, all in one folder, which is made, readable by its owner alone, when it is missing
 * @returns warnings: what could not be cleaned up after every file was written
 * @throws FileError naming the file and the reason; nothing has been changed then
 */
export function writeFiles(
  files: readonly OutputFile[],
  { force = false, mode = 0o600, links = "refused" }: WriteOptions = {},
): string[] {
  refuseTwice(files);
  const [first] = files;
  if (first === undefined) return [];
  const folder = dirname(resolve(first.path));
  if (files.some(({ path }) => dirname(resolve(path)) !== folder))
    throw new Error("the files of a set are in one folder");
  return inFolder(folder, { label: first.path, links }, (held) => {
    clearLeftovers(held);
    const all = files.map(({ path, bytes }) => ({ path, name: basename(resolve(path)), bytes }));
    const wanted = force ? all : all.filter(({ name, bytes }) => !holds(join(held.at, name), bytes));
    if (wanted.length === 0) return [];
    if (!force) for (const { path, name } of wanted) refuseExisting(path, join(held.at, name));
    return swapIn(held, wanted, { force, mode });
  });
}

/**
 * Writes the files of a folder in one step, as `writeFiles` does. A new folder gets its name when all its files are in
 * it. A folder that was there keeps every file that is not named here.
 *
 * @param files by their names, without folders; null removes a file
 * @returns warnings: what could not be cleaned up after every file was written
 * @throws FileError naming the folder or file and the reason; nothing has been changed then
 */
export function writeFolder(
  path: string,
  files: readonly Change[],
  { force = false, mode = 0o600 }: WriteOptions = {},
): string[] {
  const target = resolve(path);
  const name = basename(target);
  return inFolder(dirname(target), { label: path }, (parent) => {
    clearLeftovers(parent);
    const there = inWords(path, () => lstatSync(join(parent.at, name), { throwIfNoEntry: false }));
    if (there === undefined) return makeFolder(parent, name, files, mode);
    if (there.isSymbolicLink()) throw new FileError(path, "this is a link; move it away and try again");
    if (!there.isDirectory()) throw new FileError(path, "a file has this name");
    return inChild(parent, name, (held) => replaceIn(held, files, { force, mode }, path));
  });
}

function replaceIn(
  held: HeldFolder,
  files: readonly Change[],
  { force, mode }: { readonly force: boolean; readonly mode: number },
  path: string,
): string[] {
  clearLeftovers(held);
  const isDone = files.every(({ name, bytes }) =>
    bytes === null ? !exists(join(held.at, name)) : holds(join(held.at, name), bytes),
  );
  if (isDone) return [];
  if (!force) refuseExisting(path);
  const changes = files.filter(({ name, bytes }) => bytes !== null || exists(join(held.at, name)));
  return swapIn(held, changes, { force, mode });
}

/** Whether a file, and not a link, has exactly this content. */
function holds(path: string, bytes: Uint8Array | string): boolean {
  try {
    return lstatSync(path).isFile() && readFileSync(path).equals(Buffer.from(bytes));
  } catch {
    return false;
  }
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
export function refuseExisting(path: string, at = path): void {
  if (exists(at)) throw new FileError(path, "exists already; --force replaces it");
}
