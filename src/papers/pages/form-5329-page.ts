import type { Form5329 } from "../../lines/form-5329.js";
import type { PageWriter } from "../../pdf/pages/page-writer.js";
import { cell } from "../../text/wording.js";
import { ownerFacts, type PageOwner } from "./owner.js";

/** What each line of Form 5329 for IRAs is, in our words; the same numbers in every year. */
const LINES: Readonly<Record<keyof Form5329, string>> = {
  "1": "Early distributions that are income",
  "2": "Part of line 1 with an exception",
  "3": "Subject to the additional tax: line 1 less line 2",
  "4": "Additional tax on early distributions",
  "9": "Excess in traditional IRAs from the year before",
  "10": "Unused contribution limit of the year (traditional)",
  "11": "Distributions from traditional IRAs that are income",
  "12": "Earlier excess taken out of traditional IRAs",
  "13": "Lines 10 to 12 together",
  "14": "Earlier excess that is left: line 9 less line 13",
  "15": "Excess contributions of the year (traditional)",
  "16": "Excess in traditional IRAs: line 14 plus line 15",
  "17": "Additional tax on the excess in traditional IRAs",
  "18": "Excess in Roth IRAs from the year before",
  "19": "Unused contribution limit of the year (Roth)",
  "20": "Distributions from Roth IRAs",
  "21": "Line 19 plus line 20",
  "22": "Earlier excess that is left: line 18 less line 21",
  "23": "Excess contributions of the year (Roth)",
  "24": "Excess in Roth IRAs: line 22 plus line 23",
  "25": "Additional tax on the excess in Roth IRAs",
};

/** The lines of a year's Form 5329 to copy onto the IRS's form. Do not mail it. */
export function writeForm5329(pages: PageWriter, taxYear: number, lines: Form5329, owner: PageOwner): void {
  pages.heading(`Worksheet for Form 5329, tax year ${taxYear}`);
  pages.facts([
    ...ownerFacts(owner),
    ["Not for mailing", `Copy onto the IRS's Form 5329 for ${taxYear} (irs.gov, prior year forms).`],
  ]);
  pages.table(
    [
      { heading: "Line", share: 1 },
      { heading: "What it is", share: 9 },
      { heading: "Amount", share: 2.6, align: "right" },
    ],
    Object.entries(LINES).flatMap(([line, what]) => {
      const cents = lines[line as keyof Form5329];
      return cents === undefined ? [] : [[{ bold: line, text: "" }, what, cell(cents)]];
    }),
  );
}
