import { yearOf } from "../ledger/date.js";
import type { Ledger } from "../ledger/schema.js";
import { openingBasis } from "../lines/carry-forward.js";
import type { YearResult } from "../lines/result.js";
import type { Cents } from "../money/cents.js";

/** The years of a ledger with their right forms. */
interface YearsOfLedger {
  readonly years: readonly { readonly tax_year: number; readonly right: YearResult }[];
  readonly ledger: Ledger;
}

/** The basis that a year begins with, in cents; null where a divorce or an adjustment moves it in that year. */
export function basisBeforeYear({ years, ledger }: YearsOfLedger, taxYear: number): Cents | null {
  const { opening, entries } = ledger;
  const isMoved = entries.some(
    ({ kind, date }) => MOVES_BASIS.has(kind) && (date === null || yearOf(date) === taxYear),
  );
  if (isMoved) return null;
  const before = years.findLast(({ tax_year }) => tax_year < taxYear);
  return before?.right.carry.basis ?? (opening === null ? 0 : openingBasis(opening));
}

const MOVES_BASIS: ReadonlySet<string> = new Set([
  "divorce_transfer",
  "basis_adjustment",
  "inherited_as_own",
  "excess_removal",
  "rollover",
]);
