import type { ClientIndex, ClientItem } from "./client-index.js";
import { addTimes, type Job, type Times } from "./client-outcome.js";
import { itemRow } from "./item-row.js";
import type { BatchOptions, BatchResult, BatchWatch } from "./options.js";
import type { ReportRow } from "./report.js";
import { tasksOf, threadsFor } from "./tasks.js";
import { workInThreads } from "./worker-pool.js";

/** Works on every client without writing. Rows are told in the order of the input, as soon as all before are known. */
export async function tryOut(
  index: ClientIndex,
  options: BatchOptions,
  watch: BatchWatch,
): Promise<BatchResult> {
  const { template, exports, asOf: given, today } = options;
  const asOf = given ?? today;
  const { length, clients } = index;
  const times: Times = { fill: 0, write: 0, all: 0 };
  const waiting = new Map<string, ReportRow>();
  const items = index.items();
  let next = items.next();
  let done = 0;
  let failed = 0;
  const tell = () => {
    for (; !next.done; next = items.next()) {
      const item = next.value;
      if ("client" in item && !waiting.has(item.client.key)) return;
      const row = itemRow(item, (key) => waiting.get(key));
      if (row.problems.length > 0) failed += 1;
      if ("client" in item) waiting.delete(item.client.key);
      watch.row({ number: item.number, row });
    }
  };
  tell();
  const jobs = (household: readonly ClientItem[]): Job[] =>
    household.map(({ client, who, folder, unusable }) => ({
      client,
      who,
      folder,
      unusable,
      files: null,
      edited: [],
      isSame: false,
    }));
  const orders = { asOf, template, exports, keys: options.keys, out: null, temporary: "" };
  await workInThreads(
    tasksOf(index.households(), clients, jobs),
    threadsFor(clients),
    orders,
    (outcomes, spent) => {
      for (const outcome of outcomes) if (outcome.worked) waiting.set(outcome.key, outcome.row);
      addTimes(times, spent);
      done += outcomes.length;
      watch.progress(done, clients);
      tell();
    },
  );
  return {
    asOf,
    clients: length,
    made: length - failed,
    kept: 0,
    failed,
    changed: false,
    left: new Map(),
    sheetLeft: false,
    times,
  };
}
