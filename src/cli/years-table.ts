import type { YearResult } from "../index.js";
import { type Column, table } from "./table.js";
import { columnsOf } from "./text-width.js";

/** A row of a table of years: the label and name of a line, and its text in one year, if it has any. */
export interface YearsRow {
  readonly label: string;
  readonly name: string;
  readonly cell: (year: YearResult) => string | undefined;
}

const LABEL_COLUMNS: readonly Column[] = [
  { heading: "Line", align: "right" },
  { heading: "", align: "left" },
];
/** The width of the labels' column with the gap behind it, and of each gap. */
const LABEL_WIDTH = "Line  ".length;
const GAP_WIDTH = 2;

/**
 * A row a line and a column a year, in blocks of as many years as fit the width. Rows without any text are left out.
 *
 * @param years in ascending order
 * @param width in characters
 */
export function yearsTable(rows: readonly YearsRow[], years: readonly YearResult[], width: number): string[] {
  const filled = rows
    .map(({ label, name, cell }) => ({ label, name, cells: years.map((year) => cell(year) ?? "") }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  const namesWidth = Math.max(0, ...filled.map(({ name }) => columnsOf(name)));
  const cellWidth = Math.max(4, ...filled.flatMap(({ cells }) => cells.map((cell) => columnsOf(cell))));
  const fit = Math.max(1, Math.floor((width - LABEL_WIDTH - namesWidth) / (cellWidth + GAP_WIDTH)));
  const blocks: string[] = [];
  for (let start = 0; start < years.length; start += fit) {
    if (start > 0) blocks.push("");
    const columns: Column[] = years
      .slice(start, start + fit)
      .map(({ tax_year }) => ({ heading: String(tax_year), align: "right" }));
    const block = filled.map(({ label, name, cells }) => [label, name, ...cells.slice(start, start + fit)]);
    blocks.push(...table([...LABEL_COLUMNS, ...columns], block));
  }
  return blocks;
}
