import { basename, extname } from "node:path";
import { type ExportFile, exportFiles, lastYearToExport, makeSheets } from "../exports/export-files.js";
import { type ExportFormat, formatsOf, isSheet } from "../exports/export-names.js";
import { type ExportPerson, inRoles, ownerLabel } from "../exports/export-owner.js";
import type { FormPaper } from "../import/paper-facts.js";
import { readPapers } from "../import/read-papers.js";
import { FileError } from "../node/files/file-error.js";
import { readBytes } from "../node/files/read-source.js";
import { writeFiles } from "../node/files/write-files.js";
import { fontsWhenNeeded } from "../node/fonts.js";
import { sheetLines } from "./entry-sheet-lines.js";
import { DONE, REFUSED } from "./exit-status.js";
import type { ExportOptions } from "./options.js";
import { type Computed, readLedgers } from "./read-ledgers.js";
import { escapeControl, type Terminal } from "./terminal.js";
import { problemLine } from "./wrap-text.js";

/** `form8606 export`: an entry sheet on the terminal or in a file, or a file for another program. */
export async function exportLedgers(
  paths: readonly string[],
  options: ExportOptions,
  terminal: Terminal,
): Promise<number> {
  if (options.spouse && paths.length > 1)
    throw new FileError("--spouse", "is for one ledger; of two ledgers the second one is the spouse's");
  const computed = readLedgers(paths, terminal, {});
  const papers = await papersOf(options.papers ?? [], terminal);
  if (computed === null || papers === null) return REFUSED;
  const people = options.spouse
    ? computed.map((one) => ({ ...one, role: "spouse" as const }))
    : inRoles(computed);
  const year = options.year ?? lastYearToExport(people);
  if (year === undefined) throw new FileError(paths[0] ?? "", "the ledger covers no tax years yet");
  const { to, out } = options;
  const format = formatOf(options);
  if (isSheet(to) && out === undefined && format === undefined) {
    const sheets = makeSheets(people, to, year, papers);
    if (!sheets.ok) return refuse(sheets.problems, computed, terminal);
    for (const line of sheets.value.flatMap((sheet) => sheetLines(sheet, terminal))) terminal.print(line);
    sayWhoIsMissing(people, year, terminal);
    return DONE;
  }
  const asked = { to, format: format ?? formatsOf(to)[0], year, papers, on: options.asOf };
  const made = await exportFiles(people, asked, fontsWhenNeeded);
  if (!made.ok) return refuse(made.problems, computed, terminal);
  if (to !== "history") sayWhoIsMissing(people, year, terminal);
  return write(made.value, options, terminal);
}

/** Names each person whose ledger does not have the year, with the last year that needs a form. */
function sayWhoIsMissing(people: readonly ExportPerson[], year: number, terminal: Terminal): void {
  for (const person of people) {
    const { years } = person.result;
    if (years.some(({ tax_year }) => tax_year === year)) continue;
    const last = lastYearToExport([person]);
    const instead = last === undefined ? "." : `; for ${last} add --year ${last}.`;
    terminal.complain(escapeControl(`${ownerLabel(person)} has no Form 8606 for ${year}${instead}`));
  }
}

/** The format asked for by name, or by the ending of the file's name; undefined when neither says. */
function formatOf({ to, format, out }: ExportOptions): ExportFormat | undefined {
  const ending = out === undefined ? "" : extname(out).slice(1).toLowerCase();
  const allowed = formatsOf(to);
  const wanted = format ?? allowed.find((each) => each === ending);
  if (wanted !== undefined && !allowed.includes(wanted))
    throw new FileError("--format", `${to} can be written as ${allowed.join(" or ")}`);
  if (format === undefined && wanted === undefined && out !== undefined && isSheet(to))
    throw new FileError("--out", "an entry sheet's name must end with .pdf, .csv, or .json");
  return wanted;
}

/** The Forms 1099-R in some papers; null, with what is wrong told, when one of them cannot be read. */
async function papersOf(paths: readonly string[], terminal: Terminal): Promise<FormPaper[] | null> {
  const read = await readPapers(
    paths.map((path) => ({ name: basename(path), bytes: readBytes(path, path) })),
  );
  for (const problem of read.problems) terminal.complain(problemLine(problem, { file: "", several: false }));
  if (read.problems.length > 0) return null;
  return read.papers.filter((paper): paper is FormPaper => paper.kind === "1099-R");
}

function refuse(
  problems: Parameters<typeof problemLine>[0][],
  [first]: readonly Computed[],
  terminal: Terminal,
): number {
  for (const problem of problems)
    terminal.complain(problemLine(problem, { file: first?.file ?? "", several: true }));
  return REFUSED;
}

/** Writes the files, or prints the only one where no file is named. */
function write(files: readonly ExportFile[], { to, out, force }: ExportOptions, terminal: Terminal): number {
  const [file, second] = files;
  if (file === undefined) return DONE;
  if (to === "txf") terminal.complain(EXPERIMENTAL);
  if (out === undefined || out === "-") {
    if (typeof file.content !== "string") throw new FileError("--out", "name the file that the PDF goes to");
    if (second !== undefined) throw new FileError("--out", "name a file; the spouse's goes beside it");
    terminal.print(
      file.content
        .replace(/^\ufeff/, "")
        .replaceAll("\r\n", "\n")
        .trimEnd(),
    );
    return DONE;
  }
  const extension = extname(out);
  const beside = `${out.slice(0, out.length - extension.length)}-spouse${extension}`;
  const outputs = files.map(({ content }, at) => ({ path: at === 0 ? out : beside, bytes: content }));
  writeFiles(outputs, { force: force === true });
  for (const { path } of outputs) terminal.print(`Wrote ${escapeControl(path)}.`);
  return DONE;
}

const EXPERIMENTAL =
  "TXF is experimental: it has only lines 1, 2, and 6 and the boxes of Forms 1099-R, and importers may ignore them. Compare everything with an entry sheet.";
