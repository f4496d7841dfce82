import {
  earlyReturnCountsAs,
  extendedDueDate,
  extendedDueDateInState,
  limitationYears,
  lookBack,
  prepaidCountsAsPaid,
  returnDueDate,
} from "../data/law.js";
import type { Ledger } from "../ledger/schema.js";
import { dayOfAge, daysBetween, daysLater } from "./dates.js";
import { workingDay } from "./working-day.js";

/** When a year's return was filed, and when its tax was paid if later; as in `years.Y.filed`. */
interface Filed {
  readonly date: string | null;
  readonly paid_on: string | null;
}

/** Whose days these are: the state of residence and a postponed day move the due date. */
interface Owner {
  readonly owner: Pick<Ledger["owner"], "address">;
  readonly years: Ledger["years"];
}

/**
 * The unextended due date of a year's return, which is the last day to contribute for the year (IRC 219(f)(3)): the day
 * postponed for this person, or that of the state of residence, or the year's own.
 */
export function returnDue({ owner, years }: Owner, year: number): string {
  return (
    years[year]?.due ??
    returnDueDate(year, owner.address?.state ?? null) ??
    workingDay(earlyReturnCountsAs(year))
  );
}

/** The last day to file a year's return on time: its due date, or with an extension the October day when that is later. */
export function filingDeadline(ledger: Owner, year: number): string {
  const due = returnDue(ledger, year);
  if (!ledger.years[year]?.extended) return due;
  return latest(due, extendedDeadline(year), extendedInState(ledger, year));
}

/**
 * The last day to take back or recharacterize a contribution of a year whose return was filed in time, extension or not:
 * six months after April 15, which no postponement moves, or the due date itself when a postponement made that later
 * (Reg. 301.9100-2(b) and (d); Instructions for Form 8606, Return of IRA Contributions). With an extension a disaster may
 * have postponed its end (IRC 7508A).
 */
export function correctionDeadline(ledger: Owner, year: number): string {
  const due = returnDue(ledger, year);
  const inState = ledger.years[year]?.extended ? extendedInState(ledger, year) : "";
  return latest(due, extendedDeadline(year), inState);
}

/** The day to which a disaster postponed the extended due date in the owner's whole state; empty when none did. */
export function extendedInState({ owner }: Owner, year: number): string {
  return extendedDueDateInState(year, owner.address?.state ?? null) ?? "";
}

function latest(...days: readonly string[]): string {
  return days.reduce((last, day) => (day > last ? day : last));
}

/** The last day to file a year's return on time with an extension: October 15, or the next working day (Reg. 1.6081-4). */
export function extendedDeadline(year: number): string {
  return workingDay(extendedDueDate(year));
}

/**
 * The last day to claim a refund of a year's tax: the later of three years from filing and two years from payment
 * (IRC 6511(a)), moved by weekends and holidays. A return filed before April 15 counts as filed on it, even when
 * that is a Sunday; one filed later counts on its own day, postponed due date or not (IRC 6513(a), Rev. Rul.
 * 2003-41). Null when the day of filing is not known.
 */
export function refundDeadline(year: number, filed: Filed | null): string | null {
  if (!filed?.date) return null;
  const fromFiling = workingDay(
    yearsAfter(countsAsFiled(year, filed.date), limitationYears.refundFromFiling),
  );
  const fromPayment = filed.paid_on && refundDeadlineFromPayment(filed.paid_on);
  return fromPayment && fromPayment > fromFiling ? fromPayment : fromFiling;
}

/** The last day of the two years from payment (IRC 6511(a)). */
export function refundDeadlineFromPayment(paid: string): string {
  return workingDay(yearsAfter(paid, limitationYears.refundFromPayment));
}

/**
 * The last day on which more tax can be assessed for a year in the ordinary case: three years from filing (IRC 6501(a)).
 * Six years when more than a quarter of the income was left out, no end for a year without a return.
 */
export function assessmentDeadline(year: number, filed: Filed | null): string | null {
  if (!filed?.date) return null;
  return workingDay(yearsAfter(countsAsFiled(year, filed.date), limitationYears.assessmentFromFiling));
}

/** The same when more than a quarter of the gross income stated in the return was left out: six years (IRC 6501(e)(1)(A)(i)). */
export function longAssessmentDeadline(year: number, filed: Filed | null): string | null {
  if (!filed?.date) return null;
  return workingDay(yearsAfter(countsAsFiled(year, filed.date), limitationYears.assessmentWhenMuchIsLeftOut));
}

/** The same for the tax on excess contributions: six years from the filing of the income tax return (IRC 6501(l)(4)). */
export function excessAssessmentDeadline(year: number, filed: Filed | null): string | null {
  if (!filed?.date) return null;
  return workingDay(yearsAfter(countsAsFiled(year, filed.date), limitationYears.assessmentOfExcessTax));
}

function countsAsFiled(year: number, date: string): string {
  const prescribed = earlyReturnCountsAs(year);
  return date < prescribed ? prescribed : date;
}

function yearsAfter(date: string, years: number): string {
  return dayOfAge(date, years * 12);
}

function afterLookBack(day: string): string {
  return workingDay(dayOfAge(day, lookBack.years * 12));
}

/**
 * The last day on which a claim within three years of filing still reaches tax that was paid on a day: three years, and
 * any extension of time to file, after the payment (IRC 6511(b)(2)(A)).
 */
export function paymentDeadline(
  year: number,
  info: { readonly due: string | null; readonly extended: boolean | null } | null,
  paid: string,
): string {
  const due = earlyReturnCountsAs(year);
  const extended = info?.extended ? extendedDueDate(year) : due;
  const reach = (until: string) =>
    workingDay(daysLater(yearsAfter(paid, lookBack.years), daysBetween(due, until)));
  const postponed = info?.due && info.due > extended ? reach(info.due) : reach(extended);
  return postponed > lookBack.postponementCountsForClaimsAfter ? postponed : reach(extended);
}

/**
 * The last day on which a claim still reaches the tax of a year that was withheld or paid by its due date: a refund is
 * limited to what was paid in the three years, and any extension, before the claim (IRC 6511(b)(2)(A), 6513(b)). A
 * return filed late leaves the time to claim open longer than this. A due date postponed for a disaster counts as an
 * extension for claims after the day of P.L. 119-64.
 */
export function prepaidTaxDeadline(
  year: number,
  info: { readonly due: string | null; readonly extended: boolean | null } | null,
): string {
  const paid = prepaidCountsAsPaid(year);
  const extended = info?.extended ? extendedDueDate(year) : paid;
  const ordinary = afterLookBack(extended);
  const postponed = info?.due && info.due > extended ? afterLookBack(info.due) : ordinary;
  return postponed > lookBack.postponementCountsForClaimsAfter ? postponed : ordinary;
}
