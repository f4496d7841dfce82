import { fail, problemAt, type Result, succeed } from "../errors.js";
import type { Ledger, YearInfo } from "../ledger/schema.js";
import { replay } from "../lines/replay.js";
import { type YearResult, yearResult } from "../lines/result.js";
import type { CompletedYear } from "../lines/year.js";
import type { Cents } from "../money/cents.js";
import type { Finding } from "../review/finding.js";
import { review } from "../review/review.js";
import { assumedValue } from "./assumed-value.js";
import type { Steps } from "./steps.js";
import { withSteps } from "./with-steps.js";

/** One way the year may go. */
export interface Outcome {
  readonly year: YearResult;
  readonly findings: readonly Finding[];
  /** What is in the IRAs at the end of the year, in cents. */
  readonly yearEndValue: Cents;
  /** The taxed part of the conversion (line 18, not below zero), in cents. */
  readonly taxed: Cents;
  /** Pre-tax money left in the IRAs at the end of the year, in cents. */
  readonly pretaxLeft: Cents;
  /** Rolled into the employer's plan, in cents. */
  readonly moved: Cents;
  /** Converted, in cents. */
  readonly converted: Cents;
}

/** The open year with the steps taken, next to not taking them; all amounts in cents. */
export interface Plan {
  readonly year: number;
  readonly steps: Steps;
  /** What is assumed and not known, in sentences. */
  readonly assumptions: readonly string[];
  readonly without: Outcome;
  readonly with: Outcome;
  /** How the taxed amount of the conversion moves with the year-end value. */
  readonly byYearEndValue: readonly { readonly value: Cents; readonly taxed: Cents }[];
  /** What would make the conversion tax-free, or why nothing the ledger knows of does. */
  readonly advice: Advice;
}

export type Advice =
  | { readonly kind: "nothing_converted" }
  | { readonly kind: "tax_free" }
  /** So little is taxed, `taxed` cents, that nothing need be done about it: less than one percent. */
  | { readonly kind: "nearly_tax_free"; readonly taxed: Cents }
  /** Nothing would be taxed, and `unused` cents of basis would be lost: leave a little, or contribute. */
  | { readonly kind: "basis_left"; readonly unused: Cents }
  /** Moving `amount` cents of pre-tax money to the plan leaves `taxed` cents of the conversion taxed. */
  | { readonly kind: "move_to_plan"; readonly amount: Cents; readonly taxed: Cents; readonly ask: boolean }
  /**
   * `pretax` cents stay in the ratio, since no plan takes more than what is `moved`. Converting all of it would tax
   * `taxedByAll` cents once; null when everything is converted anyway.
   */
  | {
      readonly kind: "no_plan";
      readonly pretax: Cents;
      readonly moved: Cents;
      readonly accepts: "none" | "plan_money_only";
      readonly taxedByAll: Cents | null;
    };

/** Computes an open year with and without the steps. Fails when the ledger itself has problems. */
export function plan(ledger: Ledger, steps: Steps): Result<Plan> {
  const assumed = assumedValue(ledger, steps);
  if (!assumed.ok) return assumed;
  const { value, assumptions } = assumed.value;
  const without = run(
    withSteps(ledger, { ...steps, contribute: 0, convert: 0, movePretaxToPlan: false }, value),
  );
  if (!without.ok) return without;
  const prepared = withSteps(ledger, steps, value);
  const done = run(prepared);
  if (!done.ok) return done;
  const advice = advise(ledger, steps, value, done.value);
  return succeed({
    year: steps.year,
    steps,
    assumptions: [...assumptions, ...prepared.assumptions],
    without: without.value,
    with: done.value,
    byYearEndValue: sensitivity(prepared, done.value.yearEndValue),
    advice,
  });
}

type Prepared = ReturnType<typeof withSteps>;

function run(prepared: Prepared): Result<Outcome> {
  const { ledger, year, yearEndValue, moved, converted } = prepared;
  const replayed = replay(ledger);
  if (!replayed.ok) return replayed;
  const done = replayed.value.find(({ form }) => form.year === year);
  if (!done) return fail([problemAt("inconsistent", [], `the ledger does not reach ${year}`)]);
  return succeed({
    year: yearResult(done),
    findings: review(ledger, replayed.value).filter((finding) => finding.tax_year === year),
    yearEndValue,
    taxed: taxedConversion(done),
    pretaxLeft: Math.max(0, yearEndValue - done.carryForward.basis),
    moved,
    converted,
  });
}

function taxedConversion({ form }: CompletedYear): Cents {
  return Math.max(0, form.lines["18"] ?? 0);
}

/** The year-end value cannot be known yet: the taxed amount at that value and around it. */
function sensitivity(prepared: Prepared, value: Cents): Plan["byYearEndValue"] {
  const rows: { value: Cents; taxed: Cents }[] = [];
  for (const yearEnd of valuesAround(value)) {
    const outcome = run({
      ...prepared,
      ledger: withValue(prepared.ledger, prepared.year, yearEnd),
      yearEndValue: yearEnd,
    });
    if (outcome.ok) rows.push({ value: yearEnd, taxed: outcome.value.taxed });
  }
  return rows;
}

/** Nothing, and a tenth or a fifth more or less; where next to nothing is left, what interest or late money may add. */
function valuesAround(value: Cents): Cents[] {
  const values =
    value > LITTLE
      ? [0, ...[80, 90, 100, 110, 120].map((percent) => Math.round((value * percent) / 100))]
      : [0, value, 10_00, 100_00, 1_000_00, 10_000_00];
  return [...new Set(values)].sort((a, b) => a - b);
}

const LITTLE: Cents = 100_00;

/** The smallest change that makes the conversion tax-free, found by running it. */
function advise(ledger: Ledger, steps: Steps, value: Cents, done: Outcome): Advice {
  if (done.converted === 0) return { kind: "nothing_converted" };
  const unused = done.findings.some((f) => f.code === "basis_unrecovered")
    ? -(done.year.lines["18"] ?? 0)
    : 0;
  if (done.taxed === 0) return unused > 0 ? { kind: "basis_left", unused } : { kind: "tax_free" };
  if (done.taxed * 100 < done.converted) return { kind: "nearly_tax_free", taxed: done.taxed };
  const accepts = ledger.years[steps.year]?.employer_plan?.accepts_ira_rollovers ?? null;
  const moved = run(withSteps(ledger, { ...steps, movePretaxToPlan: true }, value));
  if (moved.ok && moved.value.moved > done.moved)
    return {
      kind: "move_to_plan",
      amount: moved.value.moved,
      taxed: moved.value.taxed,
      ask: accepts === null,
    };
  const all = steps.convert === "all" ? null : run(withSteps(ledger, { ...steps, convert: "all" }, value));
  return {
    kind: "no_plan",
    pretax: done.pretaxLeft + done.taxed,
    moved: done.moved,
    accepts: accepts === "none" ? "none" : "plan_money_only",
    taxedByAll: all?.ok ? all.value.taxed : null,
  };
}

/** The ledger with another year-end value for one year. */
function withValue(ledger: Ledger, year: number, value: Cents): Ledger {
  const info = ledger.years[year] as YearInfo;
  return { ...ledger, years: { ...ledger.years, [year]: { ...info, year_end_value: value } } };
}
