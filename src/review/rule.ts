import type { Found, MissingFact, Remark } from "./check-result.js";
import type { LedgerInReview, YearInReview } from "./year-in-review.js";

/** One finding: its code, what it catches in a phrase, its long form, and the check that makes it. */
export interface Rule {
  /** Stable: programs may branch on it. Its file has the same name. */
  readonly code: string;
  /** A phrase for lists: "a filed line 1 above the right one". */
  readonly catches: string;
  /**
   * What the rule is, why it goes wrong so often, and how it is set right. Paragraphs are separated by a blank line; no
   * amount of one year is in it, since the finding itself has those.
   */
  readonly explanation: string;
  readonly check: Check;
}

/** Looks at one ledger beside the others of its household, of which there may be none. */
export type Check = (ledger: LedgerInReview, others: readonly LedgerInReview[]) => Found;

/** A check that looks at one year at a time. It must cost next to nothing in a year that it does not concern. */
export function eachYear(check: (year: YearInReview) => Found): Check {
  return ({ years }) => {
    let all: (Remark | MissingFact)[] | undefined;
    for (const year of years) {
      const found = check(year);
      if (found === undefined) continue;
      all ??= [];
      add(all, found);
    }
    return all;
  };
}

/** Several checks of one finding. */
export function allOf(...checks: readonly Check[]): Check {
  return (ledger, others) => {
    const all: (Remark | MissingFact)[] = [];
    for (const check of checks) add(all, check(ledger, others));
    return all;
  };
}

/** Adds what a check gave back. */
export function add(all: (Remark | MissingFact)[], found: Found): void {
  if (found === undefined) return;
  if (isList(found)) all.push(...found);
  else all.push(found);
}

function isList(found: NonNullable<Found>): found is readonly (Remark | MissingFact)[] {
  return Array.isArray(found);
}
