import type { Result } from "../errors.js";
import { type ComputeOptions, computeHouseholds, type Ledger, type LedgerResult } from "../index.js";
import { type Estimate, estimateOpenYears, openYearsWithoutValue } from "../plan/estimate-open-years.js";

/** Ledgers with what follows from them, and the values that were estimated for it. */
export interface WithEstimates {
  /** The ledgers in the order given, those of open years with the estimated values. */
  readonly ledgers: readonly Ledger[];
  readonly estimates: readonly (readonly Estimate[])[];
  readonly results: readonly Result<LedgerResult>[];
}

/**
 * Computes ledgers; where only the value on December 31 of a year that is not over as of `options.asOf` is missing, once
 * more with an estimate. Nothing is estimated without that day.
 */
export function computeWithEstimates(
  given: readonly Ledger[],
  options: ComputeOptions,
  estimate = true,
): WithEstimates {
  const asOf = estimate ? (options.asOf ?? null) : null;
  const results = computeHouseholds(given, options);
  const filled = given.map((ledger, at) => {
    const result = results[at];
    const open = result?.ok === false && asOf !== null ? openYearsWithoutValue(result.problems, asOf) : [];
    return estimateOpenYears(ledger, open);
  });
  const ledgers = filled.map(({ ledger }) => ledger);
  const estimates = filled.map((each) => each.estimates);
  const isSame = estimates.every(({ length }) => length === 0);
  return { ledgers, estimates, results: isSame ? results : computeHouseholds(ledgers, options) };
}
