import type { Ledger } from "../ledger/schema.js";
import type { CompletedYear } from "../lines/year.js";
import { allRules } from "./all-rules.js";
import { decide } from "./decide.js";
import type { Finding } from "./finding.js";
import { inReview, type LedgerInReview } from "./year-in-review.js";

/** What a review may be told besides the ledger. */
export interface ReviewOptions {
  /** What counts as today, `YYYY-MM-DD`. Without it what depends on today is left out: late forms, refund windows. */
  readonly asOf?: string | null;
}

/** Reviews a ledger and its completed years (`replay`). Findings are in the order of the years. */
export function review(
  ledger: Ledger,
  years: readonly CompletedYear[],
  { asOf = null }: ReviewOptions = {},
): Finding[] {
  return reviewBeside(inReview(ledger, years, asOf), []);
}

/** Everything that the rules find in one ledger, beside the others of its household. */
export function reviewBeside(ledger: LedgerInReview, others: readonly LedgerInReview[]): Finding[] {
  return decide(allRules.map(({ code, check }) => ({ code, found: check(ledger, others) })));
}
