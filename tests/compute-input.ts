import type { Result } from "../src/errors.js";
import { type ComputeOptions, compute, type LedgerResult } from "../src/index.js";
import { parseLedger } from "../src/ledger/parse.js";

/** Reads a ledger as it is written (dollars, JSON keys) and computes it; problems of either stage come back. */
export function computeInput(input: unknown, options: ComputeOptions = {}): Result<LedgerResult> {
  const ledger = parseLedger(input);
  return ledger.ok ? compute(ledger.value, options) : ledger;
}
