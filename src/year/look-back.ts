import { extendedDueDate, lookBack, prepaidCountsAsPaid } from "../data/law.js";
import { dayOfAge } from "./dates.js";
import { workingDay } from "./working-day.js";

/**
 * The last day on which a claim still reaches the tax of a year that was withheld or paid by its due date: a refund is
 * limited to what was paid in the three years, and any extension, before the claim (IRC 6511(b)(2)(A), 6513(b)). A
 * return filed late leaves the time to claim open longer than this. A due date postponed for a disaster counts as an
 * extension for claims after the day of P.L. 119-64.
 */
export function prepaidTaxDeadline(
  year: number,
  info: { readonly due: string | null; readonly extended: boolean } | null,
): string {
  const paid = prepaidCountsAsPaid(year);
  const extended = info?.extended ? extendedDueDate(year) : paid;
  const ordinary = afterLookBack(extended);
  const postponed = info?.due && info.due > extended ? afterLookBack(info.due) : ordinary;
  return postponed > lookBack.postponementCountsForClaimsAfter ? postponed : ordinary;
}

function afterLookBack(day: string): string {
  return workingDay(dayOfAge(day, lookBack.years * 12));
}
