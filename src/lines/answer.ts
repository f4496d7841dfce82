import { returnLabels, yearsWithForm } from "../data/printed-form.js";
import { type Cents, formatDollars } from "../money/cents.js";
import { inDollars } from "../text/wording.js";
import type { Form1040 } from "./form-1040.js";
import type { YearResult } from "./result.js";

/**
 * What a tax year comes to, in one or two sentences that begin with the answer: what is taxable, whether Form 8606 is
 * needed, and what to enter on Form 1040.
 *
 * @param asOf the day that counts as today, ISO
 * @example answerOf(year, "2026-03-02")
 * // "Nothing is taxable. File Form 8606 with your return; on Form 1040, enter 7,000 on line 4a and 0 on line 4b."
 */
export function answerOf(year: YearResult, asOf: string): string {
  const { tax_year, must_file, form_1040 } = year;
  const soFar = asOf <= `${tax_year}-12-31` ? " so far" : "";
  const taxable = form_1040["4b"];
  const is8915Open = isForm8915Open(year);
  const entered = `${onForm1040(tax_year, form_1040)}${addForm8915(tax_year, is8915Open)}`;
  const file = must_file ? "File Form 8606 with your return" : "You do not need Form 8606";
  return [`${whatIsTaxable(taxable, is8915Open)}${soFar}.`, `${file}; ${entered}.`, ...moreTax(year)].join(
    " ",
  );
}

/** The answer: what is taxable. Income on Form 8915 that the ledger does not have is named beside it. */
function whatIsTaxable(taxable: Cents, is8915Open: boolean): string {
  if (is8915Open)
    return taxable > 0
      ? `${inDollars(taxable)} and the income on Form 8915 are taxable`
      : "Only the income on Form 8915 is taxable";
  return taxable > 0 ? `${inDollars(taxable)} is taxable` : "Nothing is taxable";
}

/** The same for the joint return of a couple: only the lines of Form 1040, which it adds up. */
export function jointAnswer(
  taxYear: number,
  years: readonly Pick<YearResult, "form_1040" | "form_8915">[],
): string {
  const sum = (line: "4a" | "4b") => years.reduce<Cents>((total, year) => total + year.form_1040[line], 0);
  const entered = onForm1040(taxYear, { "4a": sum("4a"), "4b": sum("4b") });
  return `If you file a joint return: ${entered}${addForm8915(taxYear, years.some(isForm8915Open))}.`;
}

/** Whether line 4b also gets income from Form 8915 that the ledger does not have. */
function isForm8915Open({ form_8915 }: Pick<YearResult, "form_8915">): boolean {
  return form_8915?.income === null;
}

function addForm8915(taxYear: number, isOpen: boolean): string {
  return isOpen ? `, and add the income from Form 8915 to line ${labelsOf(taxYear)["4b"]}` : "";
}

/** Whether lines 4a and 4b of Form 1040 stay blank for these IRAs: nothing came out of them. */
export function isBlankOn1040({ "4a": all, "4b": taxable }: Form1040): boolean {
  return all === 0 && taxable === 0;
}

function onForm1040(taxYear: number, amounts: Form1040): string {
  const { "4a": all, "4b": taxable } = amounts;
  const labels = labelsOf(taxYear);
  if (isBlankOn1040(amounts))
    return `on Form 1040, leave lines ${labels["4a"]} and ${labels["4b"]} blank for these IRAs`;
  return `on Form 1040, enter ${formatDollars(all)} on line ${labels["4a"]} and ${formatDollars(taxable)} on line ${labels["4b"]}`;
}

/** The labels of lines 4a and 4b on a year's return. */
function labelsOf(taxYear: number): { readonly "4a": string; readonly "4b": string } {
  return yearsWithForm().includes(taxYear) ? returnLabels(taxYear) : LABELS;
}

/** For a year whose form is not known here. */
const LABELS = { "4a": "4a", "4b": "4b" } as const;

/** What Form 5329 adds to the tax. */
function moreTax({ form_5329: form }: YearResult): string[] {
  const tax = (["4", "17", "25"] as const).reduce((sum, line) => sum + (form?.[line] ?? 0), 0);
  return tax > 0 ? [`Form 5329 adds ${inDollars(tax)} of tax.`] : [];
}
