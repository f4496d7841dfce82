import { toDollars } from "../../money/cents.js";
import type { EntrySheet } from "./entry-sheet.js";
import type { SheetAnswer } from "./sheet-answer.js";

/** Sheets as JSON has them: amounts are numbers in dollars, everything else is words. */
export function sheetsToJson(sheets: readonly EntrySheet[]) {
  return sheets.map(({ sections, checks, wrong, ...sheet }) => ({
    ...sheet,
    sections: sections.map(({ rows, ...section }) => ({
      ...section,
      rows: rows.map(({ answer, ...row }) => ({ ...row, answer: value(answer) })),
    })),
    checks: checks.map(({ where, value: amount }) => ({ where, value: value(amount) })),
    wrong: wrong.map(({ taxable, look }) => ({ taxable: toDollars(taxable), look })),
  }));
}

function value(answer: SheetAnswer): number | string {
  return typeof answer === "number" ? toDollars(answer) : answer;
}
