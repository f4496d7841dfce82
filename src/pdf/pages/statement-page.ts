import type { PageWriter } from "../page-writer.js";

/** Whose papers these are. */
export interface PageOwner {
  name: string;
  /** As it is to be printed; null leaves it out. */
  ssn: string | null;
}

/** A statement that is attached to Form 8606 or to the return: why, for whom, and what is stated. */
export interface StatementPage {
  owner: PageOwner;
  tax_year: number;
  title: string;
  paragraphs: string[];
}

/** Writes an attached statement: its title, whose it is, and what it states. Begins where the writer stands. */
export function writeStatement(pages: PageWriter, statement: StatementPage): void {
  pages.heading(statement.title);
  pages.facts([...ownerFacts(statement.owner), ["Attached to", `tax return for ${statement.tax_year}`]]);
  for (const paragraph of statement.paragraphs) pages.paragraph(paragraph);
}

/** Whose paper it is, as facts under its title. */
export function ownerFacts(owner: PageOwner): [name: string, value: string][] {
  const name: [string, string] = ["Name", owner.name];
  return owner.ssn === null ? [name] : [name, ["Social security number", owner.ssn]];
}
