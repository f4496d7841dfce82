import { filingReasons } from "../../lines/filing.js";
import { filingDeadline } from "../../year/deadlines.js";
import type { Found } from "../check-result.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** Where the return itself is missing, a form by itself is not enough. */
export const noReturnFiled = {
  code: "no_return_filed",
  catches: "a year without a return that needs Form 8606",
  explanation: `Form 8606 goes with your return. If you had to file a return and never did, a form by itself is not enough: file the late return with the form in it. Until then the IRS has no time limit to assess tax for the year.

If you did not have to file a return, sign Form 8606, fill in your address, and send it by itself.`,
  check: eachYear(check),
} as const satisfies Rule;

function check({ ledger, info, asOf, form, year }: YearInReview): Found {
  const filed = info?.filed;
  if (!filed || filed.return === true || filed.date !== null) return undefined;
  if (asOf !== null && asOf <= filingDeadline(ledger, year)) return undefined;
  if (filed.return === null && filed.form_8606 !== false) return undefined;
  if (filingReasons(form).length === 0) return undefined;
  if (filed.return === null) {
    return {
      tax_year: year,
      lacks: `years.${year}.filed.return`,
      whether: "whether you filed the return that the missing Form 8606 belongs to",
      source: SOURCE,
    };
  }
  return {
    tax_year: year,
    severity: "error",
    message: `You filed no return for ${year}. If you had to file one, the whole return is missing, with Form 8606 in it, and the IRS has no time limit to assess tax for the year.`,
    fix: "If you had to file a return, file it with Form 8606 attached. If you did not, send Form 8606 by itself, signed and with your address filled in.",
    source: SOURCE,
  };
}

const SOURCE = "Instructions for Form 8606, When and Where To File; IRC 6012 and 6501(c)(3)";
