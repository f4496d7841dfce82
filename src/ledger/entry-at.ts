import type { Entry, Ledger } from "./schema.js";

/** The entry at a place of the ledger, counted from 0 as it was read. */
export function entryAt({ entries }: Ledger, index: number): Entry | undefined {
  const entry = entries[index];
  return entry?.index === index ? entry : entries.find((other) => other.index === index);
}
