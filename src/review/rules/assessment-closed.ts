import { assessmentDeadline } from "../../year/limitation.js";
import { wrongReturn } from "../filed.js";
import type { YearRule } from "../year-in-review.js";

/** A return that taxed too little, in a year for which tax can in the ordinary case no longer be assessed. */
export const assessmentClosed: YearRule = (y) => {
  const { asOf, info, year } = y;
  if (asOf === null || !info?.filed) return undefined;
  const taxed = wrongReturn(y);
  if (!taxed || taxed.over >= 0) return undefined;
  const deadline = assessmentDeadline(year, info.filed);
  const source = "IRC 6501(a), (c) and (e)";
  if (deadline === null) {
    return {
      code: "assessment_closed",
      tax_year: year,
      severity: "warning",
      lacks: `years.${year}.filed.date`,
      whether: "whether tax can still be assessed for a year in which line 4b was too low",
      source,
    };
  }
  if (deadline >= asOf) return undefined;
  return {
    code: "assessment_closed",
    tax_year: year,
    severity: "info",
    message: `${taxed.words}. The three years in which tax can be assessed ended on ${deadline}: in the ordinary case nothing is owed for it.`,
    fix: "Carry the right basis on from that year. The time is six years when more than a quarter of the income was left out, and has no end for fraud.",
    source,
  };
};
