import { inDollars } from "../../text/wording.js";
import { requiredInConversion } from "../required-distribution.js";
import type { YearRule } from "../year-in-review.js";

/** Enough was taken out in the year, but the conversion came first: the first dollars out are the required distribution. */
export const rmdFirst: YearRule = (y) => {
  const found = requiredInConversion(y);
  if (!found || "lacks" in found || !found.onlyLate) return undefined;
  const { required, before, part, converted } = found;
  const of = required === null ? "" : ` of about ${inDollars(required)}`;
  return {
    code: "rmd_first",
    tax_year: y.year,
    severity: "error",
    message: `The conversion of ${converted} came before the required distribution of ${y.year}${of} was out (${inDollars(before)} had been taken by then). The first dollars out are the required distribution: ${inDollars(part)} of the conversion counts as it, and is an excess contribution in the Roth IRA.`,
    fix: `Take the ${inDollars(part)} with its earnings out of the Roth IRA by the due date of the return with extensions. In later years let the whole required distribution come out before the conversion.`,
    source: "Reg. 1.408A-4, A-6; IRC 408(d)(3)(E)",
  };
};
