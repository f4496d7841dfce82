import { inDollars, longDate } from "../../text/wording.js";
import type { Found } from "../check-result.js";
import { requiredInConversion } from "../required-distribution.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** Enough was taken out in the year, but the conversion came first: the first dollars out are the required distribution. */
export const rmdFirst = {
  code: "rmd_first",
  catches: "a conversion that came before the year's required distribution",
  explanation: `The order decides: until the required distribution is out, every dollar that leaves your IRAs is part of it. A full required distribution in December does not change a conversion in March. Take all of it first. This holds in the first required year too, although that year's distribution may wait until the next April.`,
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
    message: `The conversion of ${longDate(converted)} came before the ${y.year} required distribution${of} was out; you had taken ${inDollars(before)} by then. The first dollars out are the required distribution, so ${inDollars(part)} of the conversion counts as it and is an excess contribution to the Roth IRA.`,
    fix: `Take the ${inDollars(part)} with its earnings out of the Roth IRA by the due date of your return, with extensions. In later years, take the whole required distribution before you convert.`,
    source: "Reg. 1.408A-4, A-6; IRC 408(d)(3)(E)",
    about: { index: found.index, part },
  };
}
