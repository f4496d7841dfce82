import { rmSync } from "node:fs";
import { join } from "node:path";
import type { BatchOptions, BatchResult, BatchWatch } from "./batch.js";
import { workInThreads } from "./crew.js";
import { itemRow } from "./item-row.js";
import { type ClientItem, households, type Item, inputHash } from "./items.js";
import type { Journal } from "./journal.js";
import { addTimes, type Job, type Outcome, type Times } from "./outcome.js";
import type { ReportRow } from "./report.js";
import { tasksOf, threadsFor } from "./tasks.js";
import { type NumberedRow, writeReports } from "./write-reports.js";

/** One run into a folder that is its own. */
export class Run {
  #made = 0;
  #kept = 0;
  #done = 0;
  #changed = false;
  readonly #times: Times = { fill: 0, write: 0, all: 0 };
  readonly #inputs = new Map<string, string>();

  constructor(
    readonly journal: Journal,
    readonly items: readonly Item[],
    readonly out: string,
    readonly temporary: string,
    readonly asOf: string,
    readonly options: BatchOptions,
    readonly watch: BatchWatch,
  ) {}

  async finish(): Promise<BatchResult> {
    const { template } = this.options;
    const groups = households(this.items);
    for (const group of groups)
      for (const item of group) this.#inputs.set(item.client.key, inputHash(item, group));
    const clients = groups.reduce((sum, { length }) => sum + length, 0);
    const orders = { asOf: this.asOf, template, out: this.out, temporary: this.temporary };
    await workInThreads(
      tasksOf(groups, clients, (item) => this.#job(item)),
      threadsFor(clients),
      orders,
      (outcomes, times) => {
        for (const outcome of outcomes) this.#note(outcome);
        addTimes(this.#times, times);
        this.#done += outcomes.length;
        this.watch.progress(this.#done, clients);
      },
    );
    return this.#complete();
  }

  #job({ client, folder }: ClientItem): Job {
    const entry = this.journal.find(client.key);
    const files = entry?.row.folder === folder ? entry.files : null;
    return { client, folder, files, isSame: entry?.input === this.#inputs.get(client.key) };
  }

  #note(outcome: Outcome): void {
    if (!outcome.worked) {
      this.#kept += 1;
      return;
    }
    const { key, files, written, row } = outcome;
    if (written) this.#made += 1;
    else if (files !== null) this.#kept += 1;
    const entry = { key, input: this.#inputs.get(key) as string, files, row };
    // A client that fails as before, with a spouse whose package is what it was, is nothing new.
    if (!written && JSON.stringify(this.journal.find(key)) === JSON.stringify(entry)) return;
    this.journal.add(entry);
    this.#changed = true;
  }

  #complete(): BatchResult {
    const current = new Set<string>();
    let failed = 0;
    const { written, hashes } = writeReports(
      this.out,
      this.temporary,
      this.#rows((row) => {
        if (row.problems.length > 0) failed += 1;
        if (row.folder !== null) current.add(row.folder);
      }),
    );
    for (const folder of this.journal.folders) {
      if (!current.has(folder)) rmSync(join(this.out, folder), { recursive: true, force: true });
    }
    const { finished } = this.journal;
    const changed = this.#changed || written || finished === null;
    if (changed) this.journal.finish(this.#keys(), hashes);
    return {
      asOf: this.asOf,
      clients: this.items.length,
      made: this.#made,
      kept: this.#kept,
      failed,
      changed,
      times: this.#times,
    };
  }

  *#rows(each: (row: ReportRow) => void): Generator<NumberedRow> {
    for (const item of this.items) {
      const row = itemRow(item, (key) => this.journal.find(key)?.row);
      each(row);
      this.watch.row({ number: item.number, row });
      yield { number: item.number, row };
    }
  }

  *#keys(): Generator<string> {
    for (const item of this.items) if ("client" in item) yield item.client.key;
  }
}
