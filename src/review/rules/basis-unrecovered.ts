import { inDollars, longDate } from "../../text/wording.js";
import { returnDue } from "../../year/deadlines.js";
import type { Found } from "../check-result.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** Basis left when everything was converted and Part I is not completed has no line to live on (decision 4). */
export const basisUnrecovered = {
  code: "basis_unrecovered",
  catches: "basis that is left when everything was converted and Part I was not completed",
  explanation: `You converted everything, made no contribution for the year, and took nothing else out. Part I of Form 8606 is then not completed. Line 17 takes all your basis, and what exceeds the conversion has no line to carry it forward. Until 2017 such a loss was deductible; it no longer is.

It is easy to prevent. Leave a few dollars in the IRA on December 31, or make a nondeductible contribution for the year. Then Part I is completed, and line 14 carries the rest.`,
  check: eachYear(check),
} as const satisfies Rule;

function check(y: YearInReview): Found {
  const { ledger, form, year } = y;
  if (form.leftover === 0) return undefined;
  const kept = ledger.options.carry_leftover;
  return {
    tax_year: year,
    severity: "warning",
    message: `You converted everything in ${year}, and ${inDollars(form.leftover)} of basis is left. ${
      kept
        ? "It carries forward because the ledger asks for it."
        : "Part I is not completed for the year, so no line carries it forward."
    }`,
    fix: kept
      ? "No line of the form shows it. Keep your computation with your records, and be ready to explain line 2 of your next form."
      : howToKeep(y),
    enter: kept ? "Asked for by `options.carry_leftover`." : undefined,
    source:
      "Form 8606, Part I conditions and line 17; IRC 67(g), permanent by P.L. 119-21, section 70110: no deduction for the loss since 2018",
  };
}

/** While a contribution for the year can still be made, it brings back Part I and its line 14. */
function howToKeep({ ledger, asOf, year }: YearInReview): string {
  const until = returnDue(ledger, year);
  if (asOf !== null && asOf > until)
    return `It is too late for ${year}: contributions for it ended on ${longDate(until)}. Next time, leave a few dollars unconverted, or make a nondeductible contribution for the year you convert.`;
  const leave =
    asOf !== null && asOf > `${year}-12-31`
      ? ""
      : ` Leaving a few dollars in the IRA on December 31, ${year} works too.`;
  return `Make a nondeductible contribution of any amount for ${year} by ${longDate(until)}. Part I is then completed, and line 14 carries the rest.${leave}`;
}
