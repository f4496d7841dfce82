import { inDollars } from "../../text/wording.js";
import { returnDue } from "../../year/limitation.js";
import type { Found } from "../found.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** Basis left when everything was converted and Part I is not completed has no line to live on (decision 4). */
export const basisUnrecovered = {
  code: "basis_unrecovered",
  catches: "basis that is left when everything was converted and Part I was not completed",
  explanation: `When everything was converted, nothing was contributed for the year and nothing else came out, Part I is not completed. Line 17 then takes all the basis, and what it has above the conversion has no line to go on with. Until 2017 such a loss could be deducted; it cannot any more.

Before the year ends it is easy to save: leave a few dollars in the IRA, or make any nondeductible contribution for the year. Part I and its line 14 then exist, and carry the rest.`,
  check: eachYear(check),
} as const satisfies Rule;

function check(y: YearInReview): Found {
  const { ledger, form, year } = y;
  if (form.leftover === 0) return undefined;
  const kept = ledger.options.carry_leftover;
  return {
    tax_year: year,
    severity: "warning",
    message: `Everything was converted in ${year} and ${inDollars(form.leftover)} of basis is left. ${
      kept
        ? "It is carried because the ledger asks for it (options.carry_leftover)."
        : "Part I is not completed, so no line carries it on."
    }`,
    fix: kept
      ? "No line of the form shows it: keep the reckoning with the records, and be ready to explain the next line 2."
      : howToKeep(y),
    source:
      "Form 8606, Part I conditions and line 17; IRC 67(g), permanent by P.L. 119-21, section 70110: no deduction for the loss since 2018",
  };
}

/** While a contribution for the year can still be made, it brings back Part I and its line 14. */
function howToKeep({ ledger, asOf, year }: YearInReview): string {
  const until = returnDue(ledger, year);
  if (asOf !== null && asOf > until)
    return `For ${year} it is too late: a contribution for it could be made until ${until}. Another time leave a few dollars unconverted, or contribute for the year of the conversion.`;
  return `Any nondeductible contribution for ${year}, made by ${until}, brings back Part I and its line 14; so would a few dollars left unconverted on December 31, ${year}.`;
}
