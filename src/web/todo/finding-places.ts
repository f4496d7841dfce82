import type { Finding } from "../engine.js";
import { entriesOf } from "../state/household.js";
import type { Place, WrittenMap } from "../state/written.js";

/** Where what a finding asks for is entered; a code that is not here leads to its year. */
const KEYS: Readonly<Record<string, (taxYear: string) => Place>> = {
  birth_date_missing: () => ["owner", "born"],
  deduction_assumed_none: (year) => ["years", year, "deducted"],
  contribution_deducted: (year) => ["years", year, "deducted"],
  form_not_filed: (year) => ["years", year, "filed", "form_8606"],
  no_return_filed: (year) => ["years", year, "filed", "return"],
  basis_chain_broken: (year) => ["years", year, "filed", "form_8606"],
  opening_assumed_none: () => ["opening", "roth_contributions"],
  roth_over_income: (year) => ["years", year, "magi"],
  reverse_rollover: (year) => ["years", year, "employer_plan", "accepts_ira_rollovers"],
  refund_window: (year) => ["years", year, "filed", "date"],
  pro_rata: (year) => ["years", year, "year_end_value"],
};

/** Findings about one entry, by the kind of the entry that they are about. */
const ENTRY_KINDS: Readonly<Record<string, string>> = {
  over_limit: "contribution",
  deposit_without_year: "contribution",
  conversion_before_contribution: "conversion",
};

/** The place that a finding leads to: the year's largest entry of its kind, or a fact about the year or the owner. */
export function placeOfFinding({ code, tax_year }: Finding, ledger: WrittenMap): Place {
  const kind = ENTRY_KINDS[code];
  const index = kind === undefined ? null : largestEntry(ledger, kind, tax_year);
  if (index !== null) return ["entries", index, "amount"];
  return KEYS[code]?.(String(tax_year)) ?? ["years", String(tax_year), "year_end_value"];
}

function largestEntry(ledger: WrittenMap, kind: string, taxYear: number): number | null {
  let largest: { index: number; amount: number } | null = null;
  for (const [index, entry] of entriesOf(ledger).entries()) {
    const year = entry.for ?? Number(String(entry.date ?? "").slice(0, 4));
    const amount = Number(entry.amount ?? 0);
    if (entry.kind === kind && year === taxYear && amount > (largest?.amount ?? 0))
      largest = { index, amount };
  }
  return largest?.index ?? null;
}
