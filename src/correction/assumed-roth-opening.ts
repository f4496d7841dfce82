import { labelIn } from "../data/printed-form.js";
import { yearOf } from "../ledger/date.js";
import type { Ledger } from "../ledger/schema.js";
import { dayOf59AndAHalf } from "../year/dates.js";
import { type AssumingYear, type Assumption, settleFirst } from "./assumption.js";

/**
 * Roth amounts from before the ledger that it does not have, where a line that is signed depends on them: contributions and
 * conversions where more came out than the ledger's contributions, and earlier first-home distributions (IRC 408A(d)(4)(B),
 * 72(t)(8)(B)). What is not there counts as none.
 */
export function aboutRothOpening(year: AssumingYear, ledger: Ledger): Assumption[] {
  const { opening, entries } = ledger;
  const { tax_year, right } = year;
  const line = (id: string) => right.lines[labelIn(tax_year, id)] ?? 0;
  const isReached = line("23") > 0;
  const isHome =
    right.carry.homebuyer_used > 0 &&
    entries.some(
      (entry) =>
        entry.kind === "distribution" &&
        entry.reason === "homebuyer" &&
        entry.date !== null &&
        yearOf(entry.date) === tax_year,
    );
  const order =
    "Contributions come out first, and then conversions, the oldest first (section 408A(d)(4)), so earlier ones change the taxable amount and the additional tax.";
  const ask = (key: string, none: string, says: string): Assumption => ({
    tax_year,
    path: `opening.${key}`,
    assumes: "there were none",
    says: `not in the ledger, so this package assumes that there were none. ${says}`,
    ...settleFirst(`opening.${key}: ${none}`),
  });
  return [
    ...aboutFirstRoth(year, ledger),
    ...(isReached && opening === null
      ? [ask("roth_contributions", "<dollars, or 0>", `${order} Add what was left of them, or 0.`)]
      : []),
    ...(isReached && (opening?.roth_conversions ?? null) === null
      ? [
          ask(
            "roth_conversions",
            "<the conversions, or []>",
            `${order} Add what was left of each year's, or that there were none.`,
          ),
        ]
      : []),
    ...(isHome && (opening?.homebuyer_used ?? null) === null
      ? [
          ask(
            "homebuyer_used",
            "<dollars, or 0>",
            "They count toward the limit of $10,000 for a lifetime (section 72(t)(8)(B)). Add their total, or 0.",
          ),
        ]
      : []),
  ];
}

/**
 * The first year of any Roth IRA, where the five years from it alone decide whether a distribution is qualified (IRC
 * 408A(d)(2)): it is on the form as one that is not.
 */
function aboutFirstRoth(
  { tax_year, right }: AssumingYear,
  { owner, opening, entries }: Ledger,
): Assumption[] {
  if ((right.lines[labelIn(tax_year, "19")] ?? 0) === 0 || (opening?.roth_since ?? null) !== null) return [];
  const isOfAge = (date: string) => owner.born !== null && date >= dayOf59AndAHalf(owner.born);
  const waits = entries.some(
    (entry) =>
      entry.kind === "distribution" &&
      entry.ira === "roth" &&
      entry.date !== null &&
      yearOf(entry.date) === tax_year &&
      (entry.reason === "homebuyer" || isOfAge(entry.date) || isDisabledOn(owner, entry.date)),
  );
  if (!waits) return [];
  return [
    {
      tax_year,
      path: "opening.roth_since",
      assumes:
        "there was no contribution or conversion to any Roth IRA before those in it. If there was, the distribution may be a qualified one",
    },
  ];
}

function isDisabledOn({ disabled }: Ledger["owner"], date: string): boolean {
  return disabled !== null && date >= disabled;
}
