import { earlyReturnCountsAs } from "../../data/law.js";
import { returnLabels } from "../../data/printed-form.js";
import { daysInWords, inDollars, longDate } from "../../text/wording.js";
import { daysBetween } from "../../year/dates.js";
import { refundDeadline } from "../../year/deadlines.js";
import type { Found } from "../check-result.js";
import { wrongReturn } from "../filed.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

type FiledFacts = NonNullable<NonNullable<YearInReview["info"]>["filed"]>;

/** A deadline within so many days is near. */
const SOON_DAYS = 365;

/**
 * The time to claim a refund for a wrong year that ends soon, or has ended. Without the day of
 * filing it is the day that is safe: the return counts as filed on its due date, or later.
 */
export const refundWindow = {
  code: "refund_window",
  catches: "a wrong year for which the time to claim a refund ends soon or has ended",
  explanation: `You can claim a refund within three years of filing or two years of paying, whichever ends later. A return filed before the due date counts as filed on it; a return filed later counts on its own day. The last day moves to the next business day, and legal holidays of the District of Columbia count.

A claim in time is limited to the tax paid in the three years, and any extension, before it.`,
  check: eachYear(check),
} as const satisfies Rule;

function check(y: YearInReview): Found {
  const { asOf, info, year } = y;
  if (asOf === null || !info?.filed) return undefined;
  const taxed = wrongReturn(y);
  if (!taxed || taxed.over <= 0) return undefined;
  const known = refundDeadline(year, info.filed);
  const deadline = known ?? leastDeadline(year, info.filed);
  const source = "IRC 6511(a) and 6513(a); Rev. Rul. 2003-41";
  if (deadline === null) return undefined;
  const common = { tax_year: year, source } as const;
  const left = daysBetween(asOf, deadline);
  if (left > SOON_DAYS) return undefined;
  if (known === null)
    return left < 0
      ? undefined
      : { ...common, severity: "warning", ...unknownDay(year, deadline, taxed.over) };
  if (left < 0) {
    if (info.filed.paid_on !== null) return undefined;
    return {
      ...common,
      severity: "info",
      message: `The three years to claim a refund for ${year} ended on ${longDate(deadline)}. Only tax that you paid after filing can still be refunded, for two years from that payment.`,
      fix: `If you paid tax for ${year} after you filed, add the day you paid. Otherwise there is no claim.`,
      enter: `In the ledger: years.${year}.filed.paid_on.`,
    };
  }
  return {
    ...common,
    severity: "warning",
    message: `The time to claim a refund for ${year} ends on ${longDate(deadline)}, ${left === 0 ? "today" : `in ${daysInWords(left)}`}. Line ${returnLabels(year)["4b"]} is ${inDollars(taxed.over)} too high.`,
    fix: `Mail Form 1040-X for ${year} (certified mail) or e-file it by ${longDate(deadline)}.`,
  };
}

/** The last day that is in time on whatever day a return was filed; null when none is known to be filed (IRC 6513(a)). */
function leastDeadline(year: number, { return: isIn, paid_on }: FiledFacts): string | null {
  return isIn === true ? refundDeadline(year, { date: earlyReturnCountsAs(year), paid_on }) : null;
}

function unknownDay(year: number, deadline: string, over: number) {
  return {
    message: `The time to claim a refund for ${year} ends on ${longDate(deadline)} if you filed the return by its due date. The ledger does not have the date you filed. Line ${returnLabels(year)["4b"]} is ${inDollars(over)} too high.`,
    fix: `Mail Form 1040-X for ${year} (certified mail) or e-file it by ${longDate(deadline)} in any case.`,
    enter: `In the ledger: years.${year}.filed.date.`,
  };
}
