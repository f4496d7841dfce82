import type { Statement } from "../../lines/statements.js";
import type { PageWriter } from "../../pdf/pages/page-writer.js";
import { ownerFacts, type PageOwner } from "./owner.js";

/** The statements of one tax year that are attached to its return. */
export interface StatementPage {
  readonly owner: PageOwner;
  readonly tax_year: number;
  readonly statements: readonly Statement[];
  /** What they go with: `income tax return for 2023, with Form 8606`. */
  readonly goesWith: string;
}

/** What each kind of statement is about, in the order of the page. */
const HEADINGS: Readonly<Record<Statement["kind"], string>> = {
  recharacterization: "Recharacterizations",
  returned_contribution: "Contributions returned by the due date",
  excess_removal: "Excess contributions withdrawn after the due date",
  divorce_transfer: "IRAs transferred under a divorce or separation instrument",
  disaster: "Qualified disaster distributions",
};

/**
 * Writes the statements of a year on one page, or as many as they need: whose they are, then each under the heading
 * of its kind (Instructions for Form 8606: what has to be stated, and attached to the return). Begins where the
 * writer stands.
 */
export function writeStatements(
  pages: PageWriter,
  { owner, tax_year, statements, goesWith }: StatementPage,
): void {
  pages.heading(`Statement for tax year ${tax_year}`);
  pages.facts([...ownerFacts(owner), ["Attached to", goesWith]]);
  for (const [kind, heading] of Object.entries(HEADINGS)) {
    const ofKind = statements.filter((statement) => statement.kind === kind);
    if (ofKind.length === 0) continue;
    pages.subheading(heading);
    for (const { text } of ofKind) for (const paragraph of text.split("\n\n")) pages.paragraph(paragraph);
  }
}
