import { withNotice } from "../../data/law.js";
import { inDollars } from "../../text/wording.js";
import { excessOf } from "../../year/contribution-limits.js";
import type { Found } from "../check-result.js";
import { askFirst, excessFix, ifSlip } from "../excess-fix.js";
import { slipBehindExcess } from "../likely-mistake.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** Contributions above the limit for age and year, or above the owner's compensation. */
export const overLimit = {
  code: "over_limit",
  catches: "contributions above the limit for age and year, or above compensation",
  explanation: `One limit covers your traditional and Roth IRAs together: the year's amount, with a catch-up from the year you turn 50, and never more than your compensation. Rollovers, conversions and certain repayments do not count. A rollover that came too late does.

If you contributed too much, have the excess returned with its earnings by the due date of your return, with extensions. It then counts as never made. After that it bears 6 percent a year on Form 5329.`,
  check: eachYear(check),
} as const satisfies Rule;

function check(y: YearInReview): Found {
  const excess = excessOf(y);
  if (!excess) return undefined;
  const { year } = y;
  const { contributed, limit, compensation, overLimit: over } = excess;
  const missing = excess.missing.limit;
  if (over <= 0) return missing;
  const slip = slipBehindExcess(y);
  const byPay = compensation !== null && compensation < limit;
  const by = byPay
    ? `your compensation of ${inDollars(compensation)} allows`
    : `the limit of ${inDollars(limit)} for traditional and Roth IRAs together allows`;
  return [
    {
      tax_year: year,
      severity: "error",
      message: `You contributed ${inDollars(contributed)} for ${year}, which is ${inDollars(over)} more than ${by}.${slip === undefined ? "" : ` ${slip.question}`}`,
      ...excessFix(
        y,
        over,
        "Have the excess returned with its earnings",
        slip === undefined ? askFirst(y, byPay ? "pay" : "limit") : ifSlip(slip),
      ),
      source: withNotice("IRC 219(b)(1) and (5), 408A(c)(2), 4973", year),
    },
    ...missing,
  ];
}
