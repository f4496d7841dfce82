/**
 * The library. It turns a ledger into facts for each year, the facts into lines, and the lines into results.
 * All other code feeds this pipeline or uses its results.
 */
import { type Result, succeed } from "./errors.js";
import type { Ledger } from "./ledger/schema.js";
import { explainYear, type LedgerExplanation } from "./lines/explain.js";
import { explain1040 } from "./lines/explain-1040.js";
import { explain5329 } from "./lines/explain-5329.js";
import { replay } from "./lines/replay.js";
import { type YearResult, yearResult } from "./lines/result.js";
import { yearToJson } from "./lines/to-json.js";
import type { CompletedYear } from "./lines/year.js";
import type { Finding } from "./review/finding.js";
import { type ReviewOptions, review } from "./review/review.js";
import { reviewHouseholds } from "./review/review-household.js";

/** Every year of a ledger and the findings of the review. All amounts are in cents. */
export interface LedgerResult {
  readonly owner: string;
  /** Every year from the first to the last in the ledger, in ascending order. */
  readonly years: readonly YearResult[];
  /** The findings, in the order of the years. The review runs when you first read this property. */
  readonly findings: readonly Finding[];
  /** The as-of date of the findings, `YYYY-MM-DD`; null if none was set. */
  readonly asOf: string | null;
}

/** Options of a computation. */
export interface ComputeOptions extends ReviewOptions {
  /** Adds an explanation of every line to each year. */
  readonly explain?: boolean;
}

/**
 * Computes every line of Form 8606 for every year of a ledger.
 * Fails with all problems at once: missing facts, contradictions, unsupported cases, and failed assertions.
 */
export function compute(ledger: Ledger, options: ComputeOptions = {}): Result<LedgerResult> {
  const replayed = replay(ledger);
  if (!replayed.ok) return replayed;
  return succeed(
    ledgerResult(ledger, replayed.value, options, () => review(ledger, replayed.value, options)),
  );
}

/**
 * Computes several ledgers and reviews ledgers with the same `owner.household` together. One spouse's ledger can supply
 * facts that are missing from the other's, and the review finds a couple's IRAs that were reported on one form. The results
 * are in the order of the ledgers. If one fails, the others continue.
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

/** A result that runs the review only when its findings are read: most callers need only lines, which are faster. */
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
  const years = done.map((each) => (explain ? withExplanations(each) : yearResult(each)));
  return new Computed(owner.name, years, asOf, findings);
}

/** A year whose lines are explained when somebody first asks: who looks at one year does not wait for all of them. */
function withExplanations(done: CompletedYear): YearResult {
  const explanations = {
    explain: () => explainYear(done.form),
    explain_1040: () => explain1040(done.form),
    explain_5329: () => explain5329(done),
  };
  const year = yearResult(done);
  for (const [key, explanation] of Object.entries(explanations)) {
    let made: LedgerExplanation | undefined;
    Object.defineProperty(year, key, {
      get: () => {
        made ??= explanation();
        return made;
      },
      enumerable: true,
    });
  }
  return year;
}

/** The JSON output of `lines`: one object with amounts in dollars. */
export function toJson(result: LedgerResult) {
  return { owner: result.owner, years: result.years.map(yearToJson), findings: result.findings };
}

export type { Problem, Result } from "./errors.js";
export { parseLedger } from "./ledger/parse.js";
export { readLedger } from "./ledger/read.js";
export type { Entry, Ledger } from "./ledger/schema.js";
export type { YearResult } from "./lines/result.js";
export type { Finding } from "./review/finding.js";
