import { compute, type Ledger, type LedgerResult } from "../../src/index.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { unwrap } from "./templates.js";

/** A ledger as it is written, read and computed; throws when it has problems. */
export function computeWhole(input: unknown): { ledger: Ledger; result: LedgerResult } {
  const ledger = unwrap(parseLedger(input));
  return { ledger, result: unwrap(compute(ledger)) };
}
