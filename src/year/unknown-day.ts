import { yearOf } from "../ledger/date.js";
import type { Ledger } from "../ledger/schema.js";

/** Whether the entry at a place of the ledger has `day: unknown`: only the year of its `date` is known. */
export function isDayUnknown({ entries }: Ledger, index: number): boolean {
  const entry = entries[index];
  const here = entry?.index === index ? entry : entries.find((other) => other.index === index);
  return here?.day === "unknown";
}

/** Whether a day that no paper gave decides on which side of a boundary the entry falls. */
export function dayDecides(ledger: Ledger, index: number, date: string, boundary: string): boolean {
  return yearOf(date) === yearOf(boundary) && !boundary.endsWith("-01-01") && isDayUnknown(ledger, index);
}

/** The day of an entry for a sentence: `on 2024-03-01`, or `in 2024` when only the year is known. */
export function dayInWords(ledger: Ledger, index: number, date: string): string {
  return isDayUnknown(ledger, index) ? `in ${yearOf(date)}` : `on ${date}`;
}
