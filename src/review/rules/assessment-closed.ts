import { assessmentDeadline } from "../../year/limitation.js";
import { sixYears, wrongReturn } from "../filed.js";
import type { Found } from "../found.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** A return that taxed too little, in a year for which tax can in the ordinary case no longer be assessed. */
export const assessmentClosed = {
  code: "assessment_closed",
  catches: "a return that taxed too little, in a year for which tax can no longer be assessed",
  explanation: `A return that taxed too little can be changed by the IRS for three years from the day it counts as filed: a return that was early counts as filed on April 15. After that nothing more can be assessed in the ordinary case. The time is six years when more than a quarter of the gross income was left out, and it has no end where there was no return or where there was fraud.

The basis is another matter. Line 14 of the year is what the law makes it, whatever the return said, and the right one goes on to the next year.`,
  check: eachYear(check),
} as const satisfies Rule;

function check(y: YearInReview): Found {
  const { asOf, info, year } = y;
  if (asOf === null || !info?.filed) return undefined;
  const taxed = wrongReturn(y);
  if (!taxed || taxed.over >= 0) return undefined;
  const deadline = assessmentDeadline(year, info.filed);
  const source = "IRC 6501(a), (c) and (e)";
  if (deadline === null) {
    return {
      tax_year: year,
      severity: "warning",
      lacks: `years.${year}.filed.date`,
      whether: "whether tax can still be assessed for a year in which line 4b was too low",
      source,
    };
  }
  if (deadline >= asOf) return undefined;
  const longer = sixYears(y, -taxed.over);
  return {
    tax_year: year,
    severity: longer ? "warning" : "info",
    message:
      `${taxed.words}. The three years in which tax can be assessed ended on ${deadline}: in the ordinary case nothing is owed for it. ${longer ?? ""}`.trimEnd(),
    fix: longer
      ? `Look up the gross income on the ${year} return. When it was less than that, file Form 1040-X with Form 8606 and pay the tax with interest as soon as you can. Otherwise carry the right basis forward from that year.`
      : "Carry the right basis forward from that year. The six years that apply when more than a quarter of the income was left out have ended too; only fraud has no end.",
    source,
  };
}
