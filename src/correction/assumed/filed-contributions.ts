import { deductionLine } from "../../data/printed-form.js";
import { yearOf } from "../../ledger/date.js";
import type { Entry, Ledger, YearInfo } from "../../ledger/schema.js";
import type { Cents } from "../../money/cents.js";
import { differOnReturn } from "../../review/filed.js";
import { inDollars } from "../../text/wording.js";
import type { OtherLedgers } from "../other-ledgers.js";
import { type AssumingYear, type Assumption, settleFirst } from "./assumption.js";

/**
 * A contribution that was filed, on line 1 of Form 8606 or as a deduction, and that the ledger does not have: either an entry is
 * missing, and basis with it, or what was filed was wrong. Somebody says which before anyone signs (IRC 408(o)(2), 219).
 */
export function aboutFiledContributions(
  { tax_year, absorbed }: Pick<AssumingYear, "tax_year" | "absorbed">,
  { years, entries }: Ledger,
): Assumption[] {
  const shown = contributionAsFiled(years[tax_year]?.filed ?? null, tax_year);
  if (years[tax_year]?.no_other_contribution === true) return [];
  const known = entries.reduce((sum, entry) => sum + contributedFor(entry, tax_year), absorbed);
  if (shown.cents <= known || !differOnReturn(shown.cents, known)) return [];
  const path = pathOf(tax_year);
  return [
    {
      tax_year,
      path,
      assumes: "there was no other contribution",
      says: `not complete in the ledger. ${shown.where} is ${inDollars(shown.cents)}, but the ledger has ${known === 0 ? "no contribution" : `only ${inDollars(known)} of contributions`} for ${tax_year}. Look at Form 5498 or the account statements. If there was a contribution, add it; if what was filed is wrong, add that there was no other.`,
      ...settleFirst(
        `entries: - { date: <date>, for: ${tax_year}, kind: contribution, amount: <dollars> }`,
        `${path}: true`,
      ),
    },
  ];
}

/** What a filed form or return shows as contributed for a year, and where: the larger of the two. */
function contributionAsFiled(filed: YearInfo["filed"], taxYear: number): { where: string; cents: Cents } {
  const line1 = filed?.lines?.["1"];
  const onForm = typeof line1 === "number" ? line1 : 0;
  const deducted = filed?.deducted ?? 0;
  return deducted > onForm
    ? { where: `The IRA deduction as filed (${deductionLine(taxYear)})`, cents: deducted }
    : { where: "Line 1 of Form 8606 as filed", cents: onForm };
}

/** Whether such a question is answered by another ledger of the household: one form had both spouses' contributions on it. */
export function isInOtherLedgers(
  { tax_year, path }: Assumption,
  ledger: Ledger,
  others: OtherLedgers,
): boolean {
  if (path !== pathOf(tax_year)) return false;
  const shown = contributionAsFiled(ledger.years[tax_year]?.filed ?? null, tax_year).cents;
  const all = [ledger, ...others].flatMap((each) => each?.entries ?? []);
  return shown <= all.reduce((sum, entry) => sum + contributedFor(entry, tax_year), 0);
}

function pathOf(taxYear: number): string {
  return `years.${taxYear}.no_other_contribution`;
}

/** What an entry can have put on line 1 of a year, or into its deduction; in cents. */
function contributedFor(entry: Entry, taxYear: number): Cents {
  switch (entry.kind) {
    // One of the year before that was paid in this year is a common slip.
    case "contribution":
      return entry.for === taxYear || yearOf(entry.date) === taxYear ? entry.amount : 0;
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
