import type { Cents } from "../money/cents.js";
import { compare } from "./order.js";

/** What is taken from one item. */
export interface Share<T> {
  readonly item: T;
  readonly cents: Cents;
}

/** Something of a day, or of which only the year is known: it may have been on any day of it. */
interface Dated {
  readonly date: string;
  readonly anyDay?: boolean | undefined;
}

/**
 * Money that came in or went out on different days, the last of which is used up first. Items stay sorted by date, and
 * those of which nothing is left are passed over once and for all, so that many uses cost no more than many items.
 */
export class LastFirst<T extends Dated> {
  /** By date; on one day in the order in which they were added. */
  readonly #open: T[];
  readonly #left: (item: T) => Cents;

  constructor(items: readonly T[], left: (item: T) => Cents) {
    this.#open = [...items].sort((a, b) => compare(dayOf(a), dayOf(b)));
    this.#left = left;
  }

  add(item: T): void {
    this.#open.splice(this.#countUntil(dayOf(item)), 0, item);
  }

  /**
   * What an amount takes from the items dated `since` to `by`, the last one first, and how much of the amount none of
   * them holds. Changes nothing: the caller takes the shares.
   */
  find(amount: Cents, by: string, since = ""): { shares: Share<T>[]; rest: Cents } {
    const shares: Share<T>[] = [];
    let rest = amount;
    for (let at = this.#countUntil(by) - 1; at >= 0 && rest > 0; at--) {
      const item = this.#open[at] as T;
      if (item.date < since) {
        if (item.date < firstDayOfYear(since)) break;
        continue;
      }
      const left = this.#left(item);
      if (left <= 0) {
        this.#open.splice(at, 1);
        continue;
      }
      const cents = Math.min(left, rest);
      rest -= cents;
      shares.push({ item, cents });
    }
    return { shares, rest };
  }

  /** How many items are dated on or before a day. */
  #countUntil(day: string): number {
    let from = 0;
    let to = this.#open.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (dayOf(this.#open[middle] as T) <= day) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

/** The first day on which it can have been. */
function dayOf({ date, anyDay }: Dated): string {
  return anyDay ? firstDayOfYear(date) : date;
}

function firstDayOfYear(date: string): string {
  return `${date.slice(0, 4)}-01-01`;
}
