import { withNotice } from "../../data/law.js";
import { excessOf } from "../../lines/contribution-limits.js";
import { inDollars } from "../../text/wording.js";
import { askFirst, excessFix } from "../excess-fix.js";
import type { Found } from "../found.js";
import { eachYear, type Rule } from "../rule.js";
import { slipBehindExcess } from "../slip.js";
import type { YearInReview } from "../year-in-review.js";

/** Contributions above the limit for age and year, or above the owner's compensation. */
export const overLimit = {
  code: "over_limit",
  catches: "contributions above the limit for age and year, or above compensation",
  explanation: `One limit holds for traditional and Roth IRAs together: the year's amount, with a catch-up from the year of the 50th birthday, and never more than compensation. Rollovers, conversions and certain repayments do not count; a rollover that came too late does.

An excess is taken back with its earnings by the due date with extensions, as if it had never been made. After that it bears 6 percent for each year.`,
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
    ? `compensation of ${inDollars(compensation)} allows`
    : `the limit of ${inDollars(limit)} for traditional and Roth IRAs together allows`;
  return [
    {
      tax_year: year,
      severity: "error",
      message: `Contributions for ${year} were ${inDollars(contributed)}, which is ${inDollars(over)} more than ${by}.${slip === undefined ? "" : ` ${slip}`}`,
      fix: `${slip === undefined ? askFirst(y, byPay ? "pay" : "limit") : "If so, correct the ledger. If not: "}${excessFix(y, over, "Have the excess returned with its earnings (`returned_contribution`)")}`,
      source: withNotice("IRC 219(b)(1) and (5), 408A(c)(2), 4973", year),
    },
    ...missing,
  ];
}
