import { filingReasons } from "../../lines/filing.js";
import { filingDeadline } from "../../year/limitation.js";
import type { Found } from "../found.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** Where the return itself is missing, a form by itself is not enough. */
export const noReturnFiled = {
  code: "no_return_filed",
  catches: "a year without a return, to which Form 8606 belongs",
  explanation: `Form 8606 goes with the return. Where a return was required and never filed, a form by itself is not enough: the delinquent return is what is missing, with the form in it, and until it is filed the time to assess tax for the year does not begin to run.

Someone who need not file a return signs Form 8606, fills in the address, and sends it alone.`,
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
      whether: "whether a return was filed, to which the missing Form 8606 belongs",
      source: SOURCE,
    };
  }
  return {
    tax_year: year,
    severity: "error",
    message: `No return was filed for ${year}. If one was required, what is missing is the whole delinquent return, with Form 8606 in it; the time to assess tax for the year has not begun to run.`,
    fix: `If a return was required, file it with Form 8606 attached. If none was, send Form 8606 by itself, with the address filled in and signed.`,
    source: SOURCE,
  };
}

const SOURCE = "Instructions for Form 8606, When and Where To File; IRC 6012 and 6501(c)(3)";
