import { hash } from "node:crypto";
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeSync,
} from "node:fs";
import { extname, join } from "node:path";
import { exists } from "./disk.js";

/** A file of a folder: a name without a folder, and its whole content. */
interface FolderFile {
  readonly name: string;
  readonly bytes: Uint8Array | string;
}

/** The SHA-256 of files by their names, in the order in which they were written. */
export type FileHashes = Readonly<Record<string, string>>;

/** What a folder came to. */
export interface FolderState {
  /** Something was written or removed. */
  readonly written: boolean;
  /** Files of this program that somebody edited; they are as they were. */
  readonly edited: readonly string[];
  /** New versions of edited files, which stand beside them. */
  readonly beside: readonly string[];
  /** The hash of each file that it was to have. */
  readonly hashes: FileHashes;
}

/** What this program wrote into a folder, by its list there. */
interface OwnList {
  /** Whose folder it is; null when the list is not there or cannot be read. */
  readonly who: string | null;
  /** The SHA-256 that each file had, or may have had when a run was killed in the middle. */
  readonly files: ReadonlyMap<string, readonly string[]>;
}

/** The list of what this program wrote into a folder, with the hash of each file. */
export const OWN_LIST = ".form8606";

/** Whose folder it is; null when this program did not write it, or its list was deleted. */
export function whoseFolder(folder: string): string | null {
  return readList(folder).who;
}

/** The names of the files that this program wrote into a folder. */
export function ownNames(folder: string): Iterable<string> {
  return readList(folder).files.keys();
}

/** The hash of each file. */
export function hashFiles(files: readonly FolderFile[]): FileHashes {
  return Object.fromEntries(files.map(({ name, bytes }) => [name, sha256(bytes)]));
}

/**
 * The files of a folder that were edited since they were written with these hashes; null when one is missing or the list
 * is, and so the folder must be written again.
 */
export function editedFiles(folder: string, hashes: FileHashes): string[] | null {
  try {
    if (whoseFolder(folder) === null) return null;
    return Object.keys(hashes).filter((name) => sha256(readFileSync(join(folder, name))) !== hashes[name]);
  } catch {
    return null;
  }
}

/** What is to be done to a folder. */
interface FolderPlan {
  /** The files to write, and those to remove, whose content is null. The list is among them. */
  readonly changes: readonly { readonly name: string; readonly bytes: Uint8Array | string | null }[];
  readonly state: FolderState;
}

/**
 * What must be written into a folder, and removed from it, so that it has these files. A file that somebody else put there
 * or edited is never touched: only one that is still as this program wrote it is replaced, or removed when it is no longer
 * one of these. Where an edited file should change, the new version gets a name of its own beside it.
 *
 * @param who whose folder it is; a second owner of the same name has another folder
 * @param options.known hashes of files that this program wrote, should the folder's own list be missing
 * @param options.again writes files too that are there already as they should be
 */
export function planFolder(
  folder: string,
  files: readonly FolderFile[],
  who: string,
  { known = null, again = false }: { known?: FileHashes | null; again?: boolean } = {},
): FolderPlan {
  const before = withKnown(exists(folder) ? readList(folder) : NOTHING, known ?? {});
  const hashes = hashFiles(files);
  const { write, remove, edited, beside, list } = planFor(folder, files, hashes, before, again);
  const text = listText(who, list);
  const changes: { name: string; bytes: Uint8Array | string | null }[] = [
    ...write.values(),
    ...remove.map((name) => ({ name, bytes: null })),
  ];
  if (changes.length > 0 || textOf(join(folder, OWN_LIST)) !== text)
    changes.push({ name: OWN_LIST, bytes: text });
  return { changes, state: { written: changes.length > 0, edited, beside, hashes } };
}

/**
 * Does what `planFolder` says, without waiting for the disk: files get the modes 0600, folders 0700. A new folder appears
 * whole. In one that exists each file is replaced in one step; a run that is killed between two of them is completed by
 * the next one.
 *
 * @param temporary a folder of this run alone, on the same disk
 * @throws what the disk fails with
 */
export function writeOwnFolder(
  folder: string,
  files: readonly FolderFile[],
  who: string,
  { temporary, known = null }: { temporary: string; known?: FileHashes | null },
): FolderState {
  const { changes, state } = planFolder(folder, files, who, { known });
  if (changes.length === 0) return state;
  const staged = join(temporary, "new");
  rmSync(staged, { recursive: true, force: true });
  mkdirSync(staged, { mode: 0o700 });
  for (const { name, bytes } of changes) if (bytes !== null) writeFile(join(staged, name), bytes);
  if (!exists(folder)) {
    renameSync(staged, folder);
    return state;
  }
  // Should the run be killed among the renames, both the old and the new files are known as this program's.
  const both = new Map<string, readonly string[]>(withKnown(readList(folder), known ?? {}).files);
  for (const [name, hash] of Object.entries(hashFiles(changes.filter(isWritten))))
    if (name !== OWN_LIST) both.set(name, [...(both.get(name) ?? []), hash]);
  writeFile(join(staged, `${OWN_LIST}.both`), listText(who, [...both]));
  renameSync(join(staged, `${OWN_LIST}.both`), join(folder, OWN_LIST));
  for (const { name, bytes } of changes)
    if (bytes === null) rmSync(join(folder, name));
    else renameSync(join(staged, name), join(folder, name));
  return state;
}

function isWritten(change: FolderPlan["changes"][number]): change is FolderFile {
  return change.bytes !== null;
}

/**
 * Removes what this program wrote into a folder, and the folder when nothing else is in it.
 *
 * @returns the names of what is left: files that are somebody else's or were edited
 */
export function removeOwn(folder: string): string[] {
  const own = readList(folder);
  const left: string[] = [];
  for (const name of namesIn(folder)) {
    if (name === OWN_LIST) continue;
    if (isOwn(own, name, hashOf(join(folder, name)))) rmSync(join(folder, name));
    else left.push(name);
  }
  if (left.length > 0) return left;
  rmSync(join(folder, OWN_LIST), { force: true });
  if (exists(folder)) rmdirSync(folder);
  return left;
}

// ---- the plan --------------------------------------------------------------------------------------

/** What is to be done to each file of a folder. */
interface Plan {
  readonly write: Map<string, FolderFile>;
  readonly remove: string[];
  readonly edited: string[];
  readonly beside: string[];
  /** The list when all is done. */
  readonly list: [name: string, hash: string][];
}

function planFor(
  folder: string,
  files: readonly FolderFile[],
  hashes: FileHashes,
  before: OwnList,
  again: boolean,
): Plan {
  const plan: Plan = { write: new Map(), remove: [], edited: [], beside: [], list: [] };
  const there = new Map(namesIn(folder).map((name) => [name, hashOf(join(folder, name))]));
  for (const file of files) {
    const { name, bytes } = file;
    const hash = hashes[name] as string;
    const now = there.get(name);
    plan.list.push([name, hash]);
    if (now === hash) {
      if (again) plan.write.set(name, file);
      continue;
    }
    if (
      now === undefined ||
      isOwn(before, name, now) ||
      (now !== null && isSpoilt(join(folder, name), bytes))
    ) {
      plan.write.set(name, file);
      continue;
    }
    plan.edited.push(name);
    const fresh = besideName(name, there, before, hash);
    const isNew = !(before.files.get(name) ?? []).includes(hash);
    if (!isNew && there.get(fresh) !== hash) continue;
    plan.beside.push(fresh);
    plan.list.push([fresh, hash]);
    if (there.get(fresh) !== hash) plan.write.set(fresh, { name: fresh, bytes });
  }
  const listed = new Set(plan.list.map(([name]) => name));
  for (const [name, hashes] of before.files) {
    const now = there.get(name);
    if (listed.has(name) || now === undefined) continue;
    if (isOwn(before, name, now)) plan.remove.push(name);
    else {
      plan.edited.push(name);
      plan.list.push([name, hashes.at(-1) as string]);
    }
  }
  return plan;
}

/** The name for a new version of an edited file: one that is free, or has this program's own earlier version. */
function besideName(
  name: string,
  there: ReadonlyMap<string, string | null>,
  before: OwnList,
  hash: string,
): string {
  const ending = extname(name);
  const stem = name.slice(0, name.length - ending.length);
  for (let number = 1; ; number++) {
    const fresh = `${stem}.new${number === 1 ? "" : `-${number}`}${ending}`;
    const now = there.get(fresh);
    if (now === undefined || now === hash || isOwn(before, fresh, now)) return fresh;
  }
}

/**
 * Whether a file is what a power cut left of this content: parts of it are zeros, or it ends at a block of the disk.
 * Nobody edits a file like that.
 */
function isSpoilt(path: string, content: Uint8Array | string): boolean {
  const wanted = typeof content === "string" ? Buffer.from(content) : content;
  const found = readFileSync(path);
  if (found.length !== wanted.length && found.length % 4096 !== 0) return false;
  return found.length <= wanted.length && found.every((byte, at) => byte === 0 || byte === wanted[at]);
}

// ---- the list --------------------------------------------------------------------------------------------------

function listText(who: string, files: readonly (readonly [string, string | readonly string[]])[]): string {
  return `${JSON.stringify({ form8606: 1, who, files: Object.fromEntries(files) })}\n`;
}

function readList(folder: string): OwnList {
  try {
    const { who, files } = JSON.parse(readFileSync(join(folder, OWN_LIST), "utf8"));
    if (typeof who !== "string") return NOTHING;
    const listed = Object.entries(files as Record<string, string | string[]>);
    return { who, files: new Map(listed.map(([name, hashes]) => [name, [hashes].flat()])) };
  } catch {
    return NOTHING;
  }
}

const NOTHING: OwnList = { who: null, files: new Map() };

function withKnown(list: OwnList, known: FileHashes): OwnList {
  if (list.who !== null) return list;
  return { who: null, files: new Map(Object.entries(known).map(([name, hash]) => [name, [hash]])) };
}

function isOwn({ files }: OwnList, name: string, hash: string | null): boolean {
  return hash !== null && (files.get(name) ?? []).includes(hash);
}

// ---- files -----------------------------------------------------------------------------------------------------

function namesIn(folder: string): string[] {
  return exists(folder) ? readdirSync(folder) : [];
}

/** Null for what is no file that can be read: it is somebody else's. */
function hashOf(path: string): string | null {
  try {
    return sha256(readFileSync(path));
  } catch {
    return null;
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
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
  return hash("sha256", content);
}
