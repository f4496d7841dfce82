import { type Cents, formatDollars } from "../../money/cents.js";

/** What is typed: cents, or words. */
export type SheetAnswer = Cents | string;

/** An answer as a person reads it: `7,000`, `6,500.37`, or the words. */
export function printedAnswer(answer: SheetAnswer): string {
  return typeof answer === "number" ? formatDollars(answer) : answer;
}
