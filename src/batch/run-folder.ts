import { readdirSync } from "node:fs";
import { join } from "node:path";
import { encrypts } from "../node/age-encryption.js";
import { removeOwn, whoseFolder } from "../node/files/own-folder.js";
import { type ClientIndex, type ClientItem, inputHash } from "./client-index.js";
import { addTimes, type Job, type Outcome, type Times } from "./client-outcome.js";
import { folderIn, isFolderName } from "./folder-name.js";
import { itemRow } from "./item-row.js";
import type { Journal } from "./journal.js";
import type { BatchOptions, BatchResult, BatchWatch } from "./options.js";
import type { ReportRow } from "./report.js";
import { tasksOf, threadsFor } from "./tasks.js";
import { TextIndex } from "./text-index.js";
import { workInThreads } from "./worker-pool.js";
import { type NumberedRow, writeReports } from "./write-reports.js";

/** The folders of packages in a folder, by the lists in them. */
function ownFolders(out: string): string[] {
  return readdirSync(out).filter((name) => isFolderName(name) && whoseFolder(join(out, name)) !== null);
}

/** One run into a folder that is its own. */
export class Run {
  #made = 0;
  #kept = 0;
  #done = 0;
  #changed = false;
  /** Folders that are nobody's any more, with what is somebody else's in them. */
  readonly #left = new Map<string, readonly string[]>();
  readonly #times: Times = { fill: 0, write: 0, all: 0 };
  /** The hashes of what the clients that are worked on are made of. */
  readonly #inputs = new Map<string, { input: string; who: string }>();
  /** The clients with a package, by its folder. */
  readonly #folders = new TextIndex();

  constructor(
    readonly journal: Journal,
    readonly index: ClientIndex,
    readonly out: string,
    readonly temporary: string,
    readonly asOf: string,
    readonly options: BatchOptions,
    readonly watch: BatchWatch,
  ) {}

  async finish(): Promise<BatchResult> {
    const { template, exports } = this.options;
    const { clients } = this.index;
    const orders = {
      asOf: this.asOf,
      template,
      exports,
      keys: this.options.keys,
      out: this.out,
      temporary: this.temporary,
    };
    await workInThreads(
      tasksOf(this.index.households(), clients, (household) => this.#jobs(household)),
      threadsFor(clients),
      orders,
      (outcomes, times) => {
        for (const outcome of outcomes) this.#note(outcome);
        addTimes(this.#times, times);
        this.#done += outcomes.length;
        this.watch.progress(this.#done, clients);
      },
    );
    return await this.#complete();
  }

  #jobs(household: readonly ClientItem[]): Job[] {
    return household.map((item) => {
      const { client, who, unusable } = item;
      const input = inputHash(item, household);
      this.#inputs.set(client.key, { input, who });
      const entry = this.journal.find(client.key);
      const folder = this.#folder(item);
      const isHere = entry?.row.folder === folder;
      return {
        client,
        who,
        folder,
        unusable,
        files: isHere ? entry.files : null,
        edited: isHere ? entry.row.edited : [],
        isSame: entry?.input === input,
      };
    });
  }

  /** The folder that a client has, or gets. */
  #folder({ client: { key, owner }, who, folder: fresh }: ClientItem): string {
    const entry = this.journal.find(key);
    if (entry?.who === who && entry.row.folder !== null) return entry.row.folder;
    return folderIn(this.out, { owner, who, fresh });
  }

  #note(outcome: Outcome): void {
    const { input, who } = this.#inputs.get(outcome.key) as { input: string; who: string };
    this.#inputs.delete(outcome.key);
    if (!outcome.worked) {
      this.#kept += 1;
      return;
    }
    const { key, files, written, row } = outcome;
    if (written) this.#made += 1;
    else if (files !== null) this.#kept += 1;
    const entry = { key, input, who, files, row };
    // A client that fails as before, with a spouse whose package is what it was, is nothing new.
    if (!written && JSON.stringify(this.journal.find(key)) === JSON.stringify(entry)) return;
    this.journal.add(entry);
    this.#changed = true;
  }

  async #complete(): Promise<BatchResult> {
    let failed = 0;
    const { written, hashes, sheetLeft } = await writeReports(
      this.out,
      this.temporary,
      this.options.keys,
      this.#rows((row) => {
        if (row.problems.length > 0) failed += 1;
      }),
    );
    this.#removeOthers();
    const { finished } = this.journal;
    const changed = this.#changed || written || finished === null;
    if (changed) this.journal.finish(this.#keys(), hashes);
    return {
      asOf: this.asOf,
      clients: this.index.length,
      made: this.#made,
      kept: this.#kept,
      failed,
      changed,
      left: this.#left,
      sheetLeft,
      times: this.#times,
    };
  }

  /** Removes the folders of packages that were there before and are nobody's any more. */
  #removeOthers(): void {
    const { keys, force } = this.options;
    // An encrypted run does not know the folders of the one before it, but each has a list.
    const folders = !encrypts(keys) ? this.journal.folders : force ? ownFolders(this.out) : [];
    for (const folder of folders) {
      if (this.#folders.find(folder, (number) => this.#has(number, folder)) !== undefined) continue;
      const left = removeOwn(join(this.out, folder));
      if (left.length > 0) this.#left.set(folder, left);
    }
  }

  #has(number: number, folder: string): boolean {
    const item = this.index.item(number);
    return "client" in item && this.#folder(item) === folder;
  }

  *#rows(each: (row: ReportRow) => void): Generator<NumberedRow> {
    for (const item of this.index.items()) {
      const row = itemRow(item, (key) => this.journal.find(key)?.row);
      const { folder } = row;
      if (folder !== null) this.#folders.set(folder, item.number, (number) => this.#has(number, folder));
      each(row);
      this.watch.row({ number: item.number, row });
      yield { number: item.number, row };
    }
  }

  *#keys(): Generator<string> {
    for (const item of this.index.items()) if ("client" in item) yield item.client.key;
  }
}
