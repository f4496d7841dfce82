import { type ComputeOptions, compute, type Ledger, type LedgerResult, readLedger } from "../index.js";
import type { EventLoopBudget } from "./event-loop-budget.js";
import { ledgerProblem } from "./http-problem.js";

/** A ledger of a request with everything that follows from it. */
export interface Computed {
  readonly ledger: Ledger;
  readonly result: LedgerResult;
}

/**
 * Reads and computes the ledger in a body. Between the two, and before what follows, others have their turn if it took
 * long. Throws an HttpProblem with every problem.
 */
export async function computeLedger(
  body: string,
  options: ComputeOptions,
  budget: EventLoopBudget,
): Promise<Computed> {
  budget.spent();
  const ledger = readLedger(body, "json");
  if (!ledger.ok) throw ledgerProblem(ledger.problems);
  // The requests that are gathered with this one are all read, and then computed: see `RequestBatcher`.
  await budget.yield();
  const result = compute(ledger.value, options);
  if (!result.ok) throw ledgerProblem(result.problems);
  await budget.yield();
  return { ledger: ledger.value, result: result.value };
}

/** The text of a JSON body; a request without one has an empty text. */
export function bodyText(body: unknown): string {
  return typeof body === "string" ? body : "";
}
