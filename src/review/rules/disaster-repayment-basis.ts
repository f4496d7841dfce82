import { ruleHolds } from "../../data/law.js";
import { inDollars } from "../../text/wording.js";

import type { Found } from "../check-result.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** A disaster distribution that was paid back used up basis in its year, and no line that we know of gives it back. */
export const disasterRepaymentBasis = {
  code: "disaster_repayment_basis",
  catches: "a repaid disaster distribution whose basis no line restores",
  explanation: `A disaster distribution that you repay is treated as a direct transfer, and Form 8915 takes the taxable part out of income. Form 8606 for its year has already used basis for it: on line 12, or in a Roth IRA on lines 22 and 24. No instruction that we found gives that basis back, so the lines here do not.

The law reads as if you had never taken the distribution, so the basis should come back. If you take that position, enter the basis as a basis adjustment with the reason in its note (for a Roth IRA, in the opening amounts), and keep the papers.`,
  check: eachYear(basisNotRestored),
} as const satisfies Rule;

function basisNotRestored({ form, done, facts, year }: YearInReview): Found {
  const traditional = facts.distributions.some(({ disaster, repaid }) => disaster !== null && repaid > 0);
  const roth = done.roth.nonqualified.some(({ disaster, repaid }) => disaster !== null && repaid > 0);
  const used =
    (traditional && !ruleHolds("disaster_repayment_on_line_1", year + 1) ? (form.lines["12"] ?? 0) : 0) +
    (roth ? (form.lines["19"] ?? 0) - (form.lines["25a"] ?? 0) : 0);
  if (used <= 0) return undefined;
  return {
    tax_year: year,
    severity: "info",
    message: `You repaid a disaster distribution of ${year}. Form 8606 used ${inDollars(used)} of basis for that year's distributions, and no instruction that we found gives back the share of what you repaid. The lines here do not.`,
    fix: "Ask a tax professional whether to claim it back, because the law treats a repayment as if you had taken nothing out.",
    enter: "If you do, enter a `basis_adjustment` with the reason in its note.",
    source: "Notice 2005-92; Instructions for Form 8915-F; Pub. 590-B (2023), p. 38",
  };
}
