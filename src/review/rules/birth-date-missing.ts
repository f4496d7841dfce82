import type { Found } from "../check-result.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview } from "../year-in-review.js";

/** Form 5329 needs to know whether a distribution was early. */
export const birthDateMissing = {
  code: "birth_date_missing",
  catches: "distributions that may be early, in a ledger without a date of birth",
  explanation: `Distributions before age 59 1/2 bear an additional tax of 10 percent on the taxable part, unless an exception applies. Without your date of birth we cannot tell which distributions are early, so the lines of Form 5329 are left out.`,
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
      whether: "whether the additional tax on early distributions applies",
      source: "IRC 72(t); Form 5329, Part I",
    }));
}
