import { createHash, randomUUID } from "node:crypto";
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  unlinkSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { isAlive, thisProcess } from "../process-identity.js";
import { codeOf, exists, inWords, keepAs, linkOr, syncFolder, writeSynced } from "./disk.js";
import { FileError } from "./file-error.js";

/*
 * How a set of files in one folder is replaced in one step, although no system renames several files at once.
 *
 * 1. A folder `.form8606-staged-ID` is made in it: `new/` with the new contents, `old/` with a second name for each file
 *    that is replaced, and `set.json`. The ID names the process.
 * 2. It is renamed to `.form8606-ready-ID`. This is the step: before it nothing has changed, after it the set is decided.
 * 3. The files of `new/` are moved to their names, and the folder is removed.
 *
 * When a file cannot be moved, the folder is renamed to `.form8606-undo-ID`, and what is in `old/` goes back. A run that
 * is killed leaves one of these folders. `clearLeftovers` then removes it, finishes the moves, or finishes the undo, each
 * of which may itself be interrupted and repeated. What a person changed after the kill is never overwritten.
 */

/** A file of the set: its name without a folder, and its new content; null removes the file. */
export interface Change {
  readonly name: string;
  readonly bytes: Uint8Array | string | null;
}

/** What identifies the state of a file without reading it. */
interface State {
  readonly size: number;
  readonly changed: number;
}

/** A file of the set in `set.json`. */
interface Item {
  readonly name: string;
  /** The state of the file that is replaced or removed; null when there was none. */
  readonly was: State | null;
  /** The state of the new file; null when the file is removed. */
  readonly becomes: State | null;
}

const STATES = ["staged", "ready", "undo"] as const;
type FolderState = (typeof STATES)[number];
const NAME = new RegExp(`^\\.form8606-(${STATES.join("|")})-([0-9a-f]{12})-(\\d+)-(\\d+)-[0-9a-f]{8}$`);
const SET = "set.json";

/** When a folder of another machine or container is taken as left behind; milliseconds. Writing a set takes seconds. */
const LEFT_BEHIND = 600_000;

/**
 * Replaces a set of files of a folder in one step: all of them are new, or all are as they were.
 *
 * @param folder one that exists
 * @param force replace files that exist; without it one that exists refuses the whole set
 * @param mode of the new files
 * @returns what could not be cleaned up after every file was written, in words
 * @throws FileError naming the file and the reason; nothing has been changed then
 */
export function swapIn(
  folder: string,
  changes: readonly Change[],
  { force, mode }: { readonly force: boolean; readonly mode: number },
): string[] {
  const staged = inWords(folder, () => stage(folder));
  const ready = inState(staged, "ready");
  try {
    const items = changes.map((change) =>
      inWords(join(folder, change.name), () => stageOne(folder, staged, change, { force, mode })),
    );
    inWords(folder, () => {
      writeSynced(join(staged, SET), JSON.stringify(items), 0o600);
      for (const each of ["new", "old", "."]) syncFolder(join(staged, each));
      renameSync(staged, ready);
      syncFolder(folder);
    });
  } catch (error) {
    remove(staged);
    throw error;
  }
  try {
    finish(folder, ready, true);
  } catch (error) {
    takeBack(folder, ready);
    throw error;
  }
  return cleanUp(ready);
}

/**
 * Gives a new folder its files and then its name, in one step.
 *
 * @throws FileError naming the folder and the reason; nothing has been changed then
 */
export function makeFolder(parent: string, name: string, files: readonly Change[], mode: number): string[] {
  const staged = inWords(parent, () => stage(parent));
  const target = join(parent, name);
  try {
    for (const file of files)
      if (file.bytes !== null) {
        const { bytes } = file;
        inWords(join(target, file.name), () => writeSynced(join(staged, "new", file.name), bytes, mode));
      }
    inWords(target, () => {
      syncFolder(join(staged, "new"));
      renameSync(join(staged, "new"), target);
    });
  } catch (error) {
    remove(staged);
    throw error;
  }
  syncFolder(parent);
  return cleanUp(staged);
}

/**
 * Clears what killed runs left in a folder: removes what was not decided, and finishes what was. A folder that does not
 * exist, or cannot be read, has nothing to clear.
 *
 * @throws FileError when something left behind cannot be cleared
 */
export function clearLeftovers(folder: string): void {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => NAME.test(name));
  } catch {
    return;
  }
  for (const name of names) {
    const path = join(folder, name);
    const state = stateLeftBehind(path);
    if (state === null) continue;
    inWords(path, () => {
      if (state === "ready") finish(folder, path, false);
      if (state === "undo") finishUndo(folder, path);
      removeOrThrow(path);
    });
  }
}

// ---- before the step -----------------------------------------------------------------------------------------------

function stage(folder: string): string {
  const { machine, pid, began } = thisProcess();
  const id = `${hashOf(machine)}-${pid}-${began ?? 0}-${randomUUID().slice(0, 8)}`;
  const staged = join(folder, `.form8606-staged-${id}`);
  mkdirSync(staged, { mode: 0o700 });
  try {
    for (const each of ["new", "old"]) mkdirSync(join(staged, each), { mode: 0o700 });
  } catch (error) {
    remove(staged);
    throw error;
  }
  return staged;
}

function stageOne(
  folder: string,
  staged: string,
  { name, bytes }: Change,
  { force, mode }: { readonly force: boolean; readonly mode: number },
): Item {
  const target = join(folder, name);
  const there = lstatSync(target, { throwIfNoEntry: false });
  if (there?.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
  if (there && !force) throw Object.assign(new Error(), { code: "EEXIST" });
  if (there) keepAs(target, join(staged, "old", name));
  const made = join(staged, "new", name);
  if (bytes !== null) writeSynced(made, bytes, mode);
  return {
    name,
    was: there ? stateOf(there) : null,
    becomes: bytes === null ? null : stateOf(lstatSync(made)),
  };
}

// ---- after it ------------------------------------------------------------------------------------------------------

/** Moves what is new to its name. When `strict`, a file that changed since it was looked at is an error; else it stays. */
function finish(folder: string, ready: string, strict: boolean): void {
  for (const item of itemsOf(ready)) {
    const target = join(folder, item.name);
    const made = join(ready, "new", item.name);
    inWords(target, () => {
      if (item.becomes !== null && !exists(made)) return;
      const there = lstatSync(target, { throwIfNoEntry: false });
      if (isSame(there, item.was)) publish(made, target, item);
      else if (!isSame(there, item.becomes) && strict)
        throw new FileError(target, "another program changed it meanwhile; run this again");
    });
  }
  syncFolder(folder);
}

function publish(made: string, target: string, { was, becomes }: Item): void {
  if (becomes === null) return was === null ? undefined : unlinkSync(target);
  if (was !== null) return renameSync(made, target);
  linkOr(made, target, renameSync);
  rmSync(made, { force: true });
}

/** Puts back what was replaced, after a file of the set could not be written. */
function takeBack(folder: string, ready: string): void {
  const undo = inState(ready, "undo");
  try {
    renameSync(ready, undo);
    finishUndo(folder, undo);
    removeOrThrow(undo);
  } catch (error) {
    const where = basename(exists(undo) ? undo : ready);
    throw new FileError(
      folder,
      `the earlier files could not be put back (${codeOf(error)}). They are safe in ${where}; the next run puts them back`,
    );
  }
}

function finishUndo(folder: string, undo: string): void {
  for (const { name, was, becomes } of itemsOf(undo)) {
    const target = join(folder, name);
    const old = join(undo, "old", name);
    const there = lstatSync(target, { throwIfNoEntry: false });
    if (!isSame(there, becomes)) continue;
    if (was !== null && exists(old)) renameSync(old, target);
    else if (was === null && there !== undefined) unlinkSync(target);
  }
  syncFolder(folder);
}

// ---- what is in such a folder --------------------------------------------------------------------------------------

/** The files of a set; none when its folder is already being removed. Only a folder of this user's own is believed. */
function itemsOf(ready: string): Item[] {
  const there = lstatSync(ready, { throwIfNoEntry: false });
  if (there === undefined) return [];
  const isOwn = process.getuid === undefined || there.uid === process.getuid();
  if (!there.isDirectory() || !isOwn)
    throw new FileError(ready, "this program did not make it; move it away and try again");
  let text: string;
  try {
    text = readFileSync(join(ready, SET), "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
  const items = JSON.parse(text) as Item[];
  return items.filter(({ name }) => name === basename(name) && name !== "" && name !== "..");
}

/** The state that a run left a folder in; null when it may still be at work. */
function stateLeftBehind(path: string): FolderState | null {
  const [, state, machine, pid, began] = NAME.exec(basename(path)) ?? [];
  const there = lstatSync(path, { throwIfNoEntry: false });
  if (!there?.isDirectory() || state === undefined) return null;
  const me = thisProcess();
  const isHere = machine === hashOf(me.machine);
  const other = { machine: me.machine, pid: Number(pid), began: began === "0" ? null : (began ?? null) };
  const alive = isHere ? isAlive(other, me) : undefined;
  // A set that is decided can be finished by anybody.
  const isOver =
    alive === undefined ? state !== "staged" || Date.now() - there.mtimeMs > LEFT_BEHIND : !alive;
  return isOver ? (state as FolderState) : null;
}

function inState(path: string, state: FolderState): string {
  return join(
    dirname(path),
    basename(path).replace(NAME, (name, was) => name.replace(was, state)),
  );
}

function stateOf({ size, mtimeMs }: Stats): State {
  return { size, changed: mtimeMs };
}

function isSame(there: Stats | undefined, state: State | null): boolean {
  if (there === undefined || state === null) return there === undefined && state === null;
  return there.size === state.size && there.mtimeMs === state.changed;
}

function hashOf(machine: string): string {
  return createHash("sha256").update(machine).digest("hex").slice(0, 12);
}

/** Removes the folder of a set that is written. Why it could not, in words, is no reason to fail. */
function cleanUp(path: string): string[] {
  try {
    removeOrThrow(path);
    return [];
  } catch (error) {
    return [
      `${path}: could not be removed (${codeOf(error)}). Every file was written; the next run removes this folder.`,
    ];
  }
}

/** Removes what was not decided; should that fail, the next run does it. */
function remove(path: string): void {
  try {
    removeOrThrow(path);
  } catch {}
}

function removeOrThrow(path: string): void {
  rmSync(path, { recursive: true, force: true });
}
