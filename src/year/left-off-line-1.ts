import type { Ledger } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { excessOf } from "./contribution-limits.js";
import { totalLeft, type YearFacts } from "./facts.js";

/**
 * What is above the contribution limit, for someone who ends line 1 there, in cents (Instructions for Form 8606, line 1;
 * IRC 408(o)(2)(B)). It is not basis until a later year's unused limit absorbs it (IRC 219(f)(6)).
 */
export function leftOffLine1(ledger: Ledger, facts: YearFacts): Cents {
  const { info, deposits, year } = facts;
  if (info?.line_1_above_limit !== false) return 0;
  const undeducted = totalLeft(deposits) - (info.deducted ?? 0);
  return Math.max(0, Math.min(undeducted, excessOf({ ledger, info, facts, year })?.traditional ?? 0));
}
