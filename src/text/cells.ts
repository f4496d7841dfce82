import type { Cents } from "../money/cents.js";
import { formatDollars } from "../money/cents.js";

/** An amount in a table; a dash where there is none or it is not known. */
export function cell(cents: Cents | null | undefined): string {
  return cents === null || cents === undefined ? "–" : formatDollars(cents);
}

/** A change in a table, with its sign. */
export function signed(cents: Cents | null): string {
  if (cents === null) return "not known";
  return cents > 0 ? `+${formatDollars(cents)}` : cents < 0 ? `-${formatDollars(-cents)}` : "0";
}
