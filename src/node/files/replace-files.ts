import { createHash, randomUUID } from "node:crypto";
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
  unlinkSync,
} from "node:fs";
import { basename, join } from "node:path";
import { isAlive, thisProcess } from "../process-identity.js";
import { codeOf, exists, inWords, keepAs, linkOr, syncFolder, writeSynced } from "./disk.js";
import { FileError } from "./file-error.js";
import { type HeldFolder, inChild, renamedChild } from "./held-folder.js";

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

/** The folder of a set: the one that it is made in, its name there, and itself. */
interface SetFolder {
  readonly folder: HeldFolder;
  readonly name: string;
  readonly held: HeldFolder;
}

/**
 * Replaces a set of files of a folder in one step: all of them are new, or all are as they were.
 *
 * @param force replace files that exist; without it one that exists refuses the whole set
 * @param mode of the new files
 * @returns what could not be cleaned up after every file was written, in words
 * @throws FileError naming the file and the reason; nothing has been changed then
 */
export function swapIn(
  folder: HeldFolder,
  changes: readonly Change[],
  { force, mode }: { readonly force: boolean; readonly mode: number },
): string[] {
  return stage(folder, (staged) => {
    let ready: SetFolder;
    let items: Item[];
    try {
      items = changes.map((change) =>
        inWords(join(folder.name, change.name), () => stageOne(staged, change, { force, mode })),
      );
      inWords(folder.name, () => {
        writeSynced(join(staged.held.at, SET), JSON.stringify(items), 0o600);
        for (const each of ["new", "old", "."]) syncFolder(join(staged.held.at, each));
      });
      ready = inWords(folder.name, () => become("ready", staged));
      syncFolder(folder.at);
    } catch (error) {
      remove(staged);
      throw error;
    }
    try {
      finish(ready, items, true);
    } catch (error) {
      takeBack(ready, items);
      throw error;
    }
    return cleanUp(ready);
  });
}

/**
 * Gives a new folder its files and then its name, in one step.
 *
 * @throws FileError naming the folder and the reason; nothing has been changed then
 */
export function makeFolder(
  parent: HeldFolder,
  name: string,
  files: readonly Change[],
  mode: number,
): string[] {
  const target = join(parent.name, name);
  return stage(parent, (staged) => {
    const made = join(staged.held.at, "new");
    try {
      for (const file of files)
        if (file.bytes !== null) {
          const { bytes } = file;
          inWords(join(target, file.name), () => writeSynced(join(made, file.name), bytes, mode));
        }
      inWords(target, () => {
        syncFolder(made);
        renameSync(made, join(parent.at, name));
      });
    } catch (error) {
      remove(staged);
      throw error;
    }
    syncFolder(parent.at);
    return cleanUp(staged);
  });
}

/**
 * Clears what killed runs left in a folder: removes what was not decided, and finishes what was. A folder that cannot be
 * read has nothing to clear.
 *
 * @throws FileError when something left behind cannot be cleared
 */
export function clearLeftovers(folder: HeldFolder): void {
  let names: string[];
  try {
    names = readdirSync(folder.at).filter((name) => NAME.test(name));
  } catch {
    return;
  }
  for (const name of names) {
    const state = stateLeftBehind(folder, name);
    if (state === null) continue;
    inChild(folder, name, (held) => {
      const left = { folder, name, held };
      inWords(held.name, () => {
        if (state === "ready") finish(left, itemsOf(left), false);
        if (state === "undo") finishUndo(left, itemsOf(left));
        discard(left);
      });
    });
  }
}

// ---- before the step -----------------------------------------------------------------------------------------------

/** Works with the folder of a new set. */
function stage<T>(folder: HeldFolder, work: (staged: SetFolder) => T): T {
  const { machine, pid, began } = thisProcess();
  const name = `.form8606-staged-${hashOf(machine)}-${pid}-${began ?? 0}-${randomUUID().slice(0, 8)}`;
  inWords(folder.name, () => mkdirSync(join(folder.at, name), { mode: 0o700 }));
  let isEntered = false;
  try {
    return inChild(folder, name, (held) => {
      isEntered = true;
      const staged = { folder, name, held };
      try {
        inWords(folder.name, () => {
          for (const each of ["new", "old"]) mkdirSync(join(held.at, each), { mode: 0o700 });
        });
      } catch (error) {
        remove(staged);
        throw error;
      }
      return work(staged);
    });
  } catch (error) {
    if (!isEntered) removeEmpty(join(folder.at, name));
    throw error;
  }
}

function stageOne(
  { folder, held }: SetFolder,
  { name, bytes }: Change,
  { force, mode }: { readonly force: boolean; readonly mode: number },
): Item {
  const target = join(folder.at, name);
  const there = lstatSync(target, { throwIfNoEntry: false });
  if (there?.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
  if (there && !force) throw Object.assign(new Error(), { code: "EEXIST" });
  if (there) keepAs(target, join(held.at, "old", name));
  const made = join(held.at, "new", name);
  if (bytes !== null) writeSynced(made, bytes, mode);
  return {
    name,
    was: there ? stateOf(there) : null,
    becomes: bytes === null ? null : stateOf(lstatSync(made)),
  };
}

/**
 * Gives the folder of a set the name of another state.
 *
 * @throws FileError when another folder or a link has been put in its place
 */
function become(state: FolderState, { folder, name, held }: SetFolder): SetFolder {
  const next = name.replace(NAME, (whole, was: string) => whole.replace(was, state));
  renameSync(join(folder.at, name), join(folder.at, next));
  const renamed = renamedChild(folder, held, next);
  if (lstatSync(join(folder.at, next)).ino !== statSync(renamed.at).ino)
    throw new FileError(folder.name, MEANWHILE);
  return { folder, name: next, held: renamed };
}

const MEANWHILE = "another program changed it meanwhile; run this again";

// ---- after it ------------------------------------------------------------------------------------------------------

/** Moves what is new to its name. When `strict`, a file that changed since it was looked at is an error; else it stays. */
function finish({ folder, held }: SetFolder, items: readonly Item[], strict: boolean): void {
  for (const item of items) {
    const target = join(folder.at, item.name);
    const made = join(held.at, "new", item.name);
    const name = join(folder.name, item.name);
    inWords(name, () => {
      if (item.becomes !== null && !exists(made)) return;
      const there = lstatSync(target, { throwIfNoEntry: false });
      if (isSame(there, item.was)) publish(made, target, item);
      else if (!isSame(there, item.becomes) && strict) throw new FileError(name, MEANWHILE);
    });
  }
  syncFolder(folder.at);
}

function publish(made: string, target: string, { was, becomes }: Item): void {
  if (becomes === null) return was === null ? undefined : unlinkSync(target);
  if (was !== null) return renameSync(made, target);
  linkOr(made, target, renameSync);
  rmSync(made, { force: true });
}

/** Puts back what was replaced, after a file of the set could not be written. */
function takeBack(ready: SetFolder, items: readonly Item[]): void {
  let now = ready;
  try {
    now = become("undo", ready);
    finishUndo(now, items);
    discard(now);
  } catch (error) {
    throw new FileError(
      ready.folder.name,
      `the earlier files could not be put back (${codeOf(error)}). They are safe in ${now.name}; the next run puts them back`,
    );
  }
}

function finishUndo({ folder, held }: SetFolder, items: readonly Item[]): void {
  for (const { name, was, becomes } of items) {
    const target = join(folder.at, name);
    const old = join(held.at, "old", name);
    const there = lstatSync(target, { throwIfNoEntry: false });
    if (!isSame(there, becomes)) continue;
    if (was !== null && exists(old)) renameSync(old, target);
    else if (was === null && there !== undefined) unlinkSync(target);
  }
  syncFolder(folder.at);
}

// ---- what is in such a folder --------------------------------------------------------------------------------------

/** The files of a set; none when its folder is already being removed. Only a folder of this user's own is believed. */
function itemsOf({ held }: SetFolder): Item[] {
  if (process.getuid !== undefined && statSync(held.at).uid !== process.getuid())
    throw new FileError(held.name, "this program did not make it; move it away and try again");
  let text: string;
  try {
    text = readFileSync(join(held.at, SET), "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
  const items = JSON.parse(text) as Item[];
  return items.filter(({ name }) => name === basename(name) && name !== "" && name !== "..");
}

/** The state that a run left a folder in; null when it may still be at work. */
function stateLeftBehind(folder: HeldFolder, name: string): FolderState | null {
  const [, state, machine, pid, began] = NAME.exec(name) ?? [];
  const there = lstatSync(join(folder.at, name), { throwIfNoEntry: false });
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
function cleanUp(written: SetFolder): string[] {
  try {
    discard(written);
    return [];
  } catch (error) {
    return [
      `${join(written.folder.name, written.name)}: could not be removed (${codeOf(error)}). Every file was written; the next run removes this folder.`,
    ];
  }
}

/** Removes what was not decided; should that fail, the next run does it. */
function remove(staged: SetFolder): void {
  try {
    discard(staged);
  } catch {}
}

function removeEmpty(path: string): void {
  try {
    rmdirSync(path);
  } catch {}
}

/** Removes the folder of a set, its list first: what has no list is only removed, should this be interrupted. */
function discard({ folder, name, held }: SetFolder): void {
  for (const each of [SET, ...readdirSync(held.at)])
    rmSync(join(held.at, each), { recursive: true, force: true });
  rmdirSync(join(folder.at, name));
}
