import { annualAdditionsLimit, excessRemovalLimit } from "../data/law.js";
import { yearOf } from "../ledger/date.js";
import type { EntryOf } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { excessOf } from "./contribution-limits.js";
import { fiftyByYearEnd } from "./dates.js";
import { filingDeadline } from "./deadlines.js";
import { type PaidIn, totalLeft } from "./facts.js";
import type { FactsByYear } from "./facts-by-year.js";
import { leftOffLine1 } from "./left-off-line-1.js";
import { kept } from "./ordinary.js";
import { dayDecides } from "./unknown-day.js";

/**
 * An excess taken out after the due date: nontaxable, on line 4a alone and out of line 2 for good, when no
 * deduction was taken for it and the year's contributions were within the table (Instructions, Return
 * of Excess Traditional IRA Contributions; IRC 408(d)(5)). What does not qualify is an ordinary distribution.
 */
export function addExcessRemoval(byYear: FactsByYear, entry: EntryOf<"excess_removal">): void {
  const facts = byYear.year(yearOf(entry.date));
  const due = filingDeadline(byYear.ledger, entry.for);
  if (entry.date <= due) {
    const message = `is not after ${due}, the due date of that year's return with its extension; enter it as a returned_contribution with its earnings`;
    return byYear.problem(entry, "date", "inconsistent", message);
  }
  if (dayDecides(byYear.ledger, entry.index, entry.date, due)) {
    const why = "the day decides whether it came after the due date of that year's return";
    return byYear.problem(entry, "date", "missing_fact", why);
  }
  const removedBefore = byYear.removed.get(keyOf(entry)) ?? 0;
  const removable = Math.min(entry.amount, mostRemovable(byYear, entry));
  const origin = entry.index;
  if (removable > 0) {
    const what = "excess contribution taken out after the due date";
    facts.otherOut.push({ cents: removable, origin, what });
    // Employer money was never on line 1, so nothing of it is in line 2.
    if (entry.ira === "traditional") {
      const leftOff = byYear.isSettled(entry.for)
        ? removable
        : leftOffLine1(byYear.ledger, byYear.year(entry.for)) - removedBefore;
      const offLine1 = Math.max(0, Math.min(removable, leftOff));
      facts.basisChanges.push({ cents: -removable, origin, what, kind: "removal", offLine1 });
    }
    facts.statements.push({ kind: "excess_removal", origin, cents: removable });
  }
  if (removable < entry.amount) {
    const cents = entry.amount - removable;
    facts.marks.push({ code: "excess_not_removable", origin, cents });
    facts.distributions.push(kept(entry.date, origin, cents, entry.ira));
  }
}

/**
 * Nothing when the year's contributions passed the table, else what was not deducted of them and is still in. No deduction
 * may have been allowable either, income limits apart: what compensation allowed was no excess (IRC 408(d)(5)(A)).
 */
function mostRemovable(byYear: FactsByYear, entry: EntryOf<"excess_removal">): Cents {
  if (byYear.isSettled(entry.for)) return entry.amount;
  const { ledger } = byYear;
  const { info } = byYear.year(entry.for);
  const { traditional, sep, simple, excess } = paidInFor(byYear, entry.for);
  const paid = traditional + sep + (entry.ira === "simple" ? simple : 0);
  const allowance = Math.min(sep, annualAdditionsLimit(entry.for));
  const { born } = ledger.owner;
  if (paid > excessRemovalLimit(entry.for, fiftyByYearEnd(born, entry.for)) + allowance) {
    if (born === null && paid <= excessRemovalLimit(entry.for, true) + allowance) {
      byYear.needBirthDate(
        "the date of birth decides the limit, and so how much of an excess comes out nontaxable",
      );
    }
    return 0;
  }
  const undeducted = {
    traditional: Math.min(traditional - (info?.deducted ?? 0), excess ?? traditional),
    sep,
    simple,
  }[entry.ira];
  const removedBefore = byYear.removed.get(keyOf(entry)) ?? 0;
  byYear.removed.set(keyOf(entry), removedBefore + entry.amount);
  return Math.max(0, undeducted - removedBefore);
}

function keyOf({ ira, for: year }: EntryOf<"excess_removal">): string {
  return `${ira} ${year}`;
}

/** What of a year's traditional contributions was above what was allowed; null when the ledger cannot tell. */
function knownExcess(byYear: FactsByYear, year: number): Cents | null {
  const facts = byYear.year(year);
  const { info } = facts;
  const excess = excessOf({ ledger: byYear.ledger, info, facts, year });
  if (!excess) return null;
  const isKnown =
    (info?.compensation ?? null) !== null &&
    excess.missing.limit.length === 0 &&
    excess.missing.couple.length === 0;
  return isKnown ? excess.traditional : null;
}

/** What is left of the money paid in for a year, by kind of IRA, once all corrections are made; in cents. */
function paidInFor(byYear: FactsByYear, year: number): PaidIn {
  let paid = byYear.paidIn.get(year);
  if (!paid) {
    paid = {
      traditional: totalLeft(byYear.year(year).deposits),
      sep: totalLeft(byYear.employerDeposits("sep", year)),
      simple: totalLeft(byYear.employerDeposits("simple", year)),
      excess: knownExcess(byYear, year),
    };
    byYear.paidIn.set(year, paid);
  }
  return paid;
}
