import type { Entry, Ledger } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";

/** The pre-tax part of what an entry brings into a traditional, SEP or SIMPLE IRA, in cents. */
export function pretaxOf(entry: Entry): Cents {
  switch (entry.kind) {
    case "contribution":
      return entry.ira === "sep" || entry.ira === "simple" ? entry.amount : 0;
    case "plan_rollover":
      return entry.ira === "roth" ? 0 : entry.amount - entry.after_tax;
    case "inherited_as_own":
      return entry.ira === "roth" ? 0 : entry.amount - (entry.basis ?? 0);
    case "divorce_transfer":
      return entry.direction === "received" && entry.ira !== "roth" ? entry.amount - entry.basis : 0;
    default:
      return 0;
  }
}

/** Whether anything pre-tax ever came into the IRAs of a ledger, deducted contributions included. */
export function hadPretaxMoney({ entries, years }: Ledger): boolean {
  if (entries.some((entry) => pretaxOf(entry) > 0)) return true;
  for (const year in years) if ((years[year]?.deducted ?? 0) > 0) return true;
  return false;
}
