import type { Envelope } from "../../correction/envelopes.js";
import type { YearResult } from "../../lines/result.js";
import { formatDollars } from "../../money/cents.js";
import type { PageWriter } from "../../pdf/pages/page-writer.js";
import type { PageOwner } from "./owner.js";
import { writeStatements } from "./statement-page.js";
import { writeWorksheet11 } from "./worksheet-1-1-page.js";

/** Whether anything goes with a year's form. */
export function hasAttachments({ worksheet, statements }: YearResult): boolean {
  return worksheet !== undefined || statements.length > 0;
}

/**
 * What goes with a year's form: Worksheet 1-1 when it was used, and from a new page the year's statements. Writes
 * nothing unless the year `hasAttachments`.
 *
 * @param carrier what the form is sent with
 */
export function writeAttachments(
  pages: PageWriter,
  year: YearResult,
  owner: PageOwner,
  carrier: Envelope["carrier"] = "form_1040",
): void {
  const { tax_year, worksheet, statements, lines } = year;
  if (worksheet !== undefined) {
    const printed = Object.fromEntries(
      Object.entries(worksheet).map(([line, value]) => [
        line,
        typeof value === "number" ? formatDollars(value) : value,
      ]),
    );
    writeWorksheet11(pages, { owner, tax_year, lines: printed, converted: (lines["16"] ?? 0) > 0 });
    if (statements.length > 0) pages.newPage();
  }
  if (statements.length > 0)
    writeStatements(pages, { owner, tax_year, statements, goesWith: goesWith(year, carrier) });
}

/** What statements are attached to: the form that is sent by itself, or the return, and its form where one is required. */
function goesWith({ tax_year, must_file }: YearResult, carrier: Envelope["carrier"]): string {
  if (carrier === "form_8606") return `Form 8606 for ${tax_year}`;
  const what = carrier === "form_1040_x" ? "Form 1040-X" : "income tax return";
  return `${what} for ${tax_year}${must_file ? ", with Form 8606" : ""}`;
}
