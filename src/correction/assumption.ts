import type { YearResult } from "../lines/result.js";
import type { Cents } from "../money/cents.js";
import type { Send } from "./decisions.js";
import type { YearState } from "./year-state.js";

/** A fact that the ledger does not have, and what a package takes to be so in its place. */
export interface Assumption {
  readonly tax_year: number;
  /** The place in the ledger: `years.2021.filed.required`. */
  readonly path: string;
  /** What is assumed, as it follows "this package assumes that". */
  readonly assumes: string;
  /** In place of what is assumed: what to do about it, in whole sentences. */
  readonly says?: string;
  /** Nothing is signed before this is settled. */
  readonly before_signing?: true;
  /** A refund for the year, which the package does not claim, may be owed: the last day to claim it, ISO. */
  readonly claim_until?: string;
}

/** What decides what is assumed for a corrected year. */
export interface AssumingYear {
  readonly tax_year: number;
  readonly send: Send;
  readonly state: YearState;
  readonly right: YearResult;
  readonly income: {
    readonly deducted: { readonly filed: Cents | null; readonly right: Cents };
    readonly deductionChanges: boolean;
    readonly deductionAllowed: Cents | null;
    /** Change of adjusted gross income, and the part of it that comes from deductions. */
    readonly change: Cents | null;
    readonly deductions: Cents;
    readonly form_1040: { readonly "4b": { readonly filed: Cents | null } };
  };
  readonly form: { readonly inDoubt: boolean };
  readonly off_form: { readonly charity: readonly unknown[] };
  readonly refund: {
    readonly state: string;
    readonly until: string | null;
    readonly at_least?: true;
    readonly prepaid_lost?: true;
  };
  readonly form_5329: {
    readonly status: YearState["form_5329"];
    readonly filed: Cents | null;
    readonly assumed: readonly Assumption[];
  };
}
