import { checkAnswer } from "../exports/sheet/check-values.js";
import type { EntrySheet, SheetRow } from "../exports/sheet/entry-sheet.js";
import { printedAnswer } from "../exports/sheet/sheet-answer.js";
import { formatDollars } from "../money/cents.js";
import { escapeControl, type Terminal } from "./terminal.js";
import { columnsOf } from "./text-width.js";
import { wrap } from "./wrap-text.js";

/** Wider lines are harder to follow from a question to its answer. */
const MOST_COLUMNS = 80;

/** A sheet for the terminal: each answer at the right of its question, then what to check. */
export function sheetLines(
  sheet: EntrySheet,
  { width: wide, style }: Pick<Terminal, "width" | "style">,
): string[] {
  const width = Math.min(wide, MOST_COLUMNS);
  const text = (words: string, first = "", indent = first) =>
    wrap(words, { width, first, indent }).map(escapeControl);
  const { tax_year, owner, role, program, preparer, about, sections, checks, wrong, notes } = sheet;
  const column =
    preparer || role === "spouse" ? `, ${role === "spouse" ? "S (spouse)" : "T (taxpayer)"}` : "";
  return [
    ...text(`Tax year ${tax_year}: what to type into ${program}`).map(style.strong),
    ...text(`${owner}${column}`),
    "",
    ...about.flatMap((words) => text(words)),
    ...sections.flatMap(({ title, path, rows }) => [
      "",
      ...text(title).map(style.strong),
      ...(path === undefined ? [] : text(path, "  ").map(style.faint)),
      ...rows.flatMap((row) => rowLines(row, width)),
    ]),
    "",
    style.strong("After you enter everything, compare"),
    ...checks.flatMap((check) =>
      rowLines({ where: "", question: check.where, answer: checkAnswer(check) }, width),
    ),
    ...(wrong.length === 0 ? [] : ["", style.strong("If your program shows another taxable amount")]),
    ...wrong.flatMap(({ taxable, look }) => text(`${formatDollars(taxable)}: ${look}`, "  ", "      ")),
    ...(notes.length === 0 ? [] : ["", style.strong("Also")]),
    ...notes.flatMap((note) => text(note, "- ", "  ")),
    "",
  ];
}

/** A question with dots up to its answer; an answer that does not fit beside it is on lines of its own. */
function rowLines({ where, question, answer }: SheetRow, width: number): string[] {
  const [, box, line] = /^1099-R #\d+ (.+)$|^Form 8606 line (.+)$/.exec(where) ?? [];
  const place = line === undefined ? box : `Line ${line}`;
  const words = escapeControl(place === undefined ? question : `${place}: ${question}`);
  const shown = escapeControl(printedAnswer(answer));
  const asked = wrap(words, { width: width - 14, first: "  ", indent: "    " });
  const last = asked.at(-1) ?? "";
  const dots = width - columnsOf(last) - columnsOf(shown) - 2;
  if (dots >= 2) return [...asked.slice(0, -1), `${last} ${".".repeat(dots)} ${shown}`];
  return [...asked, ...wrap(shown, { width, indent: "      " })];
}
