import { lineLabel, worksheet11Lines } from "../../data/printed-form.js";
import type { PageWriter } from "../../pdf/pages/page-writer.js";
import { ownerFacts, type PageOwner } from "./owner.js";

/** Worksheet 1-1 of Publication 590-B, filled in. */
export interface Worksheet11Page {
  owner: PageOwner;
  tax_year: number;
  /** Lines "1" to "11" as printed: amounts, and a decimal on line 7. */
  lines: Record<string, string>;
  /** Whether anything was converted in the year. */
  converted: boolean;
}

/** Writes Worksheet 1-1 and shows where its results go on Form 8606 (Publication 590-B, chapter 1). */
export function writeWorksheet11(pages: PageWriter, worksheet: Worksheet11Page): void {
  const { owner, tax_year, lines, converted } = worksheet;
  pages.heading("Worksheet 1-1 of Publication 590-B");
  pages.facts([...ownerFacts(owner), ["Belongs to", `Form 8606 for tax year ${tax_year}`]]);
  pages.paragraph(
    "This replaces lines 6 to 12 of Form 8606 when income limits the deduction of a contribution for the year and money came out of an IRA in the same year.",
  );
  pages.space(6);
  pages.table(
    [
      { heading: "Line", share: 1 },
      { heading: "What it is", share: 11 },
      { heading: "Amount", share: 2.6, align: "right" },
    ],
    worksheet11Lines().map(({ line, name, caption }) => [
      { bold: line, text: "" },
      { bold: `${name}:`, text: caption },
      lines[line] ?? "",
    ]),
  );
  const rest = lineLabel("15a", tax_year) ?? lineLabel("15c", tax_year);
  pages.subheading("Where it goes on Form 8606");
  pages.bullets([
    `Line 8 goes on line 13${converted ? ", and its share for conversions goes on line 17" : ""}.`,
    `Line ${converted ? 11 : 9} goes on line ${rest}.`,
    ...(converted ? ["Line 10 goes on line 18."] : []),
  ]);
}
