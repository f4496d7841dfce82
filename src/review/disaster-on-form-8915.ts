import { formatDollars } from "../money/cents.js";
import type { YearRule } from "./review.js";

/** Qualified disaster distributions are taxed through Form 8915, so they are not in line 4b here. */
export const disasterOnForm8915: YearRule = ({ done: { work } }) => {
  const amount = (work.lines["15b"] ?? 0) + (work.lines["25b"] ?? 0);
  const outside = work.lines["15c"] === undefined && work.distributions.some((d) => d.disaster !== null);
  if (amount === 0 && !outside) return [];
  return [
    {
      code: "disaster_on_form_8915",
      tax_year: work.year,
      severity: "info",
      message: outside
        ? `The disaster distributions of ${work.year} are not in line 4b here: they go on Form 8915.`
        : `$${formatDollars(amount)} of ${work.year} is from qualified disaster distributions and reaches the return through Form 8915, not through line 4b here.`,
      fix: `Complete that year's Form 8915 with the amounts of lines 15b and 25b, by disaster.`,
      source: "Instructions for Form 8606, lines 15b and 25b",
    },
  ];
};
