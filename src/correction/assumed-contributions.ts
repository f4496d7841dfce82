import type { Ledger, YearInfo } from "../ledger/schema.js";
import { openAboveLimit } from "../review/above-limit.js";
import { inDollars } from "../text/wording.js";
import { deductionLimit } from "../year/deduction-limit.js";
import type { AssumingYear, Assumption } from "./assumption.js";

/** What a package assumes of a year's contributions: that they are on line 1, and how much of them is deducted. */
export function aboutContributions(year: AssumingYear, ledger: Ledger): Assumption[] {
  return [...aboutLine1(year, ledger), ...aboutLimit(year, ledger), ...aboutChoice(year)];
}

/** Contributions that may not belong on line 1: deducted ones, and those above the limit. */
function aboutLine1({ tax_year, right, income, form }: AssumingYear, { years }: Ledger): Assumption[] {
  const line1 = right.lines["1"] ?? 0;
  const above = openAboveLimit(right, years[tax_year] ?? null);
  const isUnknown = income.deducted.filed === null && (years[tax_year]?.deducted ?? null) === null;
  return [
    ...(line1 > 0 && isUnknown
      ? [
          {
            tax_year,
            path: `years.${tax_year}.deducted`,
            assumes: "the contributions were not deducted",
            before_signing: true as const,
          },
        ]
      : []),
    ...(above > 0
      ? [
          {
            tax_year,
            path: `years.${tax_year}.line_1`,
            assumes: "they do",
            says: `line 1 has ${inDollars(above)} above the limit. Read the instructions for line 1 before you sign; a preparer may leave that amount off Form 8606. If it stays, say so in the ledger.${form.inDoubt ? ` If line 1 is 0, no Form 8606 is required for ${tax_year}. Then take out the form, the statement of reasonable cause, and what the letter and Part II say about them, and there is no penalty under section 6693(b).` : ""}`,
            before_signing: true as const,
          },
        ]
      : []),
  ];
}

/** A deduction that the income limits cut, or may cut. */
function aboutLimit({ tax_year, state, income }: AssumingYear, { years, owner }: Ledger): Assumption[] {
  const info = years[tax_year] ?? null;
  const { deducted, deductionAllowed: allowed } = income;
  if (info === null || state.deduction === "stands") return [];
  if (allowed !== null && deducted.right > allowed)
    return [
      {
        tax_year,
        path: `years.${tax_year}.deducted`,
        assumes: "it is allowed",
        says: `is above ${inDollars(allowed)}, which is all that the income limits allow at the modified AGI in the ledger. Enter the right modified AGI and the right deduction (with Worksheet 1-1 of Publication 590-B if money also came out), and make this package again. Line 1 of Form 8606 and the change of adjusted gross income depend on it.`,
        before_signing: true,
      },
    ];
  if (income.deductionChanges) {
    const limit = deductionLimit(info, tax_year, owner.born);
    return [
      {
        tax_year,
        path: `years.${tax_year}.${"lacks" in limit ? limit.lacks : "deducted"}`,
        assumes: "the IRA deduction stays as filed",
        says: "not in the ledger, and the IRA deduction depends on it, because this package changes modified AGI. Add it, and make this package again. Line 1 of Form 8606 and the change of adjusted gross income depend on the deduction.",
        before_signing: true,
      },
    ];
  }
  return aboutModifiedAgi(tax_year, info, income, owner.born);
}

/** The right modified AGI has the right taxable amounts of IRAs in it; what was filed had others. */
function aboutModifiedAgi(
  taxYear: number,
  info: YearInfo,
  { deducted, deductionAllowed, change, deductions }: AssumingYear["income"],
  born: string | null,
): Assumption[] {
  const { magi, filed } = info;
  if (magi === null || deductionAllowed === null) return [];
  const wanted = Math.max(deducted.filed ?? 0, deducted.right);
  const line4b = (change ?? 0) - deductions;
  const moved = deductionLimit({ ...info, magi: magi + line4b }, taxYear, born);
  const matters = "allowed" in moved && Math.min(wanted, moved.allowed) !== deducted.right;
  if (wanted <= deductionAllowed && !matters) return [];
  const path = `years.${taxYear}.magi`;
  const isAsFiled =
    matters && filed?.agi != null && Math.abs(filed.agi + (filed.deducted ?? 0) - magi) < ONE_DOLLAR;
  return isAsFiled
    ? [
        {
          tax_year: taxYear,
          path,
          assumes: "it is the right one",
          says: `is that of the return as filed. This package changes the taxable amount of IRA distributions, and so modified AGI and the IRA deduction. Enter the right modified AGI, and make this package again.`,
          before_signing: true,
        },
      ]
    : [
        {
          tax_year: taxYear,
          path,
          assumes: "it is the right one",
          says: `is ${inDollars(magi)} in the ledger. This package takes that as the right amount: with the right taxable IRA distributions, and before the IRA deduction. It allows an IRA deduction of at most ${inDollars(deductionAllowed)}.`,
        },
      ];
}

const ONE_DOLLAR = 100;

/** A return that is not filed yet can still deduct a contribution, and then it is not basis. */
function aboutChoice({ tax_year, state, right, income }: AssumingYear): Assumption[] {
  if (state.return !== "not_filed" || state.required === "no" || (right.lines["1"] ?? 0) === 0) return [];
  if (income.deductionAllowed === 0) return [];
  return [
    {
      tax_year,
      path: `years.${tax_year}.deducted`,
      assumes: "the contribution is not deducted",
      says: "is a choice, because the return is not filed yet. A contribution that it deducts is not basis, and later claims that use that basis fall away. Decide this first.",
      // Once it is known that a return is required, the ledger's deduction is the choice.
      ...(state.required === "unknown" && { before_signing: true as const }),
    },
  ];
}
