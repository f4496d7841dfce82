import type { Entry } from "../ledger/schema.js";

/**
 * Entries are a set: sorted by date, then by what they are, so that their order in the file changes no line
 * (decision 9). Only wholly equal entries are told apart by their place.
 */
export function inOrder(entries: readonly Entry[]): Entry[] {
  return [...entries].sort(compareEntries);
}

/** Whether an entry is taken before another. */
export function comesBefore(entry: Entry, other: Entry): boolean {
  return compareEntries(entry, other) < 0;
}

function compareEntries(a: Entry, b: Entry): number {
  return (
    compare(a.date ?? "", b.date ?? "") || compare(a.kind, b.kind) || a.amount - b.amount || a.index - b.index
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
