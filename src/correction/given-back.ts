import { yearOf } from "../ledger/date.js";
import type { Ledger } from "../ledger/schema.js";
import type { YearResult } from "../lines/result.js";
import type { Cents } from "../money/cents.js";
import { inDollars } from "../text/wording.js";
import { type Send, sendKinds } from "./decisions.js";

interface DeductedYear {
  readonly tax_year: number;
  readonly send: Send;
  readonly right: YearResult;
  readonly income: {
    readonly deducted: { readonly right: Cents };
    readonly deductedTooMuch: Cents;
  };
}

/** A deduction that was not allowable, of a year whose excess came out later. */
interface GivenBack {
  readonly year: number;
  readonly cents: Cents;
  /** Form 1040-X for that year is in the package. */
  readonly amended: boolean;
}

/**
 * The deductions that returns took for contributions whose excess was taken out in a tax year. It comes out untaxed only where
 * no deduction was allowed for it (IRC 408(d)(5)(A)), so these have to be given back.
 */
export function givenBack(
  { entries }: Pick<Ledger, "entries">,
  years: readonly DeductedYear[],
  taxYear: number,
): GivenBack[] {
  const removed = new Set(
    entries.flatMap((entry) =>
      entry.kind === "excess_removal" && yearOf(entry.date) === taxYear ? [entry.for] : [],
    ),
  );
  return years
    .filter(({ tax_year, income }) => removed.has(tax_year) && income.deductedTooMuch > 0)
    .map(({ tax_year, income, send }) => ({
      year: tax_year,
      cents: income.deductedTooMuch,
      amended: sendKinds[send].carrier === "form_1040_x",
    }));
}

/** What Part II says of them in the year when the excess came out, where Form 1040-X for their year is sent too. */
export function givenBackInWords(
  ledger: Pick<Ledger, "entries">,
  years: readonly DeductedYear[],
  taxYear: number,
): string[] {
  return givenBack(ledger, years, taxYear)
    .filter(({ amended }) => amended)
    .map(
      ({ year, cents }) =>
        `The ${year} return took a deduction of ${inDollars(cents)} for contributions that was not allowable; Form 1040-X for ${year}, mailed separately, gives it back.`,
    );
}

/** How the statement on an excess ends by itself. */
const NONE = "no deduction was allowable or taken for them.";

/**
 * The statements on an excess that came out late, with what the return of its year deducted (Instructions for Form 8606, Return
 * of Excess Traditional IRA Contributions: no deduction "allowable or taken"). What else was deducted rightly is not for the
 * amount that came out.
 */
export function withDeductionGivenBack<Year extends DeductedYear>(
  years: readonly Year[],
  ledger: Pick<Ledger, "entries">,
): Year[] {
  return years.map((year) => {
    const back = givenBack(ledger, years, year.tax_year);
    const statements = year.right.statements.map((one) => {
      if (one.kind !== "excess_removal") return one;
      const about = years.find(({ tax_year }) =>
        one.text.includes(`made to traditional IRAs for ${tax_year}.`),
      );
      if (about === undefined) return one;
      const deduction = back.find((each) => each.year === about.tax_year);
      return { ...one, text: one.text.replace(NONE, () => none(about, deduction)) };
    });
    return { ...year, right: { ...year.right, statements } };
  });
}

function none({ income }: DeductedYear, back: GivenBack | undefined): string {
  if (back === undefined)
    return income.deducted.right > 0
      ? "no deduction was allowable or taken for the amount that I withdrew."
      : NONE;
  const gives = back.amended ? ` With Form 1040-X for ${back.year}, I give it back.` : "";
  return `no deduction was allowable for the amount that I withdrew. My ${back.year} return as filed took a deduction of ${inDollars(back.cents)} for contributions that was not allowable.${gives}`;
}
