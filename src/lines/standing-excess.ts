import type { Ledger } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";

/** Excess contributions that one year's end hands to the next year, in cents. */
export interface StandingExcess {
  /** Line 16: in traditional IRAs. */
  readonly traditional: Cents;
  /** The part of it that was left off line 1 of Form 8606, and so is not basis. */
  readonly offLine1: Cents;
  /** Line 24: in Roth IRAs. */
  readonly roth: Cents;
  /** The ledger lacks what would tell what became of it, from this year on. */
  readonly unknown: boolean;
}

/** The excess that stood at the end of the last settled year. */
export function openExcess({ opening }: Ledger): StandingExcess {
  return {
    traditional: opening?.excess_traditional ?? 0,
    offLine1: opening?.excess_off_line_1 ?? 0,
    roth: opening?.excess_roth ?? 0,
    unknown: opening?.excess_unknown ?? false,
  };
}
