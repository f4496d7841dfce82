import type { ChangedAmount } from "../../correction/amended-amounts.js";
import type { Envelope } from "../../correction/envelopes.js";
import type { AmendedReturn } from "../../correction/part-two.js";
import type { PageWriter } from "../../pdf/pages/page-writer.js";
import { cell, signed } from "../../text/wording.js";
import { ownerFacts } from "./owner.js";

/** Writes the page to copy onto Form 1040-X: words for the top, amounts, and the text for Part II. Do not mail it. */
export function writePartTwo(
  pages: PageWriter,
  amended: AmendedReturn,
  { owners, tax_year }: Envelope,
  isFilled: boolean,
): void {
  pages.heading(`For Form 1040-X, tax year ${tax_year}`);
  const facts = owners.flatMap(({ name, ssn }) => ownerFacts({ name, ssn }));
  pages.facts([
    ...facts,
    [
      "Not for mailing",
      isFilled
        ? "Complete the Form 1040-X in the envelope, and check it against this page."
        : "Copy from this page onto Form 1040-X.",
    ],
  ]);
  if (amended.top !== null) {
    pages.subheading("At the top of page 1");
    pages.paragraph({ bold: amended.top, text: "" });
  }
  writeAmounts(pages, amended.amounts);
  pages.subheading("Part II, explanation of changes");
  for (const paragraph of amended.explanation) pages.paragraph(paragraph);
}

/** Writes the lines of a whole return that is sent: what was filed, the change and what is right. Do not mail it. */
export function writeReturnLines(
  pages: PageWriter,
  amounts: readonly ChangedAmount[],
  envelope: Envelope,
): void {
  const { owners, tax_year, send } = envelope;
  const which = send === "superseding_return" ? "superseding" : "late";
  pages.heading(`For the ${which} return, tax year ${tax_year}`);
  pages.facts([
    ...owners.flatMap(({ name, ssn }) => ownerFacts({ name, ssn })),
    ["Not for mailing", `Enter these amounts on the ${which} return. Complete all its other lines too.`],
  ]);
  writeAmounts(pages, amounts);
}

function writeAmounts(pages: PageWriter, amounts: readonly ChangedAmount[]): void {
  pages.subheading("Amounts");
  pages.table(
    [
      { heading: "Line", share: 4 },
      { heading: "As filed", share: 1.5, align: "right" },
      { heading: "Change", share: 1.5, align: "right" },
      { heading: "Correct", share: 1.5, align: "right" },
    ],
    amounts.map(({ what, filed, change, right }) => [
      what,
      cell(filed),
      change === null ? "–" : signed(change),
      cell(right),
    ]),
  );
  pages.paragraph(
    "This page does not compute the tax or anything else that depends on income: deductions, credits, or taxable social security. On a joint return, lines include both spouses' amounts.",
  );
}

/** The text for Part II, as a file to copy from. */
export function partTwoText({ top, explanation }: AmendedReturn): string {
  return `${[...(top === null ? [] : [`At the top of page 1: ${top}`]), ...explanation].join("\n\n")}\n`;
}
