import { emergencyNotAgainFor, exceptionFirstDay, exceptionLimit } from "../data/law.js";
import { yearOf } from "../ledger/date.js";
import type { Entry, EntryOf } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { yearsLater } from "./dates.js";

type Distribution = EntryOf<"distribution">;

/**
 * What of each distribution its reason by itself frees from the additional tax, in cents, by the entry's place (IRC
 * 72(t)(2)(G) to (L)). Death, disability and a first home, which depend on more than the entry, are not in it, nor is an
 * exception given by number. Entries must be in order; each is looked at once.
 */
export function exceptedByReason(entries: readonly Entry[]): ReadonlyMap<number, Cents> {
  const excepted = new Map<number, Cents>();
  const limits = { birth_adoption: new EventLimit(), domestic_abuse: new AbuseLimit() };
  let emergencies: EmergencyLimit | undefined;
  for (const entry of entries) {
    if (entry.kind !== "distribution") continue;
    const { reason, amount, date } = entry;
    if (reason === "reservist" || reason === "terminal_illness") {
      if (date >= exceptionFirstDay(reason)) excepted.set(entry.index, amount);
    } else if (reason === "birth_adoption" || reason === "domestic_abuse") {
      excepted.set(entry.index, limits[reason].take(entry));
    } else if (reason === "emergency") {
      emergencies ??= new EmergencyLimit(entries);
      excepted.set(entry.index, emergencies.take(entry));
    }
  }
  return excepted;
}

/**
 * The limit is one of each birth or adoption, whose money comes out within a year of it: distributions within a year of
 * the first belong to the same one (IRC 72(t)(2)(H)(ii) and (iii)).
 */
class EventLimit {
  #used = 0;
  #nextEvent = "";

  take({ date, amount }: Distribution): Cents {
    if (date >= this.#nextEvent) {
      this.#nextEvent = yearsLater(date, 1);
      this.#used = 0;
    }
    const left = Math.max(0, exceptionLimit("birth_adoption", yearOf(date)) - this.#used);
    this.#used += amount;
    return Math.min(amount, left);
  }
}

/** The limit is one for all such distributions together (IRC 72(t)(2)(K)(ii)). */
class AbuseLimit {
  #used = 0;

  take({ date, amount }: Distribution): Cents {
    const taken = Math.min(amount, exceptionLimit("domestic_abuse", yearOf(date)) - this.#used);
    this.#used += taken;
    return taken;
  }
}

/** One distribution a year, and none in the years after it until it was made up (IRC 72(t)(2)(I)(iii) to (vii)). */
class EmergencyLimit {
  /** The one distribution of each year that was free. */
  readonly #free = new Map<number, { readonly date: string; readonly cents: Cents }>();
  readonly #contributions = new SumsByDay();
  readonly #repayments = new Map<number, SumsByDay>();

  constructor(entries: readonly Entry[]) {
    for (const entry of entries) {
      if (entry.kind === "contribution") this.#contributions.add(entry.date, entry.amount);
      if (entry.kind !== "repayment" || entry.of !== "emergency") continue;
      const sums = this.#repayments.get(entry.distributed) ?? new SumsByDay();
      this.#repayments.set(entry.distributed, sums);
      sums.add(entry.date, entry.amount);
    }
  }

  take({ date, amount }: Distribution): Cents {
    const year = yearOf(date);
    for (let age = 0; age <= emergencyNotAgainFor; age++) {
      const earlier = this.#free.get(year - age);
      if (earlier && (age === 0 || this.#madeUp(earlier.date, date) < earlier.cents)) return 0;
    }
    const cents = Math.min(amount, exceptionLimit("emergency", year));
    if (cents > 0) this.#free.set(year, { date, cents });
    return cents;
  }

  /** What was paid back of a distribution or contributed to IRAs since, up to the next one. */
  #madeUp(since: string, until: string): Cents {
    const repaid = this.#repayments.get(yearOf(since))?.between(since, until) ?? 0;
    return repaid + this.#contributions.between(since, until);
  }
}

/** Sums of amounts that are added in the order of their days. */
class SumsByDay {
  readonly #days: string[] = [];
  readonly #sums: Cents[] = [];

  add(day: string, cents: Cents): void {
    this.#days.push(day);
    this.#sums.push((this.#sums.at(-1) ?? 0) + cents);
  }

  /** What was added after one day, and on or before another. */
  between(after: string, until: string): Cents {
    return this.#until(until) - this.#until(after);
  }

  #until(day: string): Cents {
    let from = 0;
    let to = this.#days.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#days[middle] as string) <= day) from = middle + 1;
      else to = middle;
    }
    return this.#sums[from - 1] ?? 0;
  }
}
