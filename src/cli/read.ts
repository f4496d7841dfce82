import { linesOfYear } from "../data/printed-form.js";
import { formatDollars } from "../money/cents.js";
import { DONE, REFUSED } from "./exit-status.js";
import { type FiledForm, filedForms } from "./filed-forms.js";
import type { ReadOptions } from "./options.js";
import { table } from "./table.js";
import { escapeControl, type Terminal } from "./terminal.js";
import { problemLine, wrap } from "./wrap-text.js";

/** `form8606 read`: the year, the owner and the lines back from a PDF of filled forms. */
export async function read(file: string, { json }: ReadOptions, terminal: Terminal): Promise<number> {
  const forms = await filedForms(file);
  if (!forms.ok) {
    for (const problem of forms.problems) terminal.complain(problemLine(problem, { file, several: true }));
    return REFUSED;
  }
  if (json) {
    terminal.print(JSON.stringify({ forms: forms.value }, null, 2));
    return DONE;
  }
  forms.value.forEach((form, at) => {
    if (at > 0) terminal.print("");
    printForm(form, terminal);
  });
  return DONE;
}

/** Which pages of the file the form is on, and which of its own pages is missing. */
function placeInFile({ pages: { 1: first, 2: second }, tax_year }: FiledForm): string {
  if (first !== undefined && second !== undefined) return `On pages ${first} and ${second} of the file.`;
  const [found, missing] = first === undefined ? [2, 1] : [1, 2];
  return `Page ${found} of the form, on page ${first ?? second} of the file. Page ${missing} was not found, so its lines are not here (${tax_year}).`;
}

function printForm(form: FiledForm, terminal: Terminal): void {
  const { kind, tax_year, owner, ssn, amended, lines, unread } = form;
  const source = kind === "official" ? "the IRS's form" : "worksheet of this program";
  terminal.print(
    terminal.style.strong(`Form 8606 of ${tax_year} (${source}${amended ? ", marked as amended" : ""})`),
  );
  terminal.print(escapeControl([owner ?? "no name", ...(ssn === null ? [] : [ssn])].join(", ")));
  const rows = linesOfYear(tax_year).flatMap(({ label, name }) => {
    const value = lines[label];
    if (value === undefined) return [];
    return [[label, name, typeof value === "string" ? value : formatDollars(Math.round(value * 100))]];
  });
  const columns = [
    { heading: "Line", align: "right" },
    { heading: "", align: "left" },
    { heading: "As filed", align: "right" },
  ] as const;
  for (const line of wrap(placeInFile(form), { width: terminal.width, first: "", indent: "  " }))
    terminal.print(line);
  if (rows.length === 0) terminal.print("No line is filled in.");
  else for (const row of table(columns, rows)) terminal.print(row);
  for (const { line, why } of unread) terminal.print(`Line ${line} was not read: ${why}. Enter it by hand.`);
}
