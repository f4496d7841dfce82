/** How a cell is written in a spreadsheet and what it becomes in the ledger. */
export type CellKind = "text" | "date" | "birthday" | "dates" | "amount" | "flag" | "number";

/**
 * The columns that a CSV file may have, named as the ledger names its keys; a dot leads into a part, as in
 * `address.city`. Each row fills those that its kind has.
 */
export const COLUMNS = {
  client: "text",
  kind: "text",
  date: "date",
  day: "text",
  for: "number",
  amount: "amount",
  line: "text",
  note: "text",
  account: "text",
  // owner
  name: "text",
  ssn: "text",
  born: "birthday",
  died: "date",
  disabled: "date",
  household: "text",
  inherited_from: "text",
  "address.street": "text",
  "address.apt": "text",
  "address.city": "text",
  "address.state": "text",
  "address.zip": "text",
  "address.country": "text",
  "address.province": "text",
  "address.postal_code": "text",
  // opening
  basis: "amount",
  roth_contributions: "amount",
  roth_since: "number",
  homebuyer_used: "amount",
  repayments_carried: "amount",
  taxable: "amount",
  // year
  year_end_value: "amount",
  deducted: "amount",
  deduction_limited: "flag",
  nondeductible_first: "text",
  filing_status: "text",
  magi: "amount",
  compensation: "amount",
  covered_by_plan: "flag",
  "employer_plan.accepts_ira_rollovers": "text",
  "employer_plan.after_tax": "flag",
  "employer_plan.in_plan_conversion": "flag",
  "employer_plan.deferrals": "amount",
  "employer_plan.employer": "amount",
  "employer_plan.after_tax_contributed": "amount",
  lived_apart: "flag",
  "spouse.covered_by_plan": "flag",
  "spouse.compensation": "amount",
  "spouse.ira_contributions": "amount",
  extended: "flag",
  due: "date",
  "filed.return": "flag",
  "filed.date": "date",
  "filed.paid_on": "date",
  "filed.amended": "dates",
  "filed.form_8606": "flag",
  "filed.form_1040.4a": "amount",
  "filed.form_1040.4b": "amount",
  "filed.deducted": "amount",
  tax_conversion_in: "text",
  // entries
  ira: "text",
  withheld: "amount",
  reason: "text",
  disaster: "text",
  exception: "text",
  deposited: "date",
  to: "text",
  waiver: "flag",
  after_tax: "amount",
  source: "text",
  from: "text",
  earnings: "amount",
  adjusted_opening: "amount",
  adjusted_closing: "amount",
  of: "text",
  converted: "number",
  direction: "text",
  "other.name": "text",
  "other.ssn": "text",
  distributed: "number",
  // preparer and options
  ptin: "text",
  self_employed: "flag",
  firm: "text",
  address: "text",
  ein: "text",
  phone: "text",
  round: "text",
  line10_places: "number",
  carry_leftover: "flag",
} as const satisfies Record<string, CellKind>;

export type Column = keyof typeof COLUMNS;

/** Whether a file may have a column of this name. */
export function isColumn(name: string): name is Column {
  return Object.hasOwn(COLUMNS, name);
}
