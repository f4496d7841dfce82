import { parse } from "csv-parse/sync";
import { type ExportFile, exportFiles } from "../../src/exports/export-files.js";
import type { ExportFormat, ExportName } from "../../src/exports/export-names.js";
import type { ExportPerson } from "../../src/exports/export-owner.js";
import { compute, parseLedger } from "../../src/index.js";
import { fontsWhenNeeded } from "../../src/node/fonts.js";

/** One person's ledger, ready to be exported. */
export function person(input: unknown, role: ExportPerson["role"] = "taxpayer"): ExportPerson {
  const ledger = parseLedger(input);
  if (!ledger.ok) throw new Error(JSON.stringify(ledger.problems));
  const result = compute(ledger.value);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return { ledger: ledger.value, result: result.value, role };
}

/** The files of an export. @throws Error with the problems of one that is refused */
async function exported(
  people: readonly ExportPerson[],
  to: ExportName,
  format: ExportFormat,
  year: number,
): Promise<readonly ExportFile[]> {
  const made = await exportFiles(people, { to, format, year, on: "2026-03-01" }, fontsWhenNeeded);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
}

/** The text of an export's only file. */
export async function exportedText(
  people: readonly ExportPerson[],
  to: ExportName,
  format: ExportFormat,
  year = 0,
): Promise<string> {
  const [file] = await exported(people, to, format, year);
  if (typeof file?.content !== "string") throw new Error("no text");
  return file.content;
}

/** The rows of a CSV file by their headings. */
export function rowsOf(text: string): Record<string, string>[] {
  return parse(text, { bom: true, columns: true });
}
