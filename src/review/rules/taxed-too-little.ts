import { inDollars, longDate } from "../../text/wording.js";
import { assessmentDeadline } from "../../year/deadlines.js";
import type { Found } from "../check-result.js";
import { amendedReturn, sixYears, wrongReturn } from "../filed.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** A return that taxed less than was right, in a year for which tax can still be assessed. */
export const taxedTooLittle = {
  code: "taxed_too_little",
  catches: "a return that taxed too little, in a year for which tax can still be assessed",
  explanation: `The taxable amount was too low, most often because basis was used that did not exist or was used twice, or because another IRA's pre-tax money was missing from line 6. While the year is open, file Form 1040-X with the right Form 8606, and pay the tax and the interest.`,
  check: eachYear(check),
} as const satisfies Rule;

function check(y: YearInReview): Found {
  const { asOf, info, year } = y;
  if (asOf === null || !info?.filed) return undefined;
  const taxed = wrongReturn(y);
  if (!taxed || taxed.over >= 0) return undefined;
  const deadline = assessmentDeadline(year, info.filed);
  if (deadline === null || deadline < asOf) return undefined;
  return {
    tax_year: year,
    severity: "error",
    message:
      `${taxed.words}, so ${inDollars(-taxed.over)} too little was taxed. The IRS can assess tax for ${year} until ${longDate(deadline)}. ${sixYears(y, -taxed.over) ?? ""}`.trimEnd(),
    fix: `File ${amendedReturn(y)} as soon as you can, and pay the tax with interest. If you pay before the IRS asks, there is seldom a penalty.`,
    source: "IRC 6501(a) and (e)(1); Instructions for Form 8606, Amending Form 8606",
  };
}
