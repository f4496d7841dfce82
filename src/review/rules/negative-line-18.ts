import { returnLabels } from "../../data/printed-form.js";
import { inDollars } from "../../text/wording.js";
import type { Found } from "../check-result.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** A line 18 below zero puts nothing on line 4b. */
export const negativeLine18 = {
  code: "negative_line_18",
  catches: "a negative line 18",
  explanation: `When Part I is not completed, line 17 may be more than line 16. Then nothing is taxable, and the whole conversion still goes on line 4a. Another finding covers the basis that is left.`,
  check: eachYear(check),
} as const satisfies Rule;

function check({ form, year }: YearInReview): Found {
  const line18 = form.lines["18"] ?? 0;
  if (line18 >= 0) return undefined;
  return {
    tax_year: year,
    severity: "info",
    message: `Line 18 of ${year} is below zero by ${inDollars(-line18)}, because there was more basis than you converted. Nothing is taxable.`,
    fix: `On your return, enter the whole conversion on line ${returnLabels(year)["4a"]} and nothing for it on line ${returnLabels(year)["4b"]}.`,
    source: "Instructions for Form 8606, line 18",
  };
}
