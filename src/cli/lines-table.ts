import { linesOfYear } from "../data/printed-form.js";
import type { YearResult } from "../index.js";
import { FORM_5329_LINES, type Form5329Line } from "../ledger/form-5329-lines.js";
import { formatDollars } from "../money/cents.js";
import { on1040 } from "./draft-table.js";
import { inFormOrder } from "./form-order.js";
import { type YearsRow, yearsTable } from "./years-table.js";

/**
 * Every line of the years given, in blocks of as many years as fit the width.
 *
 * @param years years whose form is required, in ascending order
 */
export function linesTable(years: readonly YearResult[], width: number): string[] {
  return yearsTable(rowsOf(years), years, width);
}

/** What lines 4a and 4b of Form 1040, and the lines of Form 5329, are about. */
const RETURN_NAMES = { "4a": "Form 1040: IRA distributions", "4b": "Form 1040: taxable amount" } as const;
const PENALTY_NAMES: Readonly<Record<Form5329Line, string>> = {
  "1": "early distributions",
  "2": "excepted from the additional tax",
  "3": "subject to the additional tax",
  "4": "additional tax",
  "9": "traditional excess from before",
  "10": "unused limit",
  "11": "distributions that are income",
  "12": "excess taken out, nontaxable",
  "13": "lines 10, 11 and 12",
  "14": "traditional excess still there",
  "15": "traditional excess of the year",
  "16": "traditional excess, total",
  "17": "additional tax",
  "18": "Roth excess from before",
  "19": "unused limit",
  "20": "Roth distributions",
  "21": "lines 19 and 20",
  "22": "Roth excess still there",
  "23": "Roth excess of the year",
  "24": "Roth excess, total",
  "25": "additional tax",
};
const WORKSHEET_LINES = 11;

function rowsOf(years: readonly YearResult[]): YearsRow[] {
  return [
    ...formRows(years),
    ...Array.from(
      { length: WORKSHEET_LINES },
      (_, at): YearsRow => ({
        label: String(at + 1),
        name: "Worksheet 1-1",
        cell: ({ worksheet }) => amount(worksheet?.[at + 1]),
      }),
    ),
    ...(["4a", "4b"] as const).map(
      (label): YearsRow => ({
        label,
        name: RETURN_NAMES[label],
        cell: (year) => on1040(year, label),
      }),
    ),
    ...FORM_5329_LINES.map(
      (label): YearsRow => ({
        label,
        name: `Form 5329: ${PENALTY_NAMES[label]}`,
        cell: ({ form_5329 }) => amount(form_5329?.[label]),
      }),
    ),
  ];
}

/** The lines of the forms by their labels; a label that names another line in another year has a row for each. */
function formRows(years: readonly YearResult[]): YearsRow[] {
  const rows = new Map<string, YearsRow & { readonly years: Set<number> }>();
  for (const { tax_year } of years) {
    for (const { label, name } of linesOfYear(tax_year)) {
      const key = `${label} ${name}`;
      const row = rows.get(key) ?? newRow(label, name);
      row.years.add(tax_year);
      rows.set(key, row);
    }
  }
  return [...rows.values()].sort((a, b) => inFormOrder(a.label, b.label));
}

function newRow(label: string, name: string) {
  const years = new Set<number>();
  const cell = ({ tax_year, lines, line10 }: YearResult) =>
    years.has(tax_year) ? (label === "10" ? line10 : amount(lines[label])) : undefined;
  return { label, name, years, cell };
}

function amount(value: number | string | undefined): string | undefined {
  return typeof value === "number" ? formatDollars(value) : value;
}
