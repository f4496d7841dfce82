import { splitInterestLimit } from "../../data/law.js";
import { inDollars } from "../../text/wording.js";
import { marked } from "../marked.js";
import type { Rule } from "../rule.js";

/** A gift to a charitable trust or annuity above what the one election allows. */
export const qcdSplitInterestOverLimit = {
  code: "qcd_split_interest_over_limit",
  catches: "a gift to a charitable trust or annuity above the limit, or in a second year",
  explanation: `In one tax year of your life, gifts to a charitable remainder trust or for a charitable gift annuity count as qualified charitable distributions, up to a limit of their own. What is above it, or comes in another year, is an ordinary distribution.`,
  check: marked("qcd_split_interest_over_limit", (amount, year) => ({
    severity: "warning",
    message: `${amount} that you sent to a charitable trust or for a gift annuity is an ordinary distribution. ${whatCounts(year)}`,
    fix: "If you itemize, claim the charitable part of it as a deduction.",
    source: "IRC 408(d)(8)(F); Pub. 590-B (2023), p. 13",
  })),
} as const satisfies Rule;

function whatCounts(year: number): string {
  const limit = splitInterestLimit(year);
  return limit === 0
    ? `In ${year}, the law did not yet let such gifts count.`
    : `Such gifts count in only one year of your life, up to ${inDollars(limit)} in ${year}.`;
}
