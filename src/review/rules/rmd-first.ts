import { inDollars } from "../../text/wording.js";
import type { Found } from "../found.js";
import { requiredInConversion } from "../required-distribution.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** Enough was taken out in the year, but the conversion came first: the first dollars out are the required distribution. */
export const rmdFirst = {
  code: "rmd_first",
  catches: "a conversion that came before the year's required distribution",
  explanation: `The order of the year decides: until the required distribution is out, every dollar that leaves the IRAs is a part of it. That a full required distribution followed in December does not mend a conversion of March. Let it all come out first, in the year of the required age too, though that year's may wait until the next April.`,
  check: eachYear(check),
} as const satisfies Rule;

function check(y: YearInReview): Found {
  const found = requiredInConversion(y);
  if (!found) return undefined;
  if ("lacks" in found) return found.decides === "order" ? found : undefined;
  if (!found.onlyLate) return undefined;
  const { required, before, part, converted } = found;
  const of = required === null ? "" : ` of about ${inDollars(required)}`;
  return {
    tax_year: y.year,
    severity: "error",
    message: `The conversion of ${converted} came before the required distribution of ${y.year}${of} was out (${inDollars(before)} had been taken by then). The first dollars out are the required distribution: ${inDollars(part)} of the conversion counts as it, and is an excess contribution in the Roth IRA.`,
    fix: `Take the ${inDollars(part)} with its earnings out of the Roth IRA by the due date of the return with extensions. In later years let the whole required distribution come out before the conversion.`,
    source: "Reg. 1.408A-4, A-6; IRC 408(d)(3)(E)",
  };
}
