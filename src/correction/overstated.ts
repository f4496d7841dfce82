import type { Cents } from "../money/cents.js";
import type { Envelope } from "./envelopes.js";
import { type HouseholdCorrection, yearsOnReturn } from "./household-correction.js";

/** What the return of an envelope reported too much, by its amounts as filed and the lines of everyone on it. */
export function overstatedBy(correction: HouseholdCorrection, envelope: Envelope): Cents {
  const on = yearsOnReturn(correction.members, envelope.parts[0].member, envelope.tax_year);
  const deductions = on.reduce((sum, { member, year }) => {
    const info = member.ledger.years[year.tax_year] ?? null;
    const taken = info?.filed?.deducted ?? null;
    return taken === null ? sum : sum + taken - (info?.deducted ?? 0);
  }, 0);
  return line4bOverstatedBy(correction, envelope) - deductions;
}

/** How much too much line 4b as filed was; 0 where the ledgers do not have it. */
function line4bOverstatedBy({ members }: HouseholdCorrection, { parts, tax_year }: Envelope): Cents {
  const on = yearsOnReturn(members, parts[0].member, tax_year);
  const right = on.reduce((sum, { year }) => sum + year.right.form_1040["4b"], 0);
  const filed = on.find(({ year }) => year.income.form_1040["4b"].filed !== null)?.year.income.form_1040["4b"]
    .filed;
  return filed == null ? 0 : filed - right;
}
