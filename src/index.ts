/**
 * The library: a ledger is replayed year by year into facts, the facts into lines, the lines into results.
 * Everything else is a door to this pipeline or a reader of what it gives.
 */
import { type Result, succeed } from "./errors.js";
import type { Ledger } from "./ledger/schema.js";
import { explainYear } from "./lines/explain.js";
import { replay } from "./lines/replay.js";
import { type YearResult, yearResult } from "./lines/result.js";
import { yearToJson } from "./lines/to-json.js";
import type { Finding } from "./review/finding.js";
import { review } from "./review/review.js";

/** Every year of a ledger, and what the review found; all amounts in cents. */
export interface LedgerResult {
  readonly owner: string;
  /** Every year from the first to the last that the ledger touches, in ascending order. */
  readonly years: readonly YearResult[];
  readonly findings: readonly Finding[];
}

/**
 * Computes every line of Form 8606 for every year of a ledger. `explain` adds to each year where its lines come from.
 * Fails with all problems at once: missing facts, contradictions, what is not supported, failed assertions.
 */
export function compute(ledger: Ledger, options: { explain?: boolean } = {}): Result<LedgerResult> {
  const replayed = replay(ledger);
  if (!replayed.ok) return replayed;
  const years = replayed.value.map((done) =>
    yearResult(done, options.explain ? explainYear(done.work) : undefined),
  );
  return succeed({ owner: ledger.owner.name, years, findings: review(ledger, replayed.value) });
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
