import { yearOf } from "../ledger/date.js";
import { parseLedger } from "../ledger/parse.js";
import type { Entry, Ledger, YearInfo } from "../ledger/schema.js";
import { nondeductible } from "../lines/part1-entered.js";
import { replay } from "../lines/replay.js";
import { type Cents, formatDollars } from "../money/cents.js";
import { total } from "../year/facts.js";
import { isDistributionRequired } from "../year/required-distribution.js";
import type { Steps } from "./steps.js";

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
  const { born } = ledger.owner;
  if (born !== null && moved + converted > 0 && isDistributionRequired(born, year)) {
    assumptions.push(
      `The required distribution of ${year} is not in these figures: it comes out first, and you can neither move nor convert it.`,
    );
  }
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
    const moved = Math.max(0, Math.min(pretax, fromPlans));
    assumptions.push(
      `The plan takes only money that came from a plan: $${formatDollars(moved)} of the pre-tax money, without its growth.`,
    );
    return moved;
  }
  if (accepts === null && pretax > 0)
    assumptions.push("We assume that the plan accepts pre-tax money from IRAs: ask it first.");
  return pretax;
}

/** Pre-tax money that came from plans, less what went back into one. */
function planMoney(entry: Entry, year: number): Cents {
  if (entry.kind === "plan_rollover" && entry.ira !== "roth" && yearOf(entry.date) <= year)
    return entry.amount - entry.after_tax;
  return entry.kind === "rollover" && entry.to === "employer_plan" ? -entry.amount : 0;
}

/** Basis that the steps find: what was carried into the year, what changed it since, and the year's contributions so far. */
function basisBefore(ledger: Ledger, year: number): Cents {
  const years = { ...ledger.years, [year]: { ...infoOf(ledger, year), year_end_value: 0 } };
  const entries = ledger.entries.filter((entry) => entry.kind !== "assert");
  const replayed = replay({ ...ledger, years, entries });
  const form = replayed.ok ? replayed.value.find((done) => done.form.year === year)?.form : undefined;
  if (!form) return 0;
  return Math.max(0, form.broughtForward.basis + total(form.basisChanges) + total(nondeductible(form)));
}

/** The facts of a year that the ledger says nothing about. */
export function infoOf(ledger: Ledger, year: number): YearInfo {
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
