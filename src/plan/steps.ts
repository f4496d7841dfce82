import type { Cents } from "../money/cents.js";

/** What the owner thinks of doing in a year that is still open. */
export interface Steps {
  readonly year: number;
  /** A nondeductible contribution for the year, in cents. */
  readonly contribute: Cents;
  /** What to convert, in cents, or everything that is there. */
  readonly convert: Cents | "all";
  /** Roll pre-tax money into the employer's plan first, as far as the plan takes it. */
  readonly movePretaxToPlan: boolean;
  /** The day of the steps, `YYYY-MM-DD`, in the year. */
  readonly on: string;
  /** What is in the traditional, SEP and SIMPLE IRAs before the steps, in cents; null: taken from the ledger. */
  readonly value: Cents | null;
}
