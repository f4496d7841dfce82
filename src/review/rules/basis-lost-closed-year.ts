import { filingReasons } from "../../lines/filing.js";
import { inDollars, longDate } from "../../text/wording.js";
import { refundDeadline } from "../../year/deadlines.js";
import type { Found } from "../check-result.js";
import { wrongReturn } from "../filed.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** The same in a closed year: the basis is used up, and no refund can be had. It must not be carried into later years. */
export const basisLostClosedYear = {
  code: "basis_lost_closed_year",
  catches:
    "a nontaxable amount, such as basis, that was taxed in a year whose refund can no longer be claimed",
  explanation: `Basis comes out with every distribution and conversion, whether or not the return shows it. If the return taxed that basis, it was taxed twice. You can claim the tax back for three years after filing or two years after paying.

After that the refund is gone, and so is the basis: it was used in that year and cannot be used again. The right Form 8606 for that year shows on line 14 what is left. Filing it late, without a claim, puts that amount on record.`,
  check: eachYear(check),
} as const satisfies Rule;

function check(y: YearInReview): Found {
  const { asOf, info, year, done, form } = y;
  if (asOf === null || !info?.filed?.date) return undefined;
  const taxed = wrongReturn(y);
  if (!taxed || taxed.over <= 0) return undefined;
  const deadline = refundDeadline(year, info.filed);
  if (deadline === null || deadline >= asOf) return undefined;
  const isBasisUsed = (form.lines["13"] ?? form.lines["17"] ?? 0) > 0;
  const used = isBasisUsed
    ? ` The basis was used in ${year} anyway; ${inDollars(done.carryForward.basis)} carries forward to ${year + 1}.`
    : "";
  return {
    tax_year: year,
    severity: "warning",
    message: `${taxed.words}. The time to claim a refund of the tax on ${inDollars(taxed.over)} ended on ${longDate(deadline)}.${used}`,
    fix: `Do not claim a refund${isBasisUsed ? ", and do not use the same basis again" : ""}.${filingReasons(form).length > 0 ? ` If the ${year} Form 8606 is missing or wrong, send the right one by itself, so that the basis after it is on record.` : ""}`,
    source: "IRC 6511(a) and (b)(1), 408(d)(2)",
  };
}
