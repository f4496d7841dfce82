import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { exists, type OutputFile } from "./write-files.js";

/** In each folder of drafts: what this program wrote there, a hash and a name a line, as `sha256sum` prints them. */
const RECORD = ".form8606-written";

/** What to do with the files of a folder, given what is there already. */
export interface Sorted {
  /** Files to write, with the record of the folder. */
  readonly write: readonly OutputFile[];
  /** Names of files that stay as they are: they were edited, or something else wrote them. */
  readonly kept: readonly string[];
}

/**
 * Sorts the files to be written into a folder: a file that is not there is written, one that is still as this program
 * wrote it is replaced, and one that was edited is kept.
 *
 * @param files by their names in the folder
 * @param force replace edited files too
 */
export function sortByRecord(
  folder: string,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  force: boolean,
): Sorted {
  const record = readRecord(folder);
  const isOurs = (name: string, bytes: Uint8Array) => {
    const there = readOrNull(join(folder, name));
    return there === null || [record.get(name), hash(bytes)].includes(hash(there));
  };
  const kept = force ? [] : files.filter(({ name, bytes }) => !isOurs(name, bytes)).map(({ name }) => name);
  const written = files.filter(({ name }) => !kept.includes(name));
  for (const { name, bytes } of written) record.set(name, hash(bytes));
  const lines = [...record].sort().map(([name, digest]) => `${digest}  ${name}\n`);
  return {
    write: [
      ...written.map(({ name, bytes }) => ({ path: join(folder, name), bytes })),
      ...(written.length === 0 ? [] : [{ path: join(folder, RECORD), bytes: lines.join("") }]),
    ],
    kept,
  };
}

function readRecord(folder: string): Map<string, string> {
  const text = readOrNull(join(folder, RECORD));
  const record = new Map<string, string>();
  for (const line of text === null ? [] : new TextDecoder().decode(text).split("\n")) {
    const [, digest, name] = /^([0-9a-f]{64}) {2}([^/\\]+)$/.exec(line) ?? [];
    if (digest !== undefined && name !== undefined) record.set(name, digest);
  }
  return record;
}

/** The content of a file; null when nothing has the name. What cannot be read counts as edited. */
function readOrNull(path: string): Uint8Array | null {
  if (!exists(path)) return null;
  try {
    return readFileSync(path);
  } catch {
    return new Uint8Array();
  }
}

function hash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
