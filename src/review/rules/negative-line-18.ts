import { inDollars } from "../../text/wording.js";
import type { Found } from "../found.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** A line 18 below zero puts nothing on line 4b. */
export const negativeLine18 = {
  code: "negative_line_18",
  catches: "a negative line 18",
  explanation: `When Part I is not completed, line 17 may be more than line 16. Nothing goes on line 4b then, but the whole conversion still goes on line 4a. What is left of the basis is told by a finding of its own.`,
  check: eachYear(check),
} as const satisfies Rule;

function check({ form, year }: YearInReview): Found {
  const line18 = form.lines["18"] ?? 0;
  if (line18 >= 0) return undefined;
  return {
    tax_year: year,
    severity: "info",
    message: `Line 18 of ${year} is below zero by ${inDollars(-line18)}: there was more basis than was converted.`,
    fix: "Nothing goes on line 4b for the conversion; its whole amount still goes on line 4a.",
    source: "Instructions for Form 8606, line 18",
  };
}
