import { daysOfChange, disasterLimit, femaNumber, isCoronavirus } from "../data/disaster-law.js";
import { yearOf } from "../ledger/date.js";
import type { Ledger } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { daysLater } from "./dates.js";

/**
 * How much of the distributions for disasters is one by the law: up to a limit for each disaster, or for several together,
 * over all years and all of a person's plans and IRAs. The earliest distributions fill it.
 */
export class DisasterLimits {
  readonly #byKey = new Map<string, Cents>();
  readonly #byProgram = new Map<string, Cents>();

  constructor({ opening }: Ledger) {
    if (opening === null) return;
    for (const { disaster, amount } of opening.disaster_distributions ?? [])
      this.#add(disaster, `${opening.year}-12-31`, amount);
  }

  /** What of a distribution still fits, which it takes up. */
  take(disaster: string, day: string, amount: Cents): Cents {
    const { cents, together } = disasterLimit(disaster, day);
    const used = together ? this.#byProgram.get(programOf(together)) : this.#byKey.get(keyOf(disaster));
    const taken = Math.max(0, Math.min(amount, cents - (used ?? 0)));
    this.#add(disaster, day, taken);
    return taken;
  }

  #add(disaster: string, day: string, cents: Cents): void {
    const key = keyOf(disaster);
    this.#byKey.set(key, (this.#byKey.get(key) ?? 0) + cents);
    const { together } = disasterLimit(disaster, day);
    if (together === null) return;
    const program = programOf(together);
    this.#byProgram.set(program, (this.#byProgram.get(program) ?? 0) + cents);
  }
}

/** Disasters that share one limit are told by its first and last day. */
function programOf({ from, to }: { readonly from: string; readonly to: string }): string {
  return `${from} ${to}`;
}

/** Whether what was used of a disaster's limit can still matter after a year. */
export function countsAfter(disaster: string, year: number): boolean {
  const next = `${year + 1}-01-01`;
  const { cents, together } = disasterLimit(disaster, next);
  return cents > 0 && (together === null || yearOf(together.from) <= year);
}

/**
 * Whether the day of a distribution in its year decides how much of it can be for the disaster: the time for it ended, or the
 * limit changed. Before the disaster there was no distribution for it.
 */
export function dayDecidesLimit(disaster: string, year: number, amount: Cents): boolean {
  const days = daysOfChange(disaster, year).flatMap((day) => [day, daysLater(day, 1)]);
  const fits = days
    .filter((day) => yearOf(day) === year)
    .sort()
    .map((day) => Math.min(amount, disasterLimit(disaster, day).cents));
  // Where nothing ever fits, the last day alone is looked at, and decides nothing.
  return new Set(fits.slice(fits.findIndex((cents) => cents > 0))).size > 1;
}

/** One disaster may be written in several ways: its FEMA number tells it, or its name. The coronavirus has many numbers. */
export function keyOf(disaster: string): string {
  if (isCoronavirus(disaster)) return "coronavirus";
  return String(femaNumber(disaster) ?? disaster.trim().toLowerCase());
}
