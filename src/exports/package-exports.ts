import { formatProblem } from "../errors.js";
import type { FallbackFonts } from "../pdf/fonts/fallback-fonts.js";
import { type ExportFile, exportFiles, lastYearToExport } from "./export-files.js";
import { type ExportName, formatsOf } from "./export-names.js";
import { type ExportOwner, inRoles } from "./export-owner.js";

/** What tells of exports that a package does not have. */
const NOT_MADE = "exports-not-made.txt";

/**
 * The exports that go into the folder of a package: a history has all years, everything else the last year with a Form
 * 8606, in the first format of its kind. One that cannot be made stops nothing: a text says why.
 *
 * @param owners the members of one return, the taxpayer first
 * @param on the day that counts as today, ISO
 */
export async function packageExports(
  owners: readonly ExportOwner[],
  names: readonly ExportName[],
  on: string,
  fonts: FallbackFonts,
): Promise<ExportFile[]> {
  const year = lastYearToExport(owners);
  if (year === undefined) return [];
  const people = inRoles(owners);
  const files: ExportFile[] = [];
  const reasons: string[] = [];
  for (const to of names) {
    const made = await exportFiles(people, { to, format: formatsOf(to)[0], year, on }, fonts);
    if (made.ok) files.push(...made.value);
    else reasons.push(...made.problems.map((problem) => `${to}: ${formatProblem(problem)}`));
  }
  if (reasons.length > 0)
    files.push({ name: NOT_MADE, type: "text/plain; charset=utf-8", content: `${reasons.join("\n")}\n` });
  return files;
}
