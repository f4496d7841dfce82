import { FORM_5329_LINES, type Form5329Line } from "../ledger/form-5329-lines.js";
import { inDollars } from "../text/wording.js";
import { earlyTax, type Form5329 } from "./early-tax.js";
import { type LedgerExplanation, type LineExplanation, operandsInText } from "./explain.js";
import type { CompletedYear } from "./year.js";

/** What the lines of Part I are; those of Parts III and IV have their rules where they are computed. */
const PART_1: Readonly<Partial<Record<Form5329Line, string>>> = {
  "1": "taxable distributions before age 59 1/2, first-time homebuyer amounts on Form 8606, and conversions taken out within five years",
  "2": "the part of line 1 that has an exception",
  "3": "line 1 less line 2",
  "4": "10 percent of line 3, or 25 percent for a SIMPLE IRA in its first two years",
};

/** The lines that a computed line is made of. */
const FROM: Readonly<Partial<Record<Form5329Line, readonly Form5329Line[]>>> = {
  "3": ["1", "2"],
  "4": ["3"],
  "13": ["10", "11", "12"],
  "14": ["9", "13"],
  "16": ["14", "15"],
  "17": ["16"],
  "21": ["19", "20"],
  "22": ["18", "21"],
  "24": ["22", "23"],
  "25": ["24"],
};

/** Lines that multiply, so that they are rounded. */
const ROUNDED: ReadonlySet<Form5329Line> = new Set(["4", "17", "25"]);

/** Explains every line of a year's Form 5329; undefined in a year without one. */
export function explain5329({ form, roth, excess }: CompletedYear): LedgerExplanation | undefined {
  const lines: Form5329 = { ...earlyTax(form, roth), ...excess.lines };
  const rules = { ...PART_1, ...excess.rules };
  const explained: Record<string, LineExplanation> = {};
  for (const label of FORM_5329_LINES) {
    const amount = lines[label];
    if (amount === undefined) continue;
    const rule = rules[label] ?? "";
    const operands = (FROM[label] ?? []).flatMap((line) => {
      const of = lines[line];
      return of === undefined ? [] : [{ line, amount: of }];
    });
    const unit = form.unit === 100 ? "whole dollars" : "cents";
    const rounding = ROUNDED.has(label) ? `Rounded half up to ${unit}.` : "Not rounded.";
    const text = `Form 5329, line ${label}, is ${inDollars(amount)}: ${rule}${operandsInText(operands)}.`;
    explained[label] = { rule, operands, entries: [], rounding, text };
  }
  return Object.keys(explained).length > 0 ? explained : undefined;
}
