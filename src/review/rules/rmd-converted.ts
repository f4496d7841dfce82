import { inDollars } from "../../text/wording.js";
import { requiredInConversion } from "../required-distribution.js";
import type { YearRule } from "../year-in-review.js";

/** A conversion in a year whose required distribution was not, or not wholly, taken: so much of it is that distribution. */
export const rmdConverted: YearRule = (y) => {
  const found = requiredInConversion(y);
  if (!found || "lacks" in found) return found;
  if (found.onlyLate) return undefined;
  const { required, part } = found;
  return {
    code: "rmd_converted",
    tax_year: y.year,
    severity: "error",
    message: `The required distribution of ${y.year} was about ${inDollars(required ?? 0)} by the Uniform Lifetime Table, and less than that was taken out: ${inDollars(part)} of the conversion is the required distribution. It cannot be converted; it is a distribution, and in the Roth IRA an excess contribution.`,
    fix: `Take the ${inDollars(part)} with its earnings out of the Roth IRA by the due date of the return with extensions, and enter it here as a distribution with \`reason: rmd\`, not as a conversion.`,
    source: "Reg. 1.408A-4, A-6; IRC 401(a)(9), 408(a)(6) and 408(d)(3)(E)",
  };
};
