import type { Cents } from "../money/cents.js";
import type { LastFirst } from "./last-first.js";

/** What was taken from one deposit. */
export interface Taken<T> {
  readonly from: T;
  readonly date: string;
  readonly anyDay?: boolean | undefined;
  /** What had been paid in, whole. */
  readonly paid: Cents;
  readonly cents: Cents;
}

/**
 * Takes an amount off the last deposits (or conversions) made by a date: the last one is deemed to come back first
 * (Reg. 1.408-11(c)(2), "last contribution"). Returns what was taken from each, or undefined, changing
 * nothing, when they do not hold that much.
 */
export function takeFromLast<
  T extends {
    readonly date: string;
    readonly anyDay?: boolean | undefined;
    readonly paid: Cents;
    left: Cents;
  },
>(from: LastFirst<T>, amount: Cents, by: string): Taken<T>[] | undefined {
  const { shares, rest } = from.find(amount, by);
  if (rest > 0) return undefined;
  return shares.map(({ item, cents }) => {
    item.left -= cents;
    return { from: item, date: item.date, anyDay: item.anyDay, paid: item.paid, cents };
  });
}
