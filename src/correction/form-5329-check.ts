import type { Form5329 } from "../lines/form-5329.js";
import type { YearResult } from "../lines/result.js";
import type { Cents } from "../money/cents.js";
import { differOnReturn } from "../review/filed.js";
import type { YearInReview } from "../review/year-in-review.js";
import type { YearState } from "./state.js";

/** The lines of Form 5329 that are tax: early distributions, traditional and Roth excess. */
export const FORM_5329_TAXES = ["4", "17", "25"] as const;

/** The tax of the year's Form 5329 as filed against the right one, in cents. */
export interface Form5329Check {
  readonly status: YearState["form_5329"];
  readonly right: Cents;
  /** Null when the ledger does not say what was filed; nothing counts as filed then. */
  readonly filed: Cents | null;
}

/** Compares the additional taxes of Form 5329 (Parts I, III and IV) with those that were reported. */
export function checkForm5329({ info }: YearInReview, right: YearResult): Form5329Check {
  const due = taxOf(right.form_5329);
  const lines = info?.filed?.form_5329 ?? null;
  const filed = lines === null ? null : taxOf(lines);
  const change = due - (filed ?? 0);
  const status = !differOnReturn(change, 0) ? "same" : change > 0 ? "owed" : "less";
  return { status, right: due, filed };
}

function taxOf(lines: Form5329 | undefined): Cents {
  return FORM_5329_TAXES.reduce((sum, line) => sum + (lines?.[line] ?? 0), 0);
}
