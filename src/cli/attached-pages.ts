import type { Ledger, YearResult } from "../index.js";
import { formatDollars } from "../money/cents.js";
import { writePages } from "../pdf/page-writer.js";
import { writeStatement } from "../pdf/pages/statement-page.js";
import { writeWorksheet11 } from "../pdf/pages/worksheet-1-1-page.js";

/**
 * The pages that go with a year's form: Worksheet 1-1 when the form was figured with it, and the statements that
 * must be attached, each from a new page. Null when the form stands alone.
 */
export async function attachedPages({ owner }: Ledger, year: YearResult): Promise<Uint8Array | null> {
  const { tax_year, worksheet, statements, lines } = year;
  if (worksheet === undefined && statements.length === 0) return null;
  const whose = { name: owner.name, ssn: owner.ssn };
  const title = `Attached to Form 8606 for ${tax_year}`;
  return writePages(
    title,
    (pages) => {
      let begun = false;
      const beginPage = () => {
        if (begun) pages.newPage();
        begun = true;
      };
      if (worksheet !== undefined) {
        beginPage();
        const converted = (lines["16"] ?? 0) > 0;
        writeWorksheet11(pages, { owner: whose, tax_year, lines: printed(worksheet), converted });
      }
      for (const { kind, text } of statements) {
        beginPage();
        const about = `Statement: ${kind.replaceAll("_", " ")}`;
        writeStatement(pages, { owner: whose, tax_year, title: about, paragraphs: text.split("\n\n") });
      }
    },
    { footer: title },
  );
}

function printed(worksheet: NonNullable<YearResult["worksheet"]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(worksheet).map(([line, value]) => [
      line,
      typeof value === "number" ? formatDollars(value) : value,
    ]),
  );
}
