import { type ComputeOptions, compute, type Ledger, type LedgerResult, readLedger } from "../index.js";
import { refuseLedger } from "./refusal.js";

/** A ledger of a request with everything that follows from it. */
export interface Computed {
  readonly ledger: Ledger;
  readonly result: LedgerResult;
}

/** Reads and computes the ledger in a body. Throws a Refusal with every problem. */
export function computeLedger(body: string, options: ComputeOptions): Computed {
  const ledger = readLedger(body, "json");
  if (!ledger.ok) throw refuseLedger(ledger.problems);
  const result = compute(ledger.value, options);
  if (!result.ok) throw refuseLedger(result.problems);
  return { ledger: ledger.value, result: result.value };
}

/** The text of a JSON body; a request without one has an empty text. */
export function bodyText(body: unknown): string {
  return typeof body === "string" ? body : "";
}
