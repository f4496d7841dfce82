import { inDollars } from "../../text/wording.js";
import { refundDeadline } from "../../year/limitation.js";
import { wrongReturn } from "../filed.js";
import type { Found } from "../found.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** The same in a closed year: the basis is used up, and no refund can be had. It must not be carried into later years. */
export const basisLostClosedYear = {
  code: "basis_lost_closed_year",
  catches: "basis that was taxed in a year whose refund can no longer be claimed",
  explanation: `Basis comes out with each distribution and conversion by operation of law. If the return of the time taxed it all the same, tax was paid twice, and it can be claimed back for three years from filing or two years from payment.

After that the money is gone, and so is the basis: it was used in that year, and cannot be used again in a later one. What is left is what a right Form 8606 of that year has on line 14. Filing that form late, without a claim, puts the lower basis on record.`,
  check: eachYear(check),
} as const satisfies Rule;

function check(y: YearInReview): Found {
  const { asOf, info, year, done } = y;
  if (asOf === null || !info?.filed?.date) return undefined;
  const taxed = wrongReturn(y);
  if (!taxed || taxed.over <= 0) return undefined;
  const deadline = refundDeadline(year, info.filed);
  if (deadline === null || deadline >= asOf) return undefined;
  return {
    tax_year: year,
    severity: "warning",
    message: `${taxed.words}. The time to claim the ${inDollars(taxed.over)} back ended on ${deadline}; the basis is used up all the same, and ${inDollars(done.carryForward.basis)} goes on to ${year + 1}.`,
    fix: `Send the ${year} Form 8606 by itself where it is missing or wrong, so that the basis after it is on record; claim no refund, and do not use the same basis again.`,
    source: "IRC 6511(a) and (b)(1), 408(d)(2)",
  };
}
