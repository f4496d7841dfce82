/**
 * The library: a ledger is replayed year by year into facts, the facts into lines, the lines into results.
 * Everything else is a door to this pipeline or a reader of what it gives.
 */
import { type Result, succeed } from "./errors.js";
import type { Ledger } from "./ledger/schema.js";
import { explainYear } from "./lines/explain.js";
import { explain1040 } from "./lines/explain-1040.js";
import { explain5329 } from "./lines/explain-5329.js";
import { replay } from "./lines/replay.js";
import { type YearResult, yearResult } from "./lines/result.js";
import { yearToJson } from "./lines/to-json.js";
import type { CompletedYear } from "./lines/year.js";
import type { Finding } from "./review/finding.js";
import { reviewHouseholds } from "./review/household.js";
import { type ReviewOptions, review } from "./review/review.js";

/** Every year of a ledger, and what the review found; all amounts in cents. */
export interface LedgerResult {
  readonly owner: string;
  /** Every year from the first to the last that the ledger touches, in ascending order. */
  readonly years: readonly YearResult[];
  /** What the review found, in the order of the years; figured when it is first read. */
  readonly findings: readonly Finding[];
  /** What counted as today for the findings, `YYYY-MM-DD`; null when it was not told. */
  readonly asOf: string | null;
}

/** What a computation may be told besides the ledger. */
export interface ComputeOptions extends ReviewOptions {
  /** Adds to each year where its lines come from. */
  readonly explain?: boolean;
}

/**
 * Computes every line of Form 8606 for every year of a ledger.
 * Fails with all problems at once: missing facts, contradictions, what is not supported, failed assertions.
 */
export function compute(ledger: Ledger, options: ComputeOptions = {}): Result<LedgerResult> {
  const replayed = replay(ledger);
  if (!replayed.ok) return replayed;
  return succeed(
    ledgerResult(ledger, replayed.value, options, () => review(ledger, replayed.value, options)),
  );
}

/**
 * Computes several ledgers and reviews those of one household together (`owner.household`): what a spouse's ledger
 * tells decides what the other one leaves open, and a couple's IRAs on one form are found. The results are in the order
 * of the ledgers; one that fails does not stop the others.
 */
export function computeHouseholds(
  ledgers: readonly Ledger[],
  options: ComputeOptions = {},
): Result<LedgerResult>[] {
  const replayed = ledgers.map((ledger) => ({ ledger, result: replay(ledger) }));
  const members = replayed.flatMap(({ ledger, result }) =>
    result.ok ? [{ ledger, years: result.value }] : [],
  );
  let found: Finding[][] | undefined;
  let at = 0;
  return replayed.map(({ ledger, result }) => {
    if (!result.ok) return result;
    const place = at++;
    const findings = () => {
      found ??= reviewHouseholds(members, options);
      return found[place] ?? [];
    };
    return succeed(ledgerResult(ledger, result.value, options, findings));
  });
}

/** A result whose review is figured when it is first asked for: most callers want lines, and words cost more than lines. */
class Computed implements LedgerResult {
  readonly owner: string;
  readonly years: readonly YearResult[];
  readonly #review: () => readonly Finding[];
  #findings: readonly Finding[] | undefined;

  constructor(
    owner: string,
    years: readonly YearResult[],
    readonly asOf: string | null,
    review: () => readonly Finding[],
  ) {
    this.owner = owner;
    this.years = years;
    this.#review = review;
  }

  get findings(): readonly Finding[] {
    this.#findings ??= this.#review();
    return this.#findings;
  }
}

function ledgerResult(
  { owner }: Ledger,
  done: readonly CompletedYear[],
  { explain, asOf = null }: ComputeOptions,
  findings: () => readonly Finding[],
): LedgerResult {
  const years = done.map((each) =>
    explain
      ? yearResult(each, explainYear(each.form), explain1040(each.form), explain5329(each))
      : yearResult(each),
  );
  return new Computed(owner.name, years, asOf, findings);
}

/** The output of `lines` (LEDGER contract): one object, amounts in dollars. */
export function toJson(result: LedgerResult) {
  return { owner: result.owner, years: result.years.map(yearToJson), findings: result.findings };
}

export type { Problem, Result } from "./errors.js";
export { parseLedger } from "./ledger/parse.js";
export { readLedger } from "./ledger/read.js";
export type { Entry, Ledger } from "./ledger/schema.js";
export type { YearResult } from "./lines/result.js";
export type { Finding } from "./review/finding.js";
