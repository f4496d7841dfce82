import { inDollars } from "../../text/wording.js";
import { refundDeadline } from "../../year/limitation.js";
import { wrongReturn } from "../filed.js";
import type { YearRule } from "../year-in-review.js";

/** The same in a closed year: the basis is used up, and no refund can be had. It must not be carried into later years. */
export const basisLostClosedYear: YearRule = (y) => {
  const { asOf, info, year, done } = y;
  if (asOf === null || !info?.filed?.date) return undefined;
  const taxed = wrongReturn(y);
  if (!taxed || taxed.over <= 0) return undefined;
  const deadline = refundDeadline(year, info.filed);
  if (deadline === null || deadline >= asOf) return undefined;
  return {
    code: "basis_lost_closed_year",
    tax_year: year,
    severity: "warning",
    message: `${taxed.words}. The time to claim the ${inDollars(taxed.over)} back ended on ${deadline}; the basis is used up all the same, and ${inDollars(done.carry.basis)} goes on to ${year + 1}.`,
    fix: `Send the ${year} Form 8606 by itself where it is missing or wrong, so that the basis after it is on record; claim no refund, and do not use the same basis again.`,
    source: "IRC 6511(a) and (b)(1), 408(d)(2)",
  };
};
