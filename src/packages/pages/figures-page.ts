import { lineLabel, linesOfYear } from "../../data/printed-form.js";
import type { YearResult } from "../../lines/result.js";
import type { PageWriter } from "../../pdf/pages/page-writer.js";
import { cell } from "../../text/wording.js";
import { ownerFacts, type PageOwner } from "./owner.js";

/**
 * Writes the amounts to copy onto a form by hand, line by line, without blank lines. Do not mail this page.
 *
 * @param why what is not settled about that year's form
 */
export function writeFigures(pages: PageWriter, year: YearResult, why: string, owner: PageOwner): void {
  const { tax_year, lines, line10 } = year;
  pages.heading(`Amounts for Form 8606, tax year ${tax_year}`);
  pages.facts([...ownerFacts(owner), ["Not for mailing", `Copy onto the IRS's ${tax_year} form.`]]);
  pages.paragraph(
    `The form is not filled in here: ${why}. Get the ${tax_year} form and its instructions from irs.gov. If a line on the form has a different name or number, follow the form.`,
  );
  if (isTaxedAtOnce(year)) {
    pages.paragraph(`On lines 19 and 24, check the boxes to report all of the income in ${tax_year}.`);
  }
  pages.table(
    [
      { heading: "Line", share: 1 },
      { heading: "What it is", share: 11 },
      { heading: "Amount", share: 2.6, align: "right" },
    ],
    linesOfYear(tax_year).flatMap(({ label, name, caption, kind }) => {
      const amount = kind === "ratio" ? line10 : lines[label];
      if (amount === undefined) return [];
      const text = typeof amount === "number" ? cell(amount) : amount;
      return [[{ bold: label, text: "" }, { bold: `${name}:`, text: caption }, text]];
    }),
  );
}

/** Whether the form has boxes to check: the owner chose not to defer income that could be deferred. */
function isTaxedAtOnce({ tax_year, lines }: YearResult): boolean {
  const has = (id: string) => lines[lineLabel(id, tax_year) ?? "none"] !== undefined;
  return has("taxed_at_once") || has("plan_taxed_at_once");
}
