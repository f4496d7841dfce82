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
  const first = taxable > 0 ? `${inDollars(taxable)} is taxable${soFar}.` : `Nothing is taxable${soFar}.`;
  const entered = onForm1040(tax_year, form_1040);
  const file = must_file ? "File Form 8606 with your return" : "You do not need Form 8606";
  return [first, `${file}; ${entered}.`, ...moreTax(year)].join(" ");
}

/** The same for the joint return of a couple: only the lines of Form 1040, which it adds up. */
export function jointAnswer(taxYear: number, lines: readonly Form1040[]): string {
  const sum = (line: "4a" | "4b") => lines.reduce<Cents>((total, each) => total + each[line], 0);
  return `If you file a joint return: ${onForm1040(taxYear, { "4a": sum("4a"), "4b": sum("4b") })}.`;
}

/** Whether lines 4a and 4b of Form 1040 stay blank for these IRAs: nothing came out of them. */
export function isBlankOn1040({ "4a": all, "4b": taxable }: Form1040): boolean {
  return all === 0 && taxable === 0;
}

function onForm1040(taxYear: number, amounts: Form1040): string {
  const { "4a": all, "4b": taxable } = amounts;
  const labels = yearsWithForm().includes(taxYear) ? returnLabels(taxYear) : LABELS;
  if (isBlankOn1040(amounts))
    return `on Form 1040, leave lines ${labels["4a"]} and ${labels["4b"]} blank for these IRAs`;
  return `on Form 1040, enter ${formatDollars(all)} on line ${labels["4a"]} and ${formatDollars(taxable)} on line ${labels["4b"]}`;
}

/** For a year whose form is not known here. */
const LABELS = { "4a": "4a", "4b": "4b" } as const;

/** What Form 5329 adds to the tax. */
function moreTax({ form_5329: form }: YearResult): string[] {
  const tax = (["4", "17", "25"] as const).reduce((sum, line) => sum + (form?.[line] ?? 0), 0);
  return tax > 0 ? [`Form 5329 adds ${inDollars(tax)} of tax.`] : [];
}
