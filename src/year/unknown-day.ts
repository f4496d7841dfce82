import { yearOf } from "../ledger/date.js";
import { entryAt } from "../ledger/entry-at.js";
import type { Ledger } from "../ledger/schema.js";
import { longDate } from "../text/wording.js";

/** Whether the entry has `day: unknown`, so that only the year of its `date` is known. */
export function isDayUnknown(ledger: Ledger, index: number): boolean {
  return entryAt(ledger, index)?.day === "unknown";
}

/** Whether an unknown day decides on which side of a boundary the entry falls. */
export function dayDecides(ledger: Ledger, index: number, date: string, boundary: string): boolean {
  return yearOf(date) === yearOf(boundary) && !boundary.endsWith("-01-01") && isDayUnknown(ledger, index);
}

/** The date of an entry in a sentence: `on March 1, 2024`, or `in 2024` if only the year is known. */
export function dayInWords(ledger: Ledger, index: number, date: string): string {
  return isDayUnknown(ledger, index) ? `in ${yearOf(date)}` : `on ${longDate(date)}`;
}
