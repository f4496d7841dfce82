import { randomUUID } from "node:crypto";
import { closeSync, openSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { exists, reasonOf, syncFolder } from "../node/files/disk.js";
import { FileError } from "../node/files/file-error.js";
import { makeFolders } from "../node/files/make-folders.js";
import { ENVELOPES, ENVELOPES_HEAD } from "./envelope-list.js";
import { readLines } from "./read-lines.js";
import { FAILURES, REPORT, REPORT_HEAD } from "./report.js";
import { TextFile } from "./text-file.js";

/**
 * Merges the reports of shards into those that one run of the whole input would have written, byte for byte.
 *
 * @param shards folders of shards, or the `report.csv` in them
 * @returns how many clients are in it
 * @throws FileError when a report is none, one client is in two of them, or one is in none
 */
export function mergeReports(out: string, shards: readonly string[]): number {
  const folders = shards.map(folderOf);
  try {
    makeFolders(out);
  } catch (error) {
    throw new FileError(out, reasonOf(error));
  }
  const clients = mergeInto(
    join(out, REPORT),
    folders.map((folder) => csvLines(join(folder, REPORT), REPORT_HEAD)),
    { head: REPORT_HEAD, all: true },
  );
  if (folders.some((folder) => exists(join(folder, ENVELOPES))))
    mergeInto(
      join(out, ENVELOPES),
      folders.map((folder) => csvLines(join(folder, ENVELOPES), ENVELOPES_HEAD)),
      { head: ENVELOPES_HEAD, all: false },
    );
  mergeInto(
    join(out, FAILURES),
    folders.map((folder) => failureLines(join(folder, FAILURES))),
    { head: "", all: false },
  );
  syncFolder(out);
  return clients;
}

function folderOf(shard: string): string {
  return statSync(shard, { throwIfNoEntry: false })?.isFile() ? dirname(shard) : shard;
}

/** A line and the client's place in the whole input. */
interface Numbered {
  readonly number: number;
  readonly line: string;
}

/** Merges lines by their numbers. With `all`, each number from 1 must be there once; otherwise one may have several lines. */
function mergeInto(
  target: string,
  sources: readonly Iterator<Numbered>[],
  { head, all }: { head: string; all: boolean },
): number {
  const temporary = join(dirname(target), `.${randomUUID()}.tmp`);
  try {
    const file = new TextFile(temporary);
    file.add(head);
    let last = 0;
    for (const { number, line } of inOrder(sources)) {
      if (all && number === last) throw new FileError(target, `client ${number} is in two of the reports`);
      if (all && number !== last + 1)
        throw new FileError(target, `client ${last + 1} is in none of the reports; is a shard missing?`);
      file.add(line);
      last = number;
    }
    file.publish(target);
    return last;
  } catch (error) {
    throw error instanceof FileError ? error : new FileError(target, reasonOf(error));
  } finally {
    rmSync(temporary, { force: true });
  }
}

function* inOrder(sources: readonly Iterator<Numbered>[]): Generator<Numbered> {
  const heads = sources.map((source) => source.next());
  for (;;) {
    let least = -1;
    heads.forEach((head, at) => {
      if (!head.done && (least < 0 || head.value.number < (heads[least]?.value.number ?? 0))) least = at;
    });
    const head = heads[least];
    if (head === undefined) return;
    yield head.value;
    heads[least] = (sources[least] as Iterator<Numbered>).next();
  }
}

function* csvLines(path: string, head: string): Generator<Numbered> {
  let first = true;
  for (const text of linesOf(path)) {
    if (first && `${text}\n` !== head) throw new FileError(path, "is not a report of this program's version");
    if (!first) yield { number: numberOf(path, /^(\d+),/.exec(text)?.[1]), line: `${text}\n` };
    first = false;
  }
  if (first) throw new FileError(path, "is not a report");
}

function* failureLines(path: string): Generator<Numbered> {
  for (const text of linesOf(path))
    yield { number: numberOf(path, /^\{"number":(\d+),/.exec(text)?.[1]), line: `${text}\n` };
}

function numberOf(path: string, digits: string | undefined): number {
  if (digits === undefined) throw new FileError(path, "has a line that is not this program's");
  return Number(digits);
}

function* linesOf(path: string): Generator<string> {
  let handle: number;
  try {
    handle = openSync(path, "r");
  } catch (error) {
    throw new FileError(
      path,
      (error as NodeJS.ErrnoException).code === "ENOENT"
        ? "there is no such file; is this shard's run complete?"
        : reasonOf(error),
    );
  }
  try {
    for (const { text } of readLines(handle)) yield text;
  } finally {
    closeSync(handle);
  }
}
