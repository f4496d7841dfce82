import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from "node:fs";
import { basename, dirname, extname, join, relative, resolve, sep } from "node:path";
import { problemAt } from "../../errors.js";
import { AGE } from "../../node/age-encryption.js";
import { FileError } from "../../node/files/file-error.js";
import { OWN_LIST, ownNames } from "../../node/files/own-folder.js";
import type { InputFailure } from "./client.js";
import { type PapersFolder, papersFolder } from "./papers-folder.js";

/** What a file holds, by the extension of its name. */
type Kind = "json" | "yaml" | "lines" | "table";

/** A file of the input. */
export interface InputFile {
  readonly path: string;
  /** What it is called in reports: its path from the folder that all of the input is in. */
  readonly name: string;
  readonly kind: Kind;
  /** It is encrypted with age. */
  readonly encrypted: boolean;
}

type Input = InputFile | PapersFolder | InputFailure;

const KINDS: Readonly<Record<string, Kind>> = {
  ".json": "json",
  ".yaml": "yaml",
  ".yml": "yaml",
  ".jsonl": "lines",
  ".ndjson": "lines",
  ".csv": "table",
  ".tsv": "table",
};
const ENDINGS =
  "a ledger's name ends in .json, .yaml or .yml, many ledgers' in .jsonl or .csv; .age may follow";

/** What a package of this program holds for other programs; it is no ledger. */
const PACKAGE = "package.json";
/** The mark of a batch's folder: what it holds was written by this program. */
const STATE = ".form8606";

/**
 * The files of the input: those that are named, and of each folder those whose names end as a ledger's does, in the
 * order of their names, folders in it included; a folder that holds papers instead of ledgers is one by itself. Hidden files, packages that this program wrote and files with other
 * endings are passed over. A link in a folder is not followed; what it leads to in the same folder is read anyway.
 *
 * @param but a file that is passed over: the office's client list; null for none
 * @throws FileError when an input is not there, may not be read, or is neither a folder nor a ledger file
 */
export function* inputFiles(inputs: readonly string[], but: string | null = null): Generator<Input> {
  for (const input of ledgerFiles(inputs))
    if (!("path" in input) || but === null || realpathSync(input.path) !== realpathSync(but)) yield input;
}

function* ledgerFiles(inputs: readonly string[]): Generator<Input> {
  const stats = inputs.map(statOf);
  const folders = inputs.map((input, at) =>
    stats[at]?.isDirectory() ? resolve(input) : dirname(resolve(input)),
  );
  const root = commonFolder(folders);
  for (const [at, input] of inputs.entries()) {
    if (stats[at]?.isDirectory()) {
      yield* filesIn(input, realpathSync(input), root);
      continue;
    }
    const { kind, encrypted } = kindOf(input);
    if (kind === undefined) throw new FileError(input, ENDINGS);
    if (!stats[at]?.isFile())
      throw new FileError(input, "is not a file that can be read twice; write it to one");
    yield { path: input, name: nameOf(input, root), kind, encrypted };
  }
}

/** What a file holds by its name; `.age` behind it says that it is encrypted. */
function kindOf(name: string): { kind: Kind | undefined; encrypted: boolean } {
  const encrypted = extname(name).toLowerCase() === AGE;
  const plain = encrypted ? name.slice(0, -AGE.length) : name;
  return { kind: KINDS[extname(plain).toLowerCase()], encrypted };
}

function statOf(input: string): Stats {
  try {
    return statSync(input);
  } catch (error) {
    throw new FileError(input, reasonOf(error));
  }
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? "unknown";
  if (code === "ENOENT" || code === "ENOTDIR") return "there is no such file or folder";
  return code === "EACCES" || code === "EPERM" ? "no permission to read it" : `could not be read (${code})`;
}

/** The folder that all folders are in, or are. */
function commonFolder(folders: readonly string[]): string {
  const [first = "", ...others] = folders;
  let parts = first.split(sep);
  for (const other of others) {
    const steps = other.split(sep);
    const differs = parts.findIndex((part, at) => part !== steps[at]);
    if (differs >= 0) parts = parts.slice(0, differs);
  }
  return parts.join(sep) || sep;
}

function nameOf(path: string, root: string): string {
  return relative(root, resolve(path)).split(sep).join("/");
}

function* filesIn(folder: string, top: string, root: string): Generator<Input> {
  const failure = (path: string, message: string): InputFailure => ({
    place: nameOf(path, root),
    problems: [problemAt("invalid_value", [], message)],
  });
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    yield failure(folder, reasonOf(error));
    return;
  }
  if (entries.some((entry) => entry.name === STATE && entry.isDirectory())) return;
  const own = new Set(ownNames(folder));
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  // Beside a package lie the office's scans, which are no client's papers by themselves.
  const papers = entries.some(({ name }) => name === OWN_LIST)
    ? null
    : papersFolder(folder, nameOf(folder, root) || basename(resolve(folder)), entries);
  if (papers !== null) {
    yield papers;
    // What answers are given for are all papers below.
    if (papers.answers !== null) return;
  }
  for (const entry of entries) {
    if (entry.name.startsWith(".") || entry.name === PACKAGE || own.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (papers?.papers.includes(path)) continue;
    const { kind, encrypted } = kindOf(entry.name);
    if (entry.isDirectory()) yield* filesIn(path, top, root);
    else if (entry.isSymbolicLink()) {
      if (kind !== undefined && leadsOut(path, top))
        yield failure(path, "is a link that leads out of the folder, which is not followed; name its target");
    } else if (kind !== undefined) {
      yield entry.isFile()
        ? { path, name: nameOf(path, root), kind, encrypted }
        : failure(path, "is not a file");
    }
  }
}

function leadsOut(link: string, top: string): boolean {
  try {
    const target = realpathSync(link);
    return target !== top && !target.startsWith(top.endsWith(sep) ? top : top + sep);
  } catch {
    return true;
  }
}
