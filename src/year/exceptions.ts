import { emergencyNotAgainFor, exceptionFirstDay, exceptionLimit } from "../data/law.js";
import { yearOf } from "../ledger/date.js";
import type { Entry, EntryOf } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { yearsLater } from "./dates.js";

type Distribution = EntryOf<"distribution">;
/** What is left of a contribution. */
type Contribution = Pick<EntryOf<"contribution">, "date" | "day" | "index"> & { amount: Cents };

/** What the reasons of distributions by themselves free from the additional tax. */
export interface ExceptedByReason {
  /** In cents, by the entry's place. */
  readonly cents: ReadonlyMap<number, Cents>;
  /** For a distribution whose exception depends on a day that is not known: the place of the entry that needs its day. */
  readonly undated: ReadonlyMap<number, number>;
}

/**
 * What of each distribution its reason by itself frees from the additional tax (IRC 72(t)(2)(G) to (L)). Death, disability
 * and a first home, which depend on more than the entry, are not in it, nor is an exception given by number. Entries must
 * be in order; each is looked at once.
 */
export function exceptedByReason(entries: readonly Entry[]): ExceptedByReason {
  const cents = new Map<number, Cents>();
  const undated = new Map<number, number>();
  const events = new EventLimit(undated);
  const abuse = new AbuseLimit();
  let emergencies: EmergencyLimit | undefined;
  for (const entry of entries) {
    if (entry.kind !== "distribution") continue;
    const { reason, amount } = entry;
    if (reason === "reservist" || reason === "terminal_illness") {
      const { first, last } = daysOf(entry);
      const began = exceptionFirstDay(reason);
      if (last >= began) cents.set(entry.index, amount);
      if (first < began && began <= last) undated.set(entry.index, entry.index);
    } else if (reason === "birth_adoption") {
      cents.set(entry.index, events.take(entry));
    } else if (reason === "domestic_abuse") {
      cents.set(entry.index, abuse.take(entry));
    } else if (reason === "emergency") {
      emergencies ??= new EmergencyLimit(entries, undated);
      cents.set(entry.index, emergencies.take(entry));
    }
  }
  return { cents, undated };
}

/** The first and the last day on which something can have been. */
interface Days {
  readonly first: string;
  readonly last: string;
}

function daysOf({ date, day }: Pick<Distribution, "date" | "day">): Days {
  return day === "unknown"
    ? { first: `${yearOf(date)}-01-01`, last: `${yearOf(date)}-12-31` }
    : { first: date, last: date };
}

/**
 * The limit is one of each birth or adoption, whose money comes out within a year of it: distributions within a year of
 * the first belong to the same one (IRC 72(t)(2)(H)(ii) and (iii)).
 */
class EventLimit {
  readonly #undated: Map<number, number>;
  #used = 0;
  #first: (Days & { readonly entry: Distribution }) | undefined;

  constructor(undated: Map<number, number>) {
    this.#undated = undated;
  }

  take(entry: Distribution): Cents {
    const days = daysOf(entry);
    if (this.#first === undefined || days.first >= yearsLater(this.#first.last, 1)) {
      this.#first = { ...days, entry };
      this.#used = 0;
    }
    const left = Math.max(0, exceptionLimit("birth_adoption", yearOf(entry.date)) - this.#used);
    this.#used += entry.amount;
    const first = this.#first;
    if (entry.amount > left && days.last >= yearsLater(first.first, 1)) {
      const { index } = entry.day === "unknown" ? entry : first.entry;
      this.#undated.set(entry.index, index);
    }
    if (days.first < first.first) this.#first = { first: days.first, last: first.last, entry };
    return Math.min(entry.amount, left);
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
  readonly #undated: Map<number, number>;
  /** The one distribution of each year that was free. */
  readonly #free = new Map<number, { readonly entry: Distribution; readonly cents: Cents }>();
  readonly #contributions = new SumsByDay();
  readonly #repayments = new Map<number, SumsByDay>();

  constructor(entries: readonly Entry[], undated: Map<number, number>) {
    this.#undated = undated;
    for (const entry of ownContributions(entries)) this.#contributions.add(entry);
    for (const entry of entries) {
      if (entry.kind !== "repayment" || entry.of !== "emergency") continue;
      const sums = this.#repayments.get(entry.distributed) ?? new SumsByDay();
      this.#repayments.set(entry.distributed, sums);
      sums.add(entry);
    }
  }

  take(entry: Distribution): Cents {
    const year = yearOf(entry.date);
    for (let age = 0; age <= emergencyNotAgainFor; age++) {
      const earlier = this.#free.get(year - age);
      if (earlier && (age === 0 || !this.#isMadeUp(earlier, entry))) return 0;
    }
    const cents = Math.min(entry.amount, exceptionLimit("emergency", year));
    this.#free.set(year, { entry, cents });
    return cents;
  }

  /** Whether as much was paid back of a distribution, or contributed to IRAs since, up to the next one. */
  #isMadeUp(earlier: { readonly entry: Distribution; readonly cents: Cents }, next: Distribution): boolean {
    const since = daysOf(earlier.entry);
    const until = daysOf(next);
    const sums = [this.#contributions, this.#repayments.get(yearOf(earlier.entry.date))];
    let surely = 0;
    let perhaps = 0;
    let undated: number | undefined;
    for (const each of sums) {
      surely += each?.surely(since, until) ?? 0;
      perhaps += each?.perhaps(since, until) ?? 0;
      undated ??= each?.firstUndated;
    }
    if (surely >= earlier.cents) return true;
    if (perhaps < earlier.cents) return false;
    const unknown = [next, earlier.entry].find(({ day }) => day === "unknown")?.index ?? undated;
    if (unknown !== undefined) this.#undated.set(next.index, unknown);
    return true;
  }
}

/**
 * What the owner paid in, less what was taken back: a returned contribution counts as never made. The employer's money in a SEP
 * is not the owner's (IRC 72(t)(2)(I)(vii)(II)); of a SIMPLE IRA the ledger cannot tell the salary from the rest.
 */
function ownContributions(entries: readonly Entry[]): Contribution[] {
  const all: Contribution[] = [];
  const open = new Map<string, Contribution[]>();
  for (const entry of entries) {
    if (entry.kind !== "contribution" && entry.kind !== "returned_contribution") continue;
    if ((entry.roth_plan ?? entry.ira) === "sep") continue;
    const pool =
      entry.kind === "returned_contribution" && entry.converted !== null ? "traditional" : entry.ira;
    const key = `${pool} ${entry.roth_plan} ${entry.for}`;
    const made = open.get(key) ?? [];
    open.set(key, made);
    if (entry.kind === "contribution") {
      const contribution = { ...entry };
      all.push(contribution);
      made.push(contribution);
    } else takeBack(made, entry.amount);
  }
  return all.filter(({ amount }) => amount > 0);
}

/** The last ones first. */
function takeBack(made: Contribution[], cents: Cents): void {
  let rest = cents;
  for (let last = made.at(-1); last && rest > 0; last = made.at(-1)) {
    const taken = Math.min(last.amount, rest);
    last.amount -= taken;
    rest -= taken;
    if (last.amount === 0) made.pop();
  }
}

/** Sums of amounts that are added in the order of their days; of some only the year is known. */
class SumsByDay {
  readonly #dated = new Sums();
  readonly #undated = new Sums();
  /** The place of the first entry of which only the year is known. */
  firstUndated: number | undefined;

  add({ date, day, amount, index }: Pick<Distribution, "date" | "day" | "amount" | "index">): void {
    (day === "unknown" ? this.#undated : this.#dated).add(date, amount);
    if (day === "unknown") this.firstUndated ??= index;
  }

  /** What was certainly added after one day, and on or before another. */
  surely(since: Days, until: Days): Cents {
    const endOfYear = `${yearOf(since.last)}-12-31`;
    return this.#dated.between(since.last, until.first) + this.#undated.between(endOfYear, until.first);
  }

  /** What may have been added between them. */
  perhaps(since: Days, until: Days): Cents {
    const ofYear = yearOf(until.last);
    return (
      this.#dated.between(since.first, until.last) + this.#undated.between(since.first, `${ofYear}-12-31`)
    );
  }
}

/** Running sums by day. */
class Sums {
  readonly #days: string[] = [];
  readonly #sums: Cents[] = [];

  add(day: string, cents: Cents): void {
    this.#days.push(day);
    this.#sums.push((this.#sums.at(-1) ?? 0) + cents);
  }

  /** What was added after one day, and on or before another. */
  between(after: string, until: string): Cents {
    return Math.max(0, this.#until(until) - this.#until(after));
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
