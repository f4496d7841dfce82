import {
  closeSync,
  fdatasync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  writeSync,
} from "node:fs";
import { promisify } from "node:util";
import { syncFolder } from "../node/files/disk.js";
import { isFolderName } from "./folder-name.js";
import { readLines } from "./read-lines.js";
import type { ReportRow } from "./report.js";
import { Spool } from "./spool.js";
import { TextIndex } from "./text-index.js";

/** What a run's outputs depend on besides the ledgers. A folder has outputs of one such set. */
export interface RunFacts {
  /** Version of the journal's own format. */
  readonly journal: 1;
  /** Version of the program. */
  readonly program: string;
  /** What counts as today, ISO. */
  readonly as_of: string;
  /** SHA-256 of the blank forms. */
  readonly templates: string;
  /** What each package has for other programs; absent when nothing. */
  readonly exports?: string;
  /** The part of the input, `1/1` for all. */
  readonly shard: string;
  /** What is written is encrypted. */
  readonly encrypted: boolean;
}

/** What was made of one client. */
export interface Entry {
  readonly key: string;
  /** SHA-256 of the client's input, and that of the others of the household. */
  readonly input: string;
  /** What tells the client apart from all others, as `whoIs` says. */
  readonly who: string;
  /** The SHA-256 of each file of the package by its name; null when the client failed. */
  readonly files: Readonly<Record<string, string>> | null;
  readonly row: ReportRow;
}

/** The last line of a run that was completed: SHA-256 of its reports. */
export interface Finished {
  readonly finished: { readonly report: string; readonly failures: string };
}

const sync = promisify(fdatasync);
const SYNC_EVERY = 1000;

/**
 * What was done, one line of JSON each: what the run depends on, then each client as soon as the package has its place.
 * It is on disk once a second. A line that a crash tore is left out when it is read, and a folder whose files are not
 * those of its line is made again, so nothing has to be on disk before its line is.
 *
 * Of an encrypted run only what it depends on is on the disk: what was made of each client is kept for the run alone.
 */
export class Journal {
  readonly #path: string;
  #handle: number;
  #length = 0;
  #facts: RunFacts | null = null;
  #finished: Finished["finished"] | null = null;
  /** Where each line begins, in bytes. */
  readonly #offsets: number[] = [];
  /** The lines of this run's entries by the clients' keys. */
  readonly #entries = new TextIndex();
  /** The entries of an encrypted run. */
  readonly #sealed: Spool<Entry> | null;
  #unsynced = false;
  #syncing: Promise<void> = Promise.resolve();
  readonly #timer: NodeJS.Timeout;
  #failure: unknown;

  /** Opens a journal, or begins one. What a crash left behind the last whole line is cut off. */
  constructor(path: string, encrypted = false) {
    this.#path = path;
    this.#sealed = encrypted ? new Spool<Entry>() : null;
    this.#handle = openSync(path, "a+", 0o600);
    this.#read();
    if (fstatSync(this.#handle).size > this.#length) ftruncateSync(this.#handle, this.#length);
    this.#timer = setInterval(() => this.#sync(), SYNC_EVERY);
    this.#timer.unref();
  }

  /** What the entries depend on; null when nothing was begun. */
  get facts(): RunFacts | null {
    return this.#facts;
  }

  /** The reports of the completed run; null when it was not, or something was written since. */
  get finished(): Finished["finished"] | null {
    return this.#finished;
  }

  /** The clients that were done, failed ones too. */
  get keys(): Iterable<string> {
    return this.#keys();
  }

  /** The folders that packages ever had, some of them more than once. */
  get folders(): Iterable<string> {
    return this.#folders();
  }

  /** Begins a run. What was done before it does not count any more. */
  begin(facts: RunFacts): void {
    this.#facts = facts;
    this.#entries.clear();
    if (this.#sealed !== null) this.#empty();
    this.#append(facts);
  }

  /** Notes what was made of a client. */
  add(entry: Entry): void {
    if (this.#sealed === null) this.#append(entry);
    else this.#sealed.add(entry);
    this.#keep(entry);
  }

  /** What was made of a client; undefined when it is not noted. */
  find(key: string): Entry | undefined {
    let entry: Entry | undefined;
    this.#entries.find(key, (line) => {
      entry = this.#entry(line);
      return entry.key === key;
    });
    return entry?.key === key ? entry : undefined;
  }

  /**
   * Completes the run: the journal is written again with the entries of these clients in their order, and takes the place
   * of the old one in one step. Equal runs end with equal journals.
   */
  finish(keys: Iterable<string>, reports: Finished["finished"]): void {
    const temporary = `${this.#path}.new`;
    const handle = openSync(temporary, "w", 0o600);
    try {
      writeWhole(handle, `${JSON.stringify(this.#facts)}\n`);
      for (const key of this.#sealed === null ? keys : [])
        writeWhole(handle, `${JSON.stringify(this.find(key))}\n`);
      writeWhole(handle, `${JSON.stringify({ finished: reports } satisfies Finished)}\n`);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, this.#path);
    syncFolder(`${this.#path}/..`);
  }

  /**
   * Ends the use of the journal; what was noted is on disk then.
   *
   * @throws what a write to disk failed with
   */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#sync();
    await this.#syncing;
    closeSync(this.#handle);
    this.#sealed?.close();
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Takes what is in clear off the disk. */
  #empty(): void {
    ftruncateSync(this.#handle, 0);
    this.#offsets.length = 0;
    this.#length = 0;
  }

  *#keys(): Generator<string> {
    for (const line of this.#entries.numbers) yield this.#entry(line).key;
  }

  *#folders(): Generator<string> {
    if (this.#sealed !== null) return;
    for (const { text } of readLines(this.#handle)) {
      const line = parsed(text);
      if (line !== undefined && "row" in line && line.row.folder !== null) yield line.row.folder;
    }
  }

  #append(line: RunFacts | Entry): void {
    if (this.#failure !== undefined) throw this.#failure;
    const text = `${JSON.stringify(line)}\n`;
    writeWhole(this.#handle, text);
    this.#offsets.push(this.#length);
    this.#length += Buffer.byteLength(text);
    this.#unsynced = true;
    this.#finished = null;
  }

  /** The line that was appended or read last is the client's. */
  #keep({ key }: Entry): void {
    const last = (this.#sealed?.length ?? this.#offsets.length) - 1;
    this.#entries.set(key, last, (line) => this.#entry(line).key === key);
  }

  #entry(line: number): Entry {
    if (this.#sealed !== null) return this.#sealed.get(line);
    const offset = this.#offsets[line] as number;
    const bytes = Buffer.alloc((this.#offsets[line + 1] ?? this.#length) - offset);
    readSync(this.#handle, bytes, 0, bytes.length, offset);
    return JSON.parse(bytes.toString("utf8")) as Entry;
  }

  #sync(): void {
    if (!this.#unsynced) return;
    this.#unsynced = false;
    this.#syncing = this.#syncing
      .then(() => sync(this.#handle))
      .catch((error) => {
        this.#failure ??= error;
      });
  }

  #read(): void {
    for (const { text, offset, length } of readLines(this.#handle)) {
      this.#offsets.push(offset);
      this.#length = offset + length;
      const line = parsed(text);
      this.#finished = null;
      if (line === undefined) continue;
      if ("journal" in line) {
        this.#facts = line;
        this.#entries.clear();
      } else if ("finished" in line) this.#finished = line.finished;
      else if (this.#sealed === null) this.#keep(line);
    }
  }
}

/** A line as it was written; undefined for one that a crash spoilt. */
function parsed(text: string): RunFacts | Entry | Finished | undefined {
  try {
    const line = JSON.parse(text);
    const whole = line.journal === 1 || "finished" in line || isEntry(line);
    return whole ? line : undefined;
  } catch {
    return undefined;
  }
}

/** A folder that is no client's any more is deleted, so its name must be one. */
function isEntry({ key, who, row }: Partial<Entry>): boolean {
  return (
    typeof key === "string" &&
    typeof who === "string" &&
    row !== undefined &&
    (row.folder === null || isFolderName(row.folder))
  );
}

function writeWhole(handle: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
}
