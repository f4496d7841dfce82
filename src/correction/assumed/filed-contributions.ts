import { deductionLine } from "../../data/printed-form.js";
import { yearOf } from "../../ledger/date.js";
import type { Entry, Ledger } from "../../ledger/schema.js";
import type { Cents } from "../../money/cents.js";
import { differOnReturn } from "../../review/filed.js";
import { inDollars } from "../../text/wording.js";
import { type AssumingYear, type Assumption, settleFirst } from "./assumption.js";

/**
 * A contribution that was filed, on line 1 of Form 8606 or as a deduction, and that the ledger does not have: either an entry is
 * missing, and basis with it, or what was filed was wrong. Somebody says which before anyone signs (IRC 408(o)(2), 219).
 */
export function aboutFiledContributions(
  { tax_year, absorbed }: Pick<AssumingYear, "tax_year" | "absorbed">,
  { years, entries }: Ledger,
): Assumption[] {
  const { filed = null, no_other_contribution: isAll = null } = years[tax_year] ?? {};
  const line1 = filed?.lines?.["1"];
  const shown = [
    { where: "line 1 of Form 8606 as filed", cents: typeof line1 === "number" ? line1 : 0 },
    { where: `the IRA deduction as filed (${deductionLine(tax_year)})`, cents: filed?.deducted ?? 0 },
  ].toSorted((a, b) => b.cents - a.cents)[0];
  if (shown === undefined || isAll === true) return [];
  const known = entries.reduce((sum, entry) => sum + contributedFor(entry, tax_year), absorbed);
  if (shown.cents <= known || !differOnReturn(shown.cents, known)) return [];
  const path = `years.${tax_year}.no_other_contribution`;
  return [
    {
      tax_year,
      path,
      assumes: "there was no other contribution",
      says: `not complete in the ledger. On ${shown.where} is ${inDollars(shown.cents)}, and the ledger has ${known === 0 ? "nothing that was" : `only ${inDollars(known)}`} contributed for ${tax_year}. Look at Form 5498 or the account statements. If there was a contribution, add it; if what was filed is wrong, add that there was no other.`,
      ...settleFirst(
        `entries: - { date: <date>, for: ${tax_year}, kind: contribution, amount: <dollars> }`,
        `${path}: true`,
      ),
    },
  ];
}

/** What an entry can have put on line 1 of a year, or into its deduction; in cents. */
function contributedFor(entry: Entry, taxYear: number): Cents {
  switch (entry.kind) {
    case "contribution":
      return entry.for === taxYear ? entry.amount : 0;
    // What came back too late counts as contributed when it was paid in, for that year or the one before.
    case "rollover":
      return [taxYear, taxYear + 1].includes(yearOf(entry.deposited)) ? entry.amount : 0;
    // Line 1 of some years takes the basis in a disaster distribution that was repaid.
    case "repayment":
    case "plan_rollover":
      return entry.date !== null && yearOf(entry.date) === taxYear ? entry.amount : 0;
    default:
      return 0;
  }
}
