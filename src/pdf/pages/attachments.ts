import type { YearResult } from "../../lines/result.js";
import { formatDollars } from "../../money/cents.js";
import type { PageWriter } from "../page-writer.js";
import { type PageOwner, writeStatement } from "./statement-page.js";
import { writeWorksheet11 } from "./worksheet-1-1-page.js";

/** Whether anything goes with a year's form. */
export function hasAttachments({ worksheet, statements }: YearResult): boolean {
  return worksheet !== undefined || statements.length > 0;
}

/** What goes with a year's form, each from a new page: Worksheet 1-1 when it was used, and the statements. */
export function writeAttachments(pages: PageWriter, year: YearResult, owner: PageOwner): void {
  const { tax_year, worksheet, statements, lines } = year;
  let begun = false;
  const begin = () => {
    if (begun) pages.newPage();
    begun = true;
  };
  if (worksheet !== undefined) {
    begin();
    const printed = Object.fromEntries(
      Object.entries(worksheet).map(([line, value]) => [
        line,
        typeof value === "number" ? formatDollars(value) : value,
      ]),
    );
    writeWorksheet11(pages, { owner, tax_year, lines: printed, converted: (lines["16"] ?? 0) > 0 });
  }
  for (const { kind, text } of statements) {
    begin();
    const title = `Statement: ${kind.replaceAll("_", " ")}`;
    writeStatement(pages, { owner, tax_year, title, paragraphs: text.split("\n\n") });
  }
}
