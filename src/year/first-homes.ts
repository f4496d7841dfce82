import { homebuyerLifetimeLimit } from "../data/law.js";
import { yearOf } from "../ledger/date.js";
import type { EntryOf, Ledger } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { dayOf59AndAHalf } from "./dates.js";

/**
 * What the limit of a lifetime on first-time homebuyer distributions leaves for money that went back because a purchase
 * failed: of one year at most the limit less what earlier years used (IRC 72(t)(8)(B)(i) and (E)). What went back uses
 * nothing up for later years.
 */
export class FirstHomes {
  /** What was kept for first homes before 59 1/2, by year; in cents. */
  readonly #kept = new Map<number, Cents>();
  /** What went back after 60 days, by year; in cents. */
  readonly #failed = new Map<number, Cents>();
  readonly #before: Cents;

  constructor({ owner, opening, entries }: Ledger) {
    this.#before = opening?.homebuyer_used ?? 0;
    const grown = owner.born === null ? null : dayOf59AndAHalf(owner.born);
    for (const entry of entries) {
      if (entry.kind !== "distribution" || entry.reason !== "homebuyer") continue;
      if (grown !== null && entry.date >= grown) continue;
      const year = yearOf(entry.date);
      this.#kept.set(year, (this.#kept.get(year) ?? 0) + entry.amount);
    }
  }

  /** As much of a rollover as still fits, which it takes up. */
  takeFailed({ date, amount }: EntryOf<"rollover">): Cents {
    const year = yearOf(date);
    let used = this.#before + (this.#failed.get(year) ?? 0);
    for (const [other, cents] of this.#kept) if (other <= year) used += cents;
    const taken = Math.min(amount, Math.max(0, homebuyerLifetimeLimit - used));
    this.#failed.set(year, (this.#failed.get(year) ?? 0) + taken);
    return taken;
  }
}
