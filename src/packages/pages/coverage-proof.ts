import type { YearCorrection } from "../../correction/correct.js";
import { isCoverageDecisive } from "../../correction/deductible.js";
import type { HouseholdCorrection } from "../../correction/household-correction.js";
import type { Ledger } from "../../ledger/schema.js";
import { yearsInWords } from "../../text/wording.js";

/** Form W-2, box 13, for the years in which it decides how much of a contribution can be deducted. */
export function coverageProof({ members }: HouseholdCorrection): string[] {
  const years = members.flatMap(({ years, ledger }) => years.filter((year) => isCoverageAsked(year, ledger)));
  if (years.length === 0) return [];
  return [
    `Forms W-2, box 13, for ${yearsInWords([...new Set(years.map(({ tax_year }) => tax_year))])}: whether it shows an employer plan. With modified AGI, that decides how much of a contribution can be deducted.`,
  ];
}

/**
 * Whether it matters for a year if an employer plan covered the owner or the spouse: a contribution is left in the IRAs, the return
 * can still change, and income does not decide alone.
 */
export function isCoverageAsked(
  { tax_year, right, income, refund, assessment }: YearCorrection,
  ledger: Ledger,
): boolean {
  const isLeft = (right.lines["1"] ?? 0) + (income.deducted.filed ?? 0) + income.deducted.right > 0;
  const isClosed = refund.state === "closed" && assessment.state === "closed";
  return isLeft && !isClosed && isCoverageDecisive(ledger, tax_year);
}
