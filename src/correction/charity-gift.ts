import { entryAt } from "../ledger/entry-at.js";
import type { Ledger } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";

/** A distribution that is a qualified charitable one at least in part, in cents, with its day in words. */
export interface CharityGift {
  /** What is excluded: within the pre-tax money and the limit, less deductions at 70 1/2 or older (IRC 408(d)(8)). */
  readonly cents: Cents;
  /** What the trustee paid. */
  readonly sent: Cents;
  readonly paid: string;
  /** The place of its entry in the ledger. */
  readonly origin: number;
}

/** The name of the charity of a gift; null while the ledger does not have it. */
export function charityOf(ledger: Ledger, { origin }: Pick<CharityGift, "origin">): string | null {
  const entry = entryAt(ledger, origin);
  return entry?.kind === "distribution" ? entry.charity : null;
}
