import { yearOf } from "../ledger/date.js";
import type { EntryOf } from "../ledger/schema.js";
import type { Gathering } from "./facts-by-year.js";

/**
 * A regular contribution. Money paid in after the due date belongs to the year in which it was paid in
 * (IRC 219(f)(3)). Employer money of a SEP or SIMPLE IRA never makes basis (Form 8606, Part I).
 */
export function addContribution(gathering: Gathering, entry: EntryOf<"contribution">): void {
  if (entry.ira === "sep" || entry.ira === "simple") return;
  const late = entry.date > gathering.dueDate(entry.for);
  const facts = gathering.year(late ? yearOf(entry.date) : entry.for);
  if (late) facts.marks.push({ code: "late_contribution", origin: entry.index, cents: entry.amount });
  const deposits = entry.ira === "roth" ? facts.rothDeposits : facts.deposits;
  deposits.push({
    date: entry.date,
    anyDay: entry.day === "unknown",
    origin: entry.index,
    paid: entry.amount,
    left: entry.amount,
  });
}
