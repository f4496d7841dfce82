import { formatDollars } from "../../money/cents.js";
import { type Cell, csvFile } from "../csv.js";
import { checkAnswer } from "./check-values.js";
import type { EntrySheet } from "./entry-sheet.js";

const HEADS = ["tax_year", "owner", "t_s", "where", "question", "answer"];

/** Sheets as one CSV file, one row an answer; the last rows are what to check. Amounts in dollars, without separators. */
export function sheetCsv(sheets: readonly EntrySheet[]): string {
  return csvFile(HEADS, sheets.flatMap(rowsOf));
}

function rowsOf({ tax_year, owner, role, sections, checks, wrong, notes }: EntrySheet): Cell[][] {
  const row = (where: string, question: string, answer: Cell): Cell[] => [
    String(tax_year),
    owner,
    role === "spouse" ? "S" : "T",
    where,
    question,
    answer,
  ];
  return [
    ...sections.flatMap(({ rows }) =>
      rows.map(({ where, question, answer }) => row(where, question, answer)),
    ),
    ...checks.map((check) => row("Check", `${check.where} must be`, checkAnswer(check))),
    ...wrong.map(({ taxable, look }) =>
      row("If Form 1040 shows another taxable amount", `${formatDollars(taxable)}: ${look}`, null),
    ),
    ...notes.map((note) => row("Note", note, null)),
  ];
}
