import { annualAdditionsLimit, excessRemovalLimit } from "../data/law.js";
import { yearOf } from "../ledger/date.js";
import type { EntryOf } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { fiftyByYearEnd } from "./dates.js";
import { total, totalLeft } from "./facts.js";
import type { Gathering } from "./facts-by-year.js";
import { comesBefore } from "./order.js";
import { kept } from "./withdrawals.js";

/**
 * An excess taken out after the due date: free of tax, on line 4a alone and out of line 2 for good, when no
 * deduction was taken for it and the year's contributions were within the table (Instructions, Return
 * of Excess Traditional IRA Contributions; IRC 408(d)(5)). What does not qualify is an ordinary distribution.
 */
export function addExcessRemoval(gathering: Gathering, entry: EntryOf<"excess_removal">): void {
  const facts = gathering.year(yearOf(entry.date));
  if (entry.date <= gathering.dueDate(entry.for)) {
    const message = "is not after the due date of that year's return; take it as a returned_contribution";
    return gathering.problem(entry, "date", "inconsistent", message);
  }
  const removable = Math.min(entry.amount, mostRemovable(gathering, entry));
  const origin = entry.index;
  if (removable > 0) {
    const what = "excess contribution taken out after the due date";
    facts.otherOut.push({ cents: removable, origin, what });
    facts.basisChanges.push({ cents: -removable, origin, what, kind: "removal" });
    facts.statements.push({ kind: "excess_removal", origin, cents: removable });
  }
  if (removable < entry.amount) {
    const cents = entry.amount - removable;
    facts.marks.push({ code: "excess_not_removable", origin, cents });
    facts.distributions.push(kept(entry.date, origin, cents, "traditional"));
  }
}

/** Nothing when the year's contributions passed the table, else what was not deducted of them and is still in. */
function mostRemovable(gathering: Gathering, entry: EntryOf<"excess_removal">): Cents {
  if (gathering.isSettled(entry.for)) return entry.amount;
  const { ledger } = gathering;
  const made = gathering.year(entry.for);
  const employer = total(
    ledger.entries
      .filter((other) => other.kind === "contribution" && other.ira === "sep" && other.for === entry.for)
      .map((other) => ({ cents: other.amount })),
  );
  const paid = made.deposits.reduce((sum, deposit) => sum + deposit.left, 0) + employer;
  const allowance = Math.min(employer, annualAdditionsLimit(entry.for));
  const { born } = ledger.owner;
  if (paid > excessRemovalLimit(entry.for, fiftyByYearEnd(born, entry.for)) + allowance) {
    if (born === null && paid <= excessRemovalLimit(entry.for, true) + allowance) {
      gathering.needBirthDate(
        "the date of birth decides the limit up to which an excess comes out free of tax",
      );
    }
    return 0;
  }
  const undeducted = totalLeft(made.deposits) - (made.info?.deducted ?? 0);
  let removedBefore = 0;
  for (const other of ledger.entries) {
    if (other.kind !== "excess_removal" || other.for !== entry.for) continue;
    if (comesBefore(other, entry)) removedBefore += other.amount;
  }
  return Math.max(0, undeducted - removedBefore);
}
