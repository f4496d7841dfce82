import type { Finding } from "../engine.js";
import type { Place } from "../state/written.js";

/** Where what a finding asks for is entered; a code that is not here leads to its year. */
const KEYS: Readonly<Record<string, (taxYear: string) => Place>> = {
  birth_date_missing: () => ["owner", "born"],
  deduction_assumed_none: (year) => ["years", year, "deducted"],
  contribution_deducted: (year) => ["years", year, "deducted"],
  form_not_filed: (year) => ["years", year, "filed", "form_8606"],
  no_return_filed: (year) => ["years", year, "filed", "return"],
  basis_chain_broken: (year) => ["years", year, "filed", "form_8606"],
  opening_assumed_none: () => ["opening", "roth_contributions"],
  over_limit: (year) => ["years", year, "compensation"],
  roth_over_income: (year) => ["years", year, "magi"],
  reverse_rollover: (year) => ["years", year, "employer_plan", "accepts_ira_rollovers"],
  refund_window: (year) => ["years", year, "filed", "date"],
  pro_rata: (year) => ["years", year, "year_end_value"],
};

/** The place that a finding leads to. */
export function placeOfFinding({ code, tax_year }: Finding): Place {
  return KEYS[code]?.(String(tax_year)) ?? ["years", String(tax_year), "year_end_value"];
}
