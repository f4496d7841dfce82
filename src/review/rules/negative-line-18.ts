import { inDollars } from "../../text/wording.js";
import type { YearRule } from "../year-in-review.js";

/** A line 18 below zero puts nothing on line 4b. */
export const negativeLine18: YearRule = ({ work, year }) => {
  const line18 = work.lines["18"] ?? 0;
  if (line18 >= 0) return undefined;
  return {
    code: "negative_line_18",
    tax_year: year,
    severity: "info",
    message: `Line 18 of ${year} is below zero by ${inDollars(-line18)}: there was more basis than was converted.`,
    fix: "Nothing goes on line 4b for the conversion; its whole amount still goes on line 4a.",
    source: "Instructions for Form 8606, line 18",
  };
};
