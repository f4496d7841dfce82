import { lineLabel } from "../data/printed-form.js";
import { targetNamed } from "../data/targets.js";
import { roundTo } from "../money/cents.js";
import { plainDollars } from "./csv.js";
import type { ExportYear } from "./export-owner.js";

/** The forms of a return there: the taxpayer's, and the spouse's. */
const FORMS = { taxpayer: "f8606t", spouse: "f8606s" } as const;

/**
 * The lines that are typed into Free File Fillable Forms, by the names of its fields: whole dollars as text. Lines that
 * it computes are not written; a blank line is left out.
 */
export function fillableFormsJson(years: readonly ExportYear[]): string {
  const fields = targetNamed("fffa").fields ?? [];
  const forms = years.map(({ year: { tax_year, lines }, role }) => {
    const typed = fields.flatMap(({ line, field }) => {
      const amount = lines[lineLabel(line, tax_year) ?? "none"];
      return amount === undefined ? [] : [[field, plainDollars(roundTo(100, amount))] as const];
    });
    return [FORMS[role], Object.fromEntries(typed)] as const;
  });
  return JSON.stringify(Object.fromEntries(forms), null, 2);
}
