import { lineLabel, linesOfYear } from "../../data/printed-form.js";
import type { YearResult } from "../../lines/result.js";
import type { PageWriter } from "../../pdf/pages/page-writer.js";
import { cell } from "../../text/wording.js";
import { ownerFacts, type PageOwner } from "./owner.js";

/**
 * The figures for a form that has to be filled in by hand, line by line; a line that stays blank is left out. To copy
 * from, not to mail.
 *
 * @param why what is not settled about that year's form
 */
export function writeFigures(pages: PageWriter, year: YearResult, why: string, owner: PageOwner): void {
  const { tax_year, lines, line10 } = year;
  pages.heading(`Figures for Form 8606, tax year ${tax_year}`);
  pages.facts([...ownerFacts(owner), ["Not for mailing", `Copy onto the IRS's form of ${tax_year}.`]]);
  pages.paragraph(
    `The form is not filled in here: ${why}. Get the form and its instructions of ${tax_year} from irs.gov, and follow the form where a line of it is named or numbered otherwise.`,
  );
  if (isTaxedAtOnce(year)) {
    pages.paragraph(`Check the boxes that choose to be taxed in ${tax_year}, on lines 19 and 24.`);
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

/** Whether the form has boxes to check beside an amount: income that could have been put off is not. */
function isTaxedAtOnce({ tax_year, lines }: YearResult): boolean {
  const has = (id: string) => lines[lineLabel(id, tax_year) ?? "none"] !== undefined;
  return has("taxed_at_once") || has("plan_taxed_at_once");
}
