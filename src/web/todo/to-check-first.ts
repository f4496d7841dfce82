import type { Finding } from "../engine.js";

/** What says which forms to send: whoever downloads them does just that. */
const DONE_BY_SENDING: ReadonlySet<string> = new Set<Finding["code"]>([
  "form_not_filed",
  "no_return_filed",
  "filed_form_wrong",
  "overstated_contribution",
  "taxed_too_little",
  "taxed_twice_open_year",
  "refund_window",
  "assessment_closed",
  "basis_lost_closed_year",
]);

/** What casts doubt on what was entered: a form made from it may be wrong. Other warnings tell what a right form costs. */
const DOUBTS: ReadonlySet<string> = new Set<Finding["code"]>([
  "two_people",
  "entry_twice",
  "basis_missing",
  "amount_unlikely",
  "deposit_without_year",
  "conversion_before_contribution",
  "distribution_after_contribution",
  "wrong_custodian_year",
  "converted_before",
  "day_unknown",
  "birth_date_missing",
  "household_basis_differs",
]);

/**
 * What has to be looked at before the forms of these years are used: what is wrong or in doubt in them, and what is wrong
 * in an earlier year, whose basis they carry forward. The most serious first.
 */
export function toCheckFirst(all: readonly Finding[], taxYears: readonly number[]): Finding[] {
  const last = Math.max(...taxYears);
  return all.filter(({ code, severity, tax_year }) => {
    if (severity === "error")
      return !DONE_BY_SENDING.has(code) && (taxYears.includes(tax_year) || tax_year < last);
    return severity === "warning" && DOUBTS.has(code) && taxYears.includes(tax_year);
  });
}
