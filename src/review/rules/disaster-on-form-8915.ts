import { inDollars } from "../../text/wording.js";
import type { Found } from "../found.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** Qualified disaster distributions are taxed through Form 8915, so they are not in line 4b here. */
export const disasterOnForm8915 = {
  code: "disaster_on_form_8915",
  catches: "disaster distributions that reach the return through Form 8915",
  explanation: `The part of lines 15a and 25a that comes from qualified disaster distributions is taken out on lines 15b and 25b and goes to Form 8915, where it can be spread over three years and repaid. It is therefore not in line 4b here, and bears no additional tax.`,
  check: eachYear(check),
} as const satisfies Rule;

function check({ form, year }: YearInReview): Found {
  const amount = (form.lines["15b"] ?? 0) + (form.lines["25b"] ?? 0);
  const outside = form.lines["15c"] === undefined && form.distributions.some((d) => d.disaster !== null);
  if (amount === 0 && !outside) return undefined;
  return {
    tax_year: year,
    severity: "info",
    message: outside
      ? `The disaster distributions of ${year} are not in line 4b here: they go on Form 8915.`
      : `${inDollars(amount)} of ${year} is from qualified disaster distributions and reaches the return through Form 8915, not through line 4b here.`,
    fix: "Complete that year's Form 8915 with the amounts of lines 15b and 25b, by disaster.",
    source: "Instructions for Form 8606, lines 15b and 25b",
  };
}
