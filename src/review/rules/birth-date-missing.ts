import type { Found } from "../found.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview } from "../year-in-review.js";

/** Form 5329 needs to know whether a distribution was early. */
export const birthDateMissing = {
  code: "birth_date_missing",
  catches: "an early distribution cannot be told without the date of birth",
  explanation: `Distributions before 59 1/2 bear an additional tax of 10 percent on what is taxable, unless an exception applies. Without the date of birth the ledger cannot tell which distributions are early, so no lines of Form 5329 are given.`,
  check,
} as const satisfies Rule;

function check({ ledger, years }: LedgerInReview): Found {
  if (ledger.owner.born !== null) return undefined;
  return years
    .filter(({ form, done }) => form.distributions.length > 0 || done.roth.nonqualified.length > 0)
    .map(({ year }) => ({
      tax_year: year,
      severity: "warning" as const,
      lacks: "owner.born",
      whether: "whether the distributions bear the additional tax on early distributions",
      source: "IRC 72(t); Form 5329, Part I",
    }));
}
