import type { Found } from "../check-result.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview } from "../year-in-review.js";

/** One ledger whose owner's name is that of two people. */
export const twoPeople = {
  code: "two_people",
  catches: "a ledger whose owner seems to be two people",
  explanation: `An IRA has one owner, and Form 8606 is one person's form, also on a joint return. With two people in one ledger, contributions seem to be above the limit and both conversions share one year-end value, so both forms come out wrong.

Write one ledger for each spouse, and give both the same household name. Then they are checked together.`,
  check,
} as const satisfies Rule;

/** "Maria and Pedro Gonzalez", "M. & P. Gonzalez". */
const TWO_NAMES = /\S\s+(?:and|&|y)\s+\S/i;

function check({ ledger, years }: LedgerInReview): Found {
  const last = years.at(-1);
  if (!last || !TWO_NAMES.test(ledger.owner.name)) return undefined;
  return {
    tax_year: last.year,
    severity: "warning",
    message:
      "This ledger seems to be for two people, and Form 8606 is one person's form. Are these the IRAs of both spouses?",
    fix: "If so, write one ledger for each spouse, with that spouse's name, SSN and IRAs, and give both the same household.",
    enter: "The keys are `owner.name` and `owner.household`.",
    source: "IRC 408(a) and (g); Instructions for Form 8606, Name and Social Security Number",
  };
}
