import { yearOf } from "../ledger/date.js";
import { parseLedger } from "../ledger/parse.js";
import type { Entry, Ledger, YearInfo } from "../ledger/schema.js";
import { replay } from "../lines/replay.js";
import { type Cents, formatDollars } from "../money/cents.js";
import type { Steps } from "./plan.js";

/** A ledger in which the steps were taken. */
export interface WithSteps {
  readonly ledger: Ledger;
  readonly year: number;
  readonly yearEndValue: Cents;
  readonly moved: Cents;
  readonly converted: Cents;
  readonly assumptions: readonly string[];
}

/**
 * The ledger with the steps as entries and the year-end value that they leave, when `value` cents are there before.
 * Only pre-tax money can go to a plan (IRC 408(d)(3)(A)(ii)); what the plan takes is the ledger's `employer_plan`.
 */
export function withSteps(ledger: Ledger, steps: Steps, value: Cents): WithSteps {
  const { year, contribute, on } = steps;
  const assumptions: string[] = [];
  let left = value + contribute;
  const moved = steps.movePretaxToPlan ? movable(ledger, steps, left, assumptions) : 0;
  left -= moved;
  const converted = steps.convert === "all" ? left : Math.min(steps.convert, left);
  if (steps.convert !== "all" && converted < steps.convert) {
    assumptions.push(`Only $${formatDollars(converted)} is there to convert.`);
  }
  left -= converted;
  const entries = [...ledger.entries];
  const add = (entry: Record<string, unknown>) => entries.push(asEntry(entry, entries.length));
  if (contribute > 0) add({ kind: "contribution", date: on, for: year, amount: contribute / 100 });
  if (moved > 0) add({ kind: "rollover", date: on, deposited: on, to: "employer_plan", amount: moved / 100 });
  if (converted > 0) add({ kind: "conversion", date: on, amount: converted / 100 });
  const info = { ...infoOf(ledger, year), year_end_value: left };
  return {
    ledger: { ...ledger, entries, years: { ...ledger.years, [year]: info } },
    year,
    yearEndValue: left,
    moved,
    converted,
    assumptions,
  };
}

/** Pre-tax money that the plan takes: all of it, what came from a plan, or nothing. */
function movable(ledger: Ledger, { year, contribute }: Steps, value: Cents, assumptions: string[]): Cents {
  const pretax = Math.max(0, value - basisBefore(ledger, year) - contribute);
  const accepts = ledger.years[year]?.employer_plan?.accepts_ira_rollovers ?? null;
  if (accepts === "none") {
    assumptions.push("The plan takes no money from IRAs, so none is moved.");
    return 0;
  }
  if (accepts === "plan_money_only") {
    const fromPlans = ledger.entries.reduce((sum, entry) => sum + planMoney(entry, year), 0);
    const moved = Math.min(pretax, fromPlans);
    assumptions.push(
      `The plan takes only money that came from a plan: $${formatDollars(moved)} of the pre-tax money, without its growth.`,
    );
    return moved;
  }
  if (accepts === null && pretax > 0)
    assumptions.push("The plan is assumed to take pre-tax money from IRAs: ask it first.");
  return pretax;
}

function planMoney(entry: Entry, year: number): Cents {
  if (entry.kind !== "plan_rollover" || entry.ira === "roth" || yearOf(entry.date) > year) return 0;
  return entry.amount - entry.after_tax;
}

/** Basis before the steps of the year: what the year before carries, and this year's contributions so far. */
function basisBefore(ledger: Ledger, year: number): Cents {
  const entries = ledger.entries.filter(
    (entry) => entry.date === null || yearOf(entry.date) < year || isForBefore(entry, year),
  );
  const before = replay({ ...ledger, entries: entries.filter((entry) => entry.kind !== "assert") });
  const carried = before.ok
    ? before.value.filter(({ work }) => work.year < year).at(-1)?.carry.basis
    : undefined;
  const start = carried ?? ledger.opening?.basis ?? 0;
  let sum = start - (ledger.years[year]?.deducted ?? 0);
  for (const entry of ledger.entries) {
    if (entry.kind === "contribution" && entry.ira === "traditional" && entry.for === year)
      sum += entry.amount;
  }
  return Math.max(0, sum);
}

function isForBefore(entry: Entry, year: number): boolean {
  return "for" in entry && entry.for < year;
}

/** The facts of a year that the ledger says nothing about. */
function infoOf(ledger: Ledger, year: number): YearInfo {
  return ledger.years[year] ?? (read({ years: { [year]: {} } }).years[year] as YearInfo);
}

/** A step, written as in a ledger (amounts in dollars), as an entry. */
function asEntry(step: Record<string, unknown>, index: number): Entry {
  return { ...(read({ entries: [step] }).entries[0] as Entry), index };
}

function read(part: Record<string, unknown>): Ledger {
  const ledger = parseLedger({ owner: { name: "-" }, entries: [], ...part });
  if (!ledger.ok) throw new Error(`a step is not a valid entry: ${ledger.problems[0]?.path}`);
  return ledger.value;
}
