import { disasterLimit, femaNumber } from "../data/disaster-law.js";
import { yearOf } from "../ledger/date.js";
import type { Ledger } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";

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
    if (taken > 0) this.#add(disaster, day, taken);
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

/** Whether the time for a disaster's distributions had ended by a day, but not at the beginning of its year. */
export function endsWithin(disaster: string, day: string): boolean {
  return (
    disasterLimit(disaster, day).cents === 0 && disasterLimit(disaster, `${yearOf(day)}-01-01`).cents > 0
  );
}

/** One disaster may be written in several ways: its FEMA number tells it, or its name. */
export function keyOf(disaster: string): string {
  return String(femaNumber(disaster) ?? disaster.trim().toLowerCase());
}
