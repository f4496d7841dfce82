import { longDate } from "../../text/wording.js";
import { assessmentDeadline } from "../../year/deadlines.js";
import type { Found } from "../check-result.js";
import { amendedReturn, sixYears, wrongReturn } from "../filed.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** A return that taxed too little, in a year for which tax can in the ordinary case no longer be assessed. */
export const assessmentClosed = {
  code: "assessment_closed",
  catches: "a return that taxed too little, in a year for which tax can no longer be assessed",
  explanation: `When a return taxed too little, the IRS usually has three years to assess more tax. The time runs from the day you filed, or from the due date if you filed early. It is six years when more than 25 percent of gross income was left out. There is no limit if no return was filed, or in case of fraud.

Your basis follows the law, not the return. Line 14 is what it should have been, and that amount carries forward.`,
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
      whether: "whether the IRS can still assess tax on a return that taxed too little",
      source,
    };
  }
  if (deadline >= asOf) return undefined;
  const longer = sixYears(y, -taxed.over);
  return {
    tax_year: year,
    severity: longer ? "warning" : "info",
    message:
      `${taxed.words}. You usually owe nothing for ${year}: the three years in which the IRS can assess tax ended on ${longDate(deadline)}. ${longer ?? ""}`.trimEnd(),
    fix: longer
      ? `Look up the gross income on your ${year} return. If it was less than that, file ${amendedReturn(y)} as soon as you can, and pay the tax with interest. If not, carry the right basis forward from ${year}.`
      : `Carry the right basis forward from ${year}. The six years that apply when more than 25 percent of the income was left out have ended too; only fraud has no time limit.`,
    source,
  };
}
