import { yearOf } from "../ledger/date.js";
import type { Entry, Ledger } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";

/** Money that came into the traditional, SEP and SIMPLE IRAs on a day, or left them (below zero); in cents. */
interface Flow {
  readonly date: string;
  readonly cents: Cents;
  readonly entry: Entry;
}

/** What a year began with, what moved in it, and what it ended with. Nothing here is on a form: it only shows slips. */
export interface MoneyOfYear {
  readonly year: number;
  /**
   * The value on December 31 of the year before; null when the ledger does not tell. A ledger that begins with what came
   * in and was converted is taken to begin with empty IRAs; anything else that came out shows that there was more.
   */
  readonly start: Cents | null;
  /** Nothing is recorded before this year: the ledger begins here. */
  readonly begins: boolean;
  /** In the order of their days; of one day, what came in first. */
  readonly flows: readonly Flow[];
  /** The value on December 31 as the ledger gives it; null when it does not. */
  readonly end: Cents | null;
}

/** The money of each year in which something moved or a value is given, in order. */
export function moneyByYear(ledger: Ledger): MoneyOfYear[] {
  const byYear = new Map<number, Flow[]>();
  for (const entry of ledger.entries)
    for (const flow of flowsOf(entry)) {
      const year = yearOf(flow.date);
      const here = byYear.get(year);
      if (here) here.push(flow);
      else byYear.set(year, [flow]);
    }
  const years = [...byYear.keys()].sort((a, b) => a - b);
  const first = years[0];
  return years.map((year) => {
    const flows = (byYear.get(year) ?? []).sort(inOrder);
    const begins = year === first && ledger.opening === null && !hasYearBefore(ledger, year);
    const isEmpty = begins && flows.every(({ cents, entry }) => cents > 0 || entry.kind === "conversion");
    return {
      year,
      start: ledger.years[year - 1]?.year_end_value ?? (isEmpty ? 0 : null),
      begins,
      flows,
      end: ledger.years[year]?.year_end_value ?? null,
    };
  });
}

function hasYearBefore({ years }: Ledger, year: number): boolean {
  return years[year - 1]?.year_end_value != null;
}

function inOrder(a: Flow, b: Flow): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  return b.cents - a.cents;
}

/** What one entry moves; what never touches these IRAs moves nothing. */
function flowsOf(entry: Entry): Flow[] {
  const flow = (cents: Cents, date = entry.date): Flow[] =>
    date === null || cents === 0 ? [] : [{ date, cents, entry }];
  switch (entry.kind) {
    case "contribution":
    case "repayment":
      return entry.ira === "roth" ? [] : flow(entry.amount);
    case "plan_rollover":
      return entry.ira === "roth" ? [] : flow(entry.amount);
    case "conversion":
      return flow(-entry.amount - (entry.withheld ?? 0));
    case "distribution":
      return entry.ira === "roth" ? [] : flow(-entry.amount);
    case "rollover":
      if (entry.ira === "roth") return [];
      return entry.to === "ira"
        ? [...flow(-entry.amount), ...flow(entry.amount, entry.deposited)]
        : flow(-entry.amount);
    case "recharacterization":
      return flow((entry.from === "roth" ? 1 : -1) * (entry.amount + (entry.earnings ?? 0)));
    case "returned_contribution":
      return entry.ira === "roth" ? [] : flow(-entry.amount - (entry.earnings ?? 0));
    case "excess_removal":
      return flow(-entry.amount);
    case "divorce_transfer":
      return entry.ira === "roth" ? [] : flow(entry.direction === "received" ? entry.amount : -entry.amount);
    case "inherited_as_own":
      return entry.ira === "roth" ? [] : flow(entry.amount);
    default:
      return [];
  }
}

/** Something that left the IRAs, with what had been there by then. */
export interface Outflow {
  readonly flow: Flow;
  /** What left, in cents, above zero. */
  readonly cents: Cents;
  /** What was in the IRAs just before, in cents: the start and what had moved by then, growth not counted. */
  readonly before: Cents;
  /** What the year began with and what came in by then, in cents, also where it had left again. */
  readonly arrived: Cents;
  /** What had left by then, with this, in cents. */
  readonly gone: Cents;
  /** What came in later in the year, in cents. */
  readonly later: Cents;
}

/** What left in a year, in order; nothing when the ledger does not tell what the year began with. */
export function outflowsOf({ start, flows }: MoneyOfYear): Outflow[] {
  if (start === null) return [];
  let balance = start;
  let arrived = start;
  let later = flows.reduce((sum, { cents }) => sum + Math.max(0, cents), 0);
  const found: Outflow[] = [];
  for (const flow of flows) {
    balance += flow.cents;
    if (flow.cents < 0) {
      const before = Math.max(0, balance - flow.cents);
      found.push({ flow, cents: -flow.cents, before, arrived, gone: arrived - balance, later });
    } else {
      later -= flow.cents;
      arrived += flow.cents;
    }
  }
  return found;
}

/** Whether the order of what happened in a year is known: no paper gave only the year of an entry. */
export function isOrderKnown({ flows }: MoneyOfYear): boolean {
  return flows.every(({ entry }) => entry.day !== "unknown");
}
