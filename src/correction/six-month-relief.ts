import type { Entry, Ledger } from "../ledger/schema.js";
import type { YearInReview } from "../review/year-in-review.js";
import { longDate } from "../text/wording.js";
import { correctionDeadline, filingDeadline, returnDue } from "../year/deadlines.js";

/**
 * Whether a contribution for the year was returned or recharacterized after the due date but within six months of it,
 * and after a return that was filed in time: the amended return then says at its top that it is filed under
 * Reg. 301.9100-2 (Instructions for Form 8606, Recharacterizations and Return of IRA Contributions). Not where an amended
 * return was filed on that day or later.
 */
export function isSixMonthRelief({ ledger, info, year }: YearInReview): boolean {
  const day = info?.filed?.date;
  if (!day || day > filingDeadline(ledger, year)) return false;
  const due = returnDue(ledger, year);
  const last = correctionDeadline(ledger, year);
  const undone = ledger.entries.filter(
    (entry) =>
      (entry.kind === "returned_contribution" || entry.kind === "recharacterization") && entry.for === year,
  );
  // The statement names each day: nobody signs for one that is not known.
  if (undone.some((entry) => entry.day === "unknown")) return false;
  const amended = info?.filed?.amended ?? [];
  return undone.some(
    ({ date }) =>
      date !== null &&
      date > day &&
      date > due &&
      date <= last &&
      !amended.some((filedAgain) => filedAgain >= date),
  );
}

/** What was returned or recharacterized for a year, each in a few words: "the recharacterization". */
export function undoneInWords({ entries }: Ledger, taxYear: number): string[] {
  const of = (kind: Entry["kind"]) =>
    entries.filter((entry) => entry.kind === kind && "for" in entry && entry.for === taxYear).length;
  const words = (count: number, one: string, more: string) => (count === 0 ? [] : [count > 1 ? more : one]);
  return [
    ...words(of("recharacterization"), "the recharacterization", "the recharacterizations"),
    ...words(of("returned_contribution"), "the return of a contribution", "the return of contributions"),
  ];
}

/** That day in words. */
export function correctionDeadlineWords(ledger: Ledger, taxYear: number): string {
  return `within six months of the due date (by ${longDate(correctionDeadline(ledger, taxYear))})`;
}
