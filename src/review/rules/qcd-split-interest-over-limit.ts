import { splitInterestLimit } from "../../data/law.js";
import { inDollars } from "../../text/wording.js";
import { marked } from "../marked.js";
import type { Rule } from "../rule.js";

/** A gift to a charitable trust or annuity above what the one election allows. */
export const qcdSplitInterestOverLimit = {
  code: "qcd_split_interest_over_limit",
  catches: "a gift to a charitable trust or annuity above what the one election allows",
  explanation: `In one tax year of a lifetime gifts to a charitable remainder trust or for a charitable gift annuity count as qualified charitable distributions, up to a limit of their own. What is above it, or comes in another year, is a distribution like any other.`,
  check: marked("qcd_split_interest_over_limit", (amount, year) => ({
    severity: "warning",
    message: `${amount} sent to a charitable trust or for a gift annuity is an ordinary distribution. Such gifts count in one year of a lifetime, up to ${inDollars(splitInterestLimit(year))} in ${year}.`,
    fix: "Claim that part as a charitable deduction, as far as it is one.",
    source: "IRC 408(d)(8)(F); Pub. 590-B (2023), p. 13",
  })),
} as const satisfies Rule;
