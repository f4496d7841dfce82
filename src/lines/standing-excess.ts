import type { Ledger } from "../ledger/schema.js";
import { type Cents, roundTo } from "../money/cents.js";

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

/** The excess that stood at the end of the last settled year, as that year's form prints it. */
export function openExcess({ opening, options }: Ledger): StandingExcess {
  const printed = (cents: Cents = 0) => roundTo(options.round === "cents" ? 1 : 100, cents);
  return {
    traditional: printed(opening?.excess_traditional),
    offLine1: printed(opening?.excess_off_line_1),
    roth: printed(opening?.excess_roth),
    unknown: opening?.excess_unknown ?? false,
  };
}
