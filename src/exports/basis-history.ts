import { lineLabel, linesOfYear, returnLabels } from "../data/printed-form.js";
import type { YearResult } from "../index.js";
import { returnDue } from "../year/deadlines.js";
import { type Cell, csvFile } from "./csv.js";
import { type ExportOwner, ownerLabel } from "./export-owner.js";

const HEADS = ["tax_year", "owner", "form", "line", "amount", "method", "due", "must_file"];

/**
 * The basis history of some owners, one row a line: every line that is not blank on Form 8606 by the label of that
 * year's own form, then lines 4a and 4b of Form 1040 by theirs, and the basis carried forward. Amounts in dollars.
 */
export function historyCsv(owners: readonly ExportOwner[]): string {
  return csvFile(
    HEADS,
    owners.flatMap((owner) => owner.result.years.flatMap((year) => rowsOf(owner, year))),
  );
}

function rowsOf(owner: ExportOwner, year: YearResult): Cell[][] {
  const { tax_year, method, must_file, form_1040, lines, line10, carry } = year;
  const due = returnDue(owner.ledger, tax_year);
  const labels = returnLabels(tax_year);
  const row = (form: string, line: string, amount: Cell): Cell[] => [
    String(tax_year),
    ownerLabel(owner),
    form,
    line,
    amount,
    method ?? "",
    due,
    must_file ? "yes" : "no",
  ];
  const printed = linesOfYear(tax_year).flatMap(({ label, kind }) => {
    const amount = kind === "ratio" ? line10 : lines[label];
    return amount === undefined ? [] : [row("8606", label, amount)];
  });
  return [
    ...printed,
    row("1040", labels["4a"], form_1040["4a"]),
    row("1040", labels["4b"], form_1040["4b"]),
    row("carryforward", "basis", carry.basis),
  ];
}

/** The lines of the wide table, by the labels they have had since 2017. */
const WIDE = ["1", "2", "3", "5", "6", "7", "8", "10", "13", "14", "15c", "16", "17", "18"];
const WIDE_ROTH = ["19", "20", "22", "24", "25c"];

/**
 * The basis history as people read it, one row a year. A column is one line in every year, under the label it has had
 * since 2017: `line_15c` has line 15 of earlier forms. Lines of Part III have columns where any year has them.
 */
export function wideHistoryCsv(owners: readonly ExportOwner[]): string {
  const years = owners.flatMap((owner) => owner.result.years.map((year) => ({ owner, year })));
  const hasRoth = years.some(({ year }) => WIDE_ROTH.some((id) => lineOf(year, id) !== undefined));
  const ids = [...WIDE, ...(hasRoth ? WIDE_ROTH : [])];
  const heads = [
    "tax_year",
    "owner",
    ...ids.map((id) => `line_${id}`),
    "form_1040_4a",
    "form_1040_4b",
    "basis_carried_forward",
    "method",
    "due",
    "must_file",
  ];
  const rows = years.map(({ owner, year }): Cell[] => [
    String(year.tax_year),
    ownerLabel(owner),
    ...ids.map((id) => lineOf(year, id)),
    year.form_1040["4a"],
    year.form_1040["4b"],
    year.carry.basis,
    year.method ?? "",
    returnDue(owner.ledger, year.tax_year),
    year.must_file ? "yes" : "no",
  ]);
  return csvFile(heads, rows);
}

/** A line by the label it has had since 2017; line 10 is text. */
function lineOf({ tax_year, lines, line10 }: YearResult, id: string): Cell {
  const label = lineLabel(id, tax_year);
  if (id === "10") return line10;
  return label === null ? undefined : lines[label];
}
