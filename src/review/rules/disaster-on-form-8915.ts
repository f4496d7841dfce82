import { inDollars } from "../../text/wording.js";
import type { YearRule } from "../year-in-review.js";

/** Qualified disaster distributions are taxed through Form 8915, so they are not in line 4b here. */
export const disasterOnForm8915: YearRule = ({ work, year }) => {
  const amount = (work.lines["15b"] ?? 0) + (work.lines["25b"] ?? 0);
  const outside = work.lines["15c"] === undefined && work.distributions.some((d) => d.disaster !== null);
  if (amount === 0 && !outside) return undefined;
  return {
    code: "disaster_on_form_8915",
    tax_year: year,
    severity: "info",
    message: outside
      ? `The disaster distributions of ${year} are not in line 4b here: they go on Form 8915.`
      : `${inDollars(amount)} of ${year} is from qualified disaster distributions and reaches the return through Form 8915, not through line 4b here.`,
    fix: "Complete that year's Form 8915 with the amounts of lines 15b and 25b, by disaster.",
    source: "Instructions for Form 8606, lines 15b and 25b",
  };
};
