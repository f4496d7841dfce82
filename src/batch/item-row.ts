import type { Item } from "./client-index.js";
import { failedRow, type ReportRow } from "./report.js";

/** The row of a client, or of what could not be read as one. `find` gives the row of a client that was worked on. */
export function itemRow(item: Item, find: (key: string) => ReportRow | undefined): ReportRow {
  if ("failure" in item) return failedRow(item.failure.place, item.failure.problems);
  const row = find(item.client.key);
  if (row === undefined) throw new Error("every client of a run has a row at its end");
  return row;
}
