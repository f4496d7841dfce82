import { inDollars } from "../../text/wording.js";
import type { Found } from "../found.js";
import { requiredInConversion } from "../required-distribution.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** A conversion in a year whose required distribution was not, or not wholly, taken: so much of it is that distribution. */
export const rmdConverted = {
  code: "rmd_converted",
  catches: "a required distribution that was converted",
  explanation: `A required distribution cannot be converted. In the years from the required age on, the first dollars that leave the IRAs are the required distribution, whatever they are called. A conversion without it before is in that part a distribution, taxable as such, and in the Roth IRA a contribution above the limit.

The amount here is figured with the Uniform Lifetime Table from the value of the year before; with a spouse more than ten years younger as the only beneficiary it is less.`,
  check: eachYear(check),
} as const satisfies Rule;

function check(y: YearInReview): Found {
  const found = requiredInConversion(y);
  if (!found) return undefined;
  if ("lacks" in found) return found.decides === "part" ? found : undefined;
  if (found.onlyLate) return undefined;
  const { required, part } = found;
  return {
    tax_year: y.year,
    severity: "error",
    message: `The required distribution of ${y.year} was about ${inDollars(required ?? 0)} by the Uniform Lifetime Table, and less than that was taken out: ${inDollars(part)} of the conversion is the required distribution. It cannot be converted; it is a distribution, and in the Roth IRA an excess contribution.`,
    fix: `Take the ${inDollars(part)} with its earnings out of the Roth IRA by the due date of the return with extensions, and enter it here as a distribution with \`reason: rmd\`, not as a conversion.`,
    source: "Reg. 1.408A-4, A-6; IRC 401(a)(9), 408(a)(6) and 408(d)(3)(E)",
  };
}
