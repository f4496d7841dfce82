import { daysInWords, inDollars } from "../../text/wording.js";
import { daysBetween } from "../../year/dates.js";
import { refundDeadline } from "../../year/limitation.js";
import { wrongReturn } from "../filed.js";
import type { Found } from "../found.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** A deadline within so many days is near. */
const SOON_DAYS = 365;

/**
 * The time to claim a refund for a wrong year that ends soon, or has ended. Without the day of filing
 * `taxed_twice_open_year` asks for it.
 */
export const refundWindow = {
  code: "refund_window",
  catches: "the time to claim a refund for a wrong year that ends soon or has ended",
  explanation: `A refund is claimed within three years from filing or two years from payment, whichever ends later. A return filed before April 15 counts as filed on it, even when that day was a weekend; a return filed later counts on its own day. The last day moves to the next working day, and legal holidays of the District of Columbia count.

A claim in time is limited in amount to the tax paid in the three years, and any extension, before it.`,
  check: eachYear(check),
} as const satisfies Rule;

function check(y: YearInReview): Found {
  const { asOf, info, year } = y;
  if (asOf === null || !info?.filed) return undefined;
  const taxed = wrongReturn(y);
  if (!taxed || taxed.over <= 0) return undefined;
  const deadline = refundDeadline(year, info.filed);
  const source = "IRC 6511(a) and 6513(a); Rev. Rul. 2003-41";
  if (deadline === null) return undefined;
  const common = { tax_year: year, source } as const;
  const left = daysBetween(asOf, deadline);
  if (left > SOON_DAYS) return undefined;
  if (left < 0) {
    if (info.filed.paid_on !== null) return undefined;
    return {
      ...common,
      severity: "info",
      message: `For ${year} only tax that was paid after the return can still be claimed back, for two years from that payment: the three years from filing ended on ${deadline}.`,
      fix: `If tax for ${year} was paid later than with the return, give the day (years.${year}.filed.paid_on). Otherwise there is no claim.`,
    };
  }
  return {
    ...common,
    severity: "warning",
    message: `The time to claim a refund for ${year} ends on ${deadline}, ${left === 0 ? "today" : `in ${daysInWords(left)}`} (${inDollars(taxed.over)} too much on line 4b).`,
    fix: `See that Form 1040-X for ${year} is mailed by certified mail, or e-filed, by ${deadline}.`,
  };
}
