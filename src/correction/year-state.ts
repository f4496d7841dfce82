/** What decides what to send for a year. Each key is a question; `unknown` means that the ledger does not answer it. */
export interface YearState {
  /** The due date of the return, with extensions, against the day that counts as today. */
  readonly due: "coming" | "past";
  readonly return: "filed" | "not_filed" | "unknown";
  /**
   * Form 8606 as filed against the right one. `overstated`: none is required, but one was filed, and it shows basis that does
   * not exist.
   */
  readonly form: FormStatus | "overstated";
  /**
   * The income that the return taxed against the right one. `lines`: the same in sum, but line 4a, line 4b or the IRA deduction
   * of the return is wrong and can still be corrected.
   */
  readonly income: "same" | "lines" | "too_high" | "too_low" | "unknown";
  /**
   * Whether the return deducted what the ledger says was not deducted, and whether that stands because the year is closed.
   * Unknown when the return of an open year deducted it and the ledger does not say what was right.
   */
  readonly deduction: "right" | "also_taken" | "stands" | "unknown";
  /** Whether the basis of earlier years is known: not while it is open whether one of their deductions stands. */
  readonly basis: "known" | "unknown";
  /** The additional taxes of Form 5329 that were reported against the right ones. */
  readonly form_5329: "same" | "owed" | "less";
  /**
   * An exception to the additional tax that nobody reported, and that only Form 5329 shows, as box 7 of Form 1099-R does not;
   * `unknown` where the ledger does not say what box 7 shows. `earlier_excess`: nobody showed on Form 5329 what became of an excess
   * contribution that was taxed for the year before, which bears no tax for this one.
   */
  readonly exception: "none" | "to_report" | "unknown" | "earlier_excess";
  /** Whether the owner had to file a return for the year. */
  readonly required: "yes" | "no" | "unknown";
  /** A contribution was returned or recharacterized within six months of the due date, after a timely return (Reg. 301.9100-2(b)). */
  readonly relief: "none" | "six_months";
  /** The time to claim a refund (IRC 6511). */
  readonly refund: WindowState;
  /** The time in which more tax can be assessed (IRC 6501). */
  readonly assessment: WindowState;
}

/**
 * A year's Form 8606: `right`, `wrong` and `missing` are forms that the year requires; `not_due` is required, not filed
 * and not late yet.
 */
export type FormStatus = "right" | "wrong" | "missing" | "not_required" | "not_due" | "undecided";

export type WindowState = "open" | "closed" | "unknown";
/** The lines that a preparer looks at first, by the labels they have had since 2017. */
export const SUMMARY_LINES = ["1", "2", "14", "15c", "18", "19", "22", "24", "25c"] as const;
/** Those of them that go on the return's line 4b. */
export const TAXABLE_LINES = ["15c", "18", "25c"] as const;
