import { yearOf } from "../ledger/date.js";
import type { Ledger } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";

/** Basis that divorces moved in a year, in cents: below zero where it was transferred. */
export function divorceChange({ entries }: Ledger, taxYear: number): Cents {
  return entries.reduce((sum, entry) => {
    if (entry.kind !== "divorce_transfer" || entry.ira === "roth" || entry.date === null) return sum;
    if (yearOf(entry.date) !== taxYear) return sum;
    return sum + (entry.direction === "received" ? entry.basis : -entry.basis);
  }, 0);
}
