import { yearOf } from "../ledger/date.js";
import { entryAt } from "../ledger/entry-at.js";
import type { EntryOf } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { total, totalLeft, type YearFacts } from "./facts.js";
import type { FactsByYear } from "./facts-by-year.js";
import { compare } from "./order.js";
import { addOrdinary, kept } from "./ordinary.js";
import { isNonspouseBeneficiary, lastRolloverDay, reliefFor } from "./relief.js";
import { isShortfallWaived, requiredOf } from "./required-distribution.js";

type Rollover = EntryOf<"rollover">;

/**
 * Out and back in within 60 days. What came back too late without a waiver is a distribution, and what was paid in a
 * regular contribution (IRC 408(d)(3)(A)). Out of an IRA inherited from someone other than the spouse nothing can
 * be rolled over (IRC 408(d)(3)(C)): it is a distribution, and what was paid in belongs to no line.
 */
export function addRollover(byYear: FactsByYear, entry: Rollover): void {
  const { owner } = byYear.ledger;
  const late = entry.deposited > lastRolloverDay(entry) && entry.waiver !== true;
  const inherited = isNonspouseBeneficiary(owner);
  const relief = late || inherited ? reliefFor(owner, entry) : undefined;
  if (relief === "born") {
    byYear.needBirthDate("the date of birth decides whether an IRS notice allowed a late rollover");
  } else if (relief) {
    const { marks } = byYear.year(yearOf(entry.date));
    marks.push({ code: "rollover_under_notice", origin: entry.index, cents: entry.amount });
  } else if (inherited) {
    const { marks } = byYear.year(yearOf(entry.date));
    marks.push({ code: "inherited_rollover", origin: entry.index, cents: entry.amount });
    return addOrdinary(byYear, kept(entry.date, entry.index, entry.amount, entry.ira));
  }
  const cents = late && relief === undefined ? 0 : inTime(byYear, entry);
  if (cents < entry.amount) {
    const { marks } = byYear.year(yearOf(entry.date));
    const rest = entry.amount - cents;
    marks.push({ code: "late_rollover", origin: entry.index, cents: rest });
    failToRollOver(byYear, entry, rest);
  }
  byYear.rolledOver.push({ entry, cents });
}

/**
 * After 60 days only as much counts as could have been a first-time homebuyer distribution: what that limit of a lifetime
 * leaves (IRC 72(t)(8)(B) and (E)).
 */
function inTime(byYear: FactsByYear, entry: Rollover): Cents {
  if (!entry.failed_home_purchase || entry.waiver === true) return entry.amount;
  const ordinary = { ...entry, failed_home_purchase: false };
  const in60 = entry.deposited <= lastRolloverDay(ordinary);
  if (in60 || typeof reliefFor(byYear.ledger.owner, ordinary) === "object") return entry.amount;
  return byYear.firstHomes.takeFailed(entry);
}

/** What did not count as rolled over: a distribution, and what was paid into an IRA a regular contribution. */
function failToRollOver(byYear: FactsByYear, entry: Rollover, cents: Cents): void {
  addOrdinary(byYear, kept(entry.date, entry.index, cents, entry.ira));
  if (entry.to !== "ira") return;
  const later = byYear.yearReached(yearOf(entry.deposited));
  const deposit = { date: entry.deposited, origin: entry.index, paid: cents, left: cents };
  (entry.ira === "roth" ? later.rothDeposits : later.deposits).push(deposit);
}

/**
 * Rollovers in time, once all other money of their years is known: on line 4a of Form 1040 alone, and still out at the end
 * of the year on line 6 (outstanding rollover), unless bound for an employer plan. What of them was the year's required
 * distribution stays out, since it cannot be rolled over (IRC 408(d)(3)(E)).
 */
export function finishRollovers(byYear: FactsByYear): void {
  const byYears = new Map<number, StillRequired>();
  for (const { entry, cents } of byYear.rolledOver) {
    const year = yearOf(entry.date);
    const facts = byYear.year(year);
    let required = byYears.get(year);
    if (!required) {
      required = new StillRequired(stillRequired(byYear, facts), facts);
      byYears.set(year, required);
    }
    if (entry.ira !== "roth") needOrder(byYear, entry, cents, required);
    const stays = entry.ira === "roth" ? 0 : required.take(entry.date, cents);
    if (stays > 0) {
      facts.marks.push({ code: "rmd_rolled_over", origin: entry.index, cents: stays });
      failToRollOver(byYear, entry, stays);
    }
    if (cents > stays) rollOver(byYear, entry, facts, cents - stays);
  }
}

type Conversion = YearFacts["conversions"][number];

/** What some conversions come to, and the first of them. */
interface SumFrom {
  readonly cents: Cents;
  readonly first: Conversion;
}

/** For each conversion, the sum of those from it on that count; none where none does. */
function sumsFrom(conversions: readonly Conversion[], counts: (each: Conversion) => boolean): SumFrom[] {
  const sums: SumFrom[] = [];
  let next: SumFrom | undefined;
  for (let at = conversions.length - 1; at >= 0; at--) {
    const each = conversions[at] as Conversion;
    if (counts(each)) next = { cents: (next?.cents ?? 0) + each.left, first: each };
    if (next) sums[at] = next;
  }
  return sums;
}

/** What of a year's required distribution has not come out yet, in the order of the days. */
class StillRequired {
  #left: Cents;
  readonly #conversions: readonly Conversion[];
  /** Of the conversions from each one on, and of those among them whose day is not known. */
  readonly #from: readonly SumFrom[];
  readonly #undatedFrom: readonly SumFrom[];
  #next = 0;

  constructor(left: Cents, { year, conversions }: YearFacts) {
    this.#left = left;
    // One of unknown day is taken as the year's last, whatever day its entry names.
    this.#conversions = conversions
      .map((each) => (each.anyDay ? { ...each, date: `${year}-12-31` } : each))
      .sort((a, b) => compare(a.date, b.date));
    this.#from = sumsFrom(this.#conversions, () => true);
    this.#undatedFrom = sumsFrom(this.#conversions, ({ anyDay }) => anyDay === true);
  }

  /**
   * A conversion of unknown day (any, if the rollover's own day is not known) that would leave less of the required
   * distribution to the rollover if it came first; undefined where the order changes nothing.
   */
  decidedBy(rollover: Rollover, cents: Cents): { readonly origin: number } | undefined {
    const isAnyDay = rollover.day === "unknown";
    let left = this.#left;
    let at = this.#next;
    // `take` goes on behind these, so that all rollovers together look at each conversion a few times at most.
    for (
      let each = this.#conversions[at];
      !isAnyDay && each && each.date < rollover.date;
      each = this.#conversions[++at]
    )
      left = Math.max(0, left - each.left);
    const free = (isAnyDay ? this.#from : this.#undatedFrom)[at];
    const least = Math.max(0, left - (free?.cents ?? 0));
    return Math.min(cents, left) === Math.min(cents, least) ? undefined : free?.first;
  }

  /** What of a rollover is the required distribution: conversions before its day were it first, as the review says. */
  take(day: string, cents: Cents): Cents {
    for (
      let each = this.#conversions[this.#next];
      each && each.date < day;
      each = this.#conversions[++this.#next]
    )
      this.#left = Math.max(0, this.#left - each.left);
    const stays = Math.min(cents, this.#left);
    this.#left -= stays;
    return stays;
  }
}

/** Asks for the day, which is not known, that decides whether a rollover or a conversion was the required distribution. */
function needOrder(byYear: FactsByYear, rollover: Rollover, cents: Cents, required: StillRequired): void {
  const conversion = required.decidedBy(rollover, cents);
  if (!conversion) return;
  const undated = rollover.day === "unknown" ? rollover : entryAt(byYear.ledger, conversion.origin);
  const why = "the day decides whether the rollover or the conversion was the year's required distribution";
  if (undated) byYear.problem(undated, "date", "missing_fact", why);
}

function rollOver(byYear: FactsByYear, entry: Rollover, facts: YearFacts, cents: Cents): void {
  const back = yearOf(entry.deposited);
  const origin = entry.index;
  facts.otherOut.push({ cents, origin, what: "rollover" });
  if (entry.ira === "roth" || entry.to !== "ira" || back === facts.year) {
    if (entry.ira !== "roth" && entry.to !== "ira")
      facts.toPlan.push({ cents, origin, what: "rollover to a plan" });
    return;
  }
  facts.valueChanges.push({ cents, origin, what: `outstanding rollover, deposited on ${entry.deposited}` });
  byYear.touch(back);
}

/**
 * What of the year's required distribution nothing that was taken out and kept covers; zero when it is not known. What the
 * year before left undone, as when the first one waits until April 1, is added (Reg. 1.402(c)-2, 1.408A-4 A-6).
 */
function stillRequired(byYear: FactsByYear, facts: YearFacts): Cents {
  const { ledger } = byYear;
  if (ledger.owner.inherited_from !== null) return 0;
  const required = (requiredFor(byYear, facts.year) ?? 0) + shortfall(byYear, facts.year - 1);
  return Math.max(0, required - keptOf(facts));
}

/** The year's required distribution by the value of the year before; null when there is none, or when it cannot be told. */
function requiredFor(byYear: FactsByYear, year: number): Cents | null {
  const { ledger } = byYear;
  const before = ledger.years[year - 1]?.year_end_value ?? null;
  const outstanding = before === null ? 0 : total(byYear.year(year - 1).valueChanges);
  return requiredOf(ledger, year, before === null ? null : Math.max(0, before + outstanding));
}

/** What a year that the ledger covers fell short of its required distribution, and must still be taken the year after. */
function shortfall(byYear: FactsByYear, year: number): Cents {
  const { ledger } = byYear;
  if (byYear.isSettled(year) || !ledger.years[year] || isShortfallWaived(ledger.owner.born, year)) return 0;
  const facts = byYear.year(year);
  return Math.max(0, (requiredFor(byYear, year) ?? 0) - keptOf(facts) - totalLeft(facts.conversions));
}

/** What was taken out and not put back. */
function keptOf(facts: YearFacts): Cents {
  return total(facts.distributions) + total(facts.charitable);
}
