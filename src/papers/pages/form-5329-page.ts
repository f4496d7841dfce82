import { FORM_5329_CAPTIONS } from "../../correction/form-5329-captions.js";
import { hasForm5329Numbers } from "../../data/printed-form.js";
import { FORM_5329_LINES } from "../../ledger/form-5329-lines.js";
import type { Form5329 } from "../../lines/form-5329.js";
import type { PageWriter } from "../../pdf/pages/page-writer.js";
import { cell } from "../../text/wording.js";
import { ownerFacts, type PageOwner } from "./owner.js";

/** The parts of the form that are for IRAs, each with its first line and its last. */
const PARTS = [
  { title: "Part I: additional tax on early distributions", from: "1", to: "4" },
  { title: "Part III: additional tax on excess contributions to traditional IRAs", from: "9", to: "17" },
  { title: "Part IV: additional tax on excess contributions to Roth IRAs", from: "18", to: "25" },
] as const;

/**
 * Our own worksheet of a year's Form 5329, where the IRS's form of that year is not filled: the lines for IRAs, to copy onto
 * it. It stands in the envelope in the form's place.
 */
export function writeForm5329(pages: PageWriter, taxYear: number, lines: Form5329, owner: PageOwner): void {
  const isNumbered = hasForm5329Numbers(taxYear);
  pages.heading(`Form 5329 worksheet, tax year ${taxYear}`);
  pages.facts([
    ...ownerFacts(owner),
    [
      "A draft",
      `Not the IRS's form. Copy it onto the IRS's Form 5329 for ${taxYear} (irs.gov, prior year forms) and mail that form in its place.`,
    ],
    ...(isNumbered
      ? []
      : [
          ["Line numbers", `not known for ${taxYear}: find each line on the form by what it is`] as [
            string,
            string,
          ],
        ]),
  ]);
  for (const { title, from, to } of PARTS) {
    const labels = FORM_5329_LINES.slice(FORM_5329_LINES.indexOf(from), FORM_5329_LINES.indexOf(to) + 1);
    if (labels.every((line) => lines[line] === undefined)) continue;
    pages.subheading(isNumbered ? title : title.replace(/^Part \w+: a/, "A"));
    pages.table(
      [
        { heading: "Line", share: 1 },
        { heading: "What it is", share: 9 },
        { heading: "Amount", share: 2.6, align: "right" },
      ],
      labels.map((line) => [
        { bold: isNumbered ? line : "", text: "" },
        FORM_5329_CAPTIONS[line],
        lines[line] === undefined ? "" : cell(lines[line]),
      ]),
    );
  }
}
