import type { Cents } from "../money/cents.js";

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
>(from: readonly T[], amount: Cents, by: string): Taken<T>[] | undefined {
  const available = from
    .filter((item) => (item.anyDay || item.date <= by) && item.left > 0)
    .sort((a, b) => (a.date < b.date ? 1 : -1));
  if (available.reduce((sum, item) => sum + item.left, 0) < amount) return undefined;
  const taken: Taken<T>[] = [];
  let rest = amount;
  for (const item of available) {
    if (rest === 0) break;
    const cents = Math.min(item.left, rest);
    item.left -= cents;
    rest -= cents;
    taken.push({ from: item, date: item.date, anyDay: item.anyDay, paid: item.paid, cents });
  }
  return taken;
}
