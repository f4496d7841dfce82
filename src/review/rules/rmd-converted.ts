import { inDollars, longDate } from "../../text/wording.js";
import { correctionDeadline } from "../../year/deadlines.js";
import type { Found } from "../check-result.js";
import { requiredInConversion } from "../required-distribution.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** A conversion in a year whose required distribution was not, or not wholly, taken: so much of it is that distribution. */
export const rmdConverted = {
  code: "rmd_converted",
  catches: "a required distribution that was converted",
  explanation: `A required distribution cannot be converted. From the year it is required, the first dollars that leave your IRAs are the required distribution, no matter what they are called. If you convert without taking it first, that part of the conversion is a distribution, taxable as such, and in the Roth IRA it is an excess contribution.

The amount here comes from the Uniform Lifetime Table and the value at the end of the year before, with what you should have taken in that year but did not. It is lower if your spouse is more than ten years younger and the only beneficiary.`,
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
    message: `${inDollars(part)} of your ${y.year} conversion was the year's required distribution, which cannot be converted. It is a distribution, and an excess contribution to the Roth IRA. The required distribution was about ${inDollars(required ?? 0)} (Uniform Lifetime Table), and you took out less.`,
    fix: howToUndo(y, inDollars(part)),
    enter:
      "Make the conversion smaller by that amount. Add a `distribution` with `reason: rmd`, and a `contribution` with `ira: roth`. When the money comes out, add a `returned_contribution` with `ira: roth`; after the last day for that, a `distribution` with `ira: roth`.",
    source: "Reg. 1.408A-4, A-6; IRC 401(a)(9), 408(a)(6) and 408(d)(3)(E)",
    about: { index: found.index, part },
  };
}

/** While it can be returned, it leaves with its earnings; later without them, and the excess bears tax until then. */
function howToUndo({ ledger, year, asOf }: YearInReview, amount: string): string {
  const end = correctionDeadline(ledger, year);
  const enter = "Enter it as a required distribution and a Roth contribution, not as a conversion.";
  if (asOf === null || asOf <= end)
    return `Take the ${amount} with its earnings out of the Roth IRA by ${longDate(end)}, if your return is filed on time. ${enter}`;
  return `Take the ${amount} out of the Roth IRA; its earnings stay in. The time to return it with its earnings ended on ${longDate(end)}, so the excess costs 6 percent a year (Form 5329) until it is out or a later year's unused limit absorbs it. ${enter}`;
}
