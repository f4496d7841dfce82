import { entriesOf, type WrittenEntry } from "../state/household.js";
import type { WrittenMap } from "../state/written.js";

/** An entry with its place in the ledger. */
export interface Placed {
  readonly index: number;
  readonly entry: WrittenEntry;
}

/** The entries that belong to a tax year: the year they are for, else that of their date; oldest first. The one that is being edited stays, also when its date now belongs elsewhere. */
export function entriesOfYear(ledger: WrittenMap, taxYear: number, kept: number | null = null): Placed[] {
  return entriesOf(ledger)
    .map((entry, index) => ({ entry, index }))
    .filter(({ index, entry }) => {
      const of = yearOfEntry(entry);
      return of === taxYear || (index === kept && of !== null);
    })
    .sort((a, b) => String(a.entry.date ?? "").localeCompare(String(b.entry.date ?? "")));
}

/** The tax year an entry belongs to; null while neither a year nor a date is there. */
export function yearOfEntry(entry: WrittenEntry): number | null {
  if (typeof entry.for === "number") return entry.for;
  const dated = /^(\d{4})-/.exec(String(entry.date ?? ""));
  return dated ? Number(dated[1]) : null;
}

/** Entries whose year is not known yet. */
export function undatedEntries(ledger: WrittenMap): Placed[] {
  return entriesOf(ledger)
    .map((entry, index) => ({ entry, index }))
    .filter(({ entry }) => yearOfEntry(entry) === null);
}
