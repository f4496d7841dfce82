import { formYear, lineLabel, returnLabels, yearsWithForm } from "../data/printed-form.js";
import type { LedgerResult, YearResult } from "../index.js";
import { answerOf, isBlankOn1040 } from "../lines/answer.js";
import { formatDollars } from "../money/cents.js";
import { inDollars, listed } from "../text/wording.js";
import { wrap } from "./wrap-text.js";
import { type YearsRow, yearsTable } from "./years-table.js";

/** The lines to look at before a draft is opened, by the labels they have had since 2017. */
const LINES_THAT_MATTER: readonly (readonly [id: string, name: string])[] = [
  ["1", "nondeductible contributions"],
  ["2", "basis brought forward"],
  ["13", "nontaxable"],
  ["14", "basis carried forward"],
  ["15c", "taxable distributions"],
  ["18", "taxable conversions"],
  ["25c", "taxable Roth distributions"],
];

const ROWS: readonly YearsRow[] = [
  ...LINES_THAT_MATTER.map(
    ([id, name]): YearsRow => ({
      label: id,
      name,
      cell: ({ tax_year, lines }) => {
        const label = lineLabel(id, tax_year);
        const cents = label === null ? undefined : lines[label];
        return cents === undefined ? undefined : formatDollars(cents);
      },
    }),
  ),
  { label: "4a", name: "Form 1040: IRA distributions", cell: (year) => on1040(year, "4a") },
  { label: "4b", name: "Form 1040: taxable amount", cell: (year) => on1040(year, "4b") },
];

/** A line of Form 1040, or undefined where it is left blank. */
export function on1040({ form_1040 }: YearResult, line: "4a" | "4b"): string | undefined {
  return isBlankOn1040(form_1040) ? undefined : formatDollars(form_1040[line]);
}

/**
 * What `draft` prints for one owner: one sentence a year with the answer, then the lines that matter, and what a reader
 * of the table has to know.
 *
 * @param years the years to show, in ascending order
 * @param asOf ISO date that counts as today
 * @param width what everything fits, in characters
 */
export function draftTable(years: readonly YearResult[], asOf: string, width: number): string[] {
  return [
    ...answers(years, asOf, width),
    "",
    ...yearsTable(ROWS, years, width),
    ...remarks(years, asOf).flatMap((remark) => wrap(remark, { width, first: "", indent: "  " })),
  ];
}

/** One sentence a year that begins with what is taxable. */
export function answers(years: readonly YearResult[], asOf: string, width: number): string[] {
  return years.flatMap((year) =>
    wrap(answerOf(year, asOf), { width, first: `${year.tax_year}: `, indent: " ".repeat(6) }),
  );
}

/** The basis that the last year of a ledger carries forward, in one sentence. */
export function carrySentence({ years }: LedgerResult): string {
  const last = years.at(-1);
  if (last === undefined) return "The ledger covers no tax years yet.";
  const { basis } = last.carry;
  return `Basis carried forward to ${last.tax_year + 1}: ${basis === 0 ? "none" : inDollars(basis)}.`;
}

function remarks(years: readonly YearResult[], asOf: string): string[] {
  const sentences: string[] = [];
  for (const { tax_year } of years) {
    if (asOf <= `${tax_year}-12-31`)
      sentences.push(`${tax_year} is not over yet; its figures are year to date.`);
  }
  const withForm = years.filter(({ tax_year }) => yearsWithForm().includes(tax_year));
  for (const { tax_year } of withForm.filter((year) => formYear(year.tax_year).status === "draft")) {
    sentences.push(`The IRS has not released the final Form 8606 for ${tax_year} yet.`);
  }
  for (const id of ["15c", "25c"]) {
    const withLine = years.filter(
      ({ tax_year, lines }) => lines[lineLabel(id, tax_year) ?? id] !== undefined,
    );
    for (const [label, of] of groupBy(withLine, ({ tax_year }) => lineLabel(id, tax_year) ?? id)) {
      if (label !== id) sentences.push(`Line ${id} is line ${label} on the form for ${inYears(of)}.`);
    }
  }
  for (const [line, of] of groupBy(withForm, ({ tax_year }) => returnLabels(tax_year)["4b"])) {
    if (line !== "4b") {
      sentences.push(
        `Lines 4a and 4b are lines ${line.replace("b", "a")} and ${line} on Form 1040 for ${inYears(of)}.`,
      );
    }
  }
  return sentences;
}

function inYears(years: readonly number[]): string {
  return listed(years.map(String));
}

function groupBy(years: readonly YearResult[], key: (year: YearResult) => string): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const year of years) groups.set(key(year), [...(groups.get(key(year)) ?? []), year.tax_year]);
  return groups;
}
