import type { Entry } from "../ledger/schema.js";

/**
 * Entries are a set: sorted by date, kind and amount, then by everything else that they say, so that their order in the
 * file changes no line (decision 9). Only entries that say the same in every key are told apart by their place.
 */
export function inOrder(entries: readonly Entry[]): Entry[] {
  const written = new Map<Entry, string>();
  /** All that an entry says, as one text; made only for entries that are alike so far. */
  const everything = (entry: Entry): string => {
    let text = written.get(entry);
    if (text === undefined) {
      text = JSON.stringify({ ...entry, index: 0 });
      written.set(entry, text);
    }
    return text;
  };
  return [...entries].sort(
    (a, b) =>
      compare(a.date ?? "", b.date ?? "") ||
      compare(a.kind, b.kind) ||
      a.amount - b.amount ||
      compare(everything(a), everything(b)) ||
      a.index - b.index,
  );
}

/** The order of two texts, such as dates as they are written. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
