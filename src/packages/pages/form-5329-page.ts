import { FORM_5329_CAPTIONS } from "../../correction/form-5329-captions.js";
import { FORM_5329_TAXES } from "../../correction/form-5329-check.js";
import { additionalTaxLine, hasForm5329Numbers } from "../../data/printed-form.js";
import { FORM_5329_LINES } from "../../ledger/form-5329-lines.js";
import type { Form5329 } from "../../lines/early-tax.js";
import type { PageWriter, Text } from "../../pdf/pages/page-writer.js";
import { cell } from "../../text/wording.js";
import { ownerFacts, type PageOwner } from "./owner.js";

/** The parts of the form that are for IRAs, each with its first line and its last. */
const PARTS = [
  { title: "Part I: additional tax on early distributions", from: "1", to: "4" },
  { title: "Part III: additional tax on excess contributions to traditional IRAs", from: "9", to: "17" },
  { title: "Part IV: additional tax on excess contributions to Roth IRAs", from: "18", to: "25" },
] as const;

/** What the form needs besides its amounts. */
interface Form5329Extras {
  /** The number beside line 2; null where the instructions have to be asked. */
  readonly exception: string | null;
  /** Whether a Form 5329 was filed for the year before; null when the ledger does not tell. */
  readonly replaces: boolean | null;
  /** It goes without a return. */
  readonly isAlone: boolean;
}

/**
 * Our own worksheet of a year's Form 5329, where the IRS's form of that year is not filled: the lines for IRAs, to copy onto
 * it. It stands in the envelope in the form's place.
 */
export function writeForm5329(
  pages: PageWriter,
  taxYear: number,
  lines: Form5329,
  owner: PageOwner,
  extras: Form5329Extras,
): void {
  const isNumbered = hasForm5329Numbers(taxYear);
  pages.heading(`Form 5329 worksheet, tax year ${taxYear}`);
  pages.facts([
    ...ownerFacts(owner),
    [
      "A draft",
      `Not the IRS's form. Copy it onto the IRS's Form 5329 for ${taxYear} (irs.gov, prior year forms) and mail that form in its place.`,
    ],
    ["Amended return", AMENDED_BOX[String(extras.replaces) as keyof typeof AMENDED_BOX]],
    [
      "Address, signature",
      extras.isAlone ? "complete both" : "leave both blank: the form goes with a return",
    ],
    ...whereTaxGoes(taxYear, lines),
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
        line === "2" && (lines["2"] ?? 0) > 0 ? withNumber(extras.exception) : FORM_5329_CAPTIONS[line],
        lines[line] === undefined ? "" : cell(lines[line]),
      ]),
    );
  }
}

/** The box at the top of the form, by whether the form replaces a filed one. */
const AMENDED_BOX = {
  true: "check the box at the top of the form",
  false: "leave the box at the top of the form blank: no Form 5329 was filed for the year",
  null: "check the box at the top of the form only if a Form 5329 was filed for the year",
} as const;

function whereTaxGoes(taxYear: number, lines: Form5329): [string, string][] {
  const where = additionalTaxLine(taxYear);
  const isOwed = FORM_5329_TAXES.some((line) => (lines[line] ?? 0) > 0);
  return isOwed && where !== null ? [["The tax goes on", where]] : [];
}

function withNumber(exception: string | null): Text {
  const number = exception ?? "________ (see the Instructions for Form 5329)";
  return `${FORM_5329_CAPTIONS["2"]}; exception number ${number}`;
}
