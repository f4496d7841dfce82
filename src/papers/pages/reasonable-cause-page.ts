import type { ReasonableCause } from "../../correction/reasonable-cause.js";
import type { PageWriter } from "../../pdf/pages/page-writer.js";
import { ownerFacts, type PageOwner } from "./owner.js";

/** What a section begins with: its title, and three lines to write on behind the words that begin them; in points. */
const SECTION = 110;

/** The statement of reasonable cause, with lines to write on where only the client knows. */
export function writeReasonableCause(pages: PageWriter, cause: ReasonableCause, owner: PageOwner): void {
  pages.heading(cause.title);
  pages.facts([...ownerFacts(owner), ["About", "Form 8606, Internal Revenue Code section 6693(b)"]]);
  pages.paragraph(cause.intro);
  for (const { title, facts, blanks } of cause.sections) {
    pages.together(SECTION);
    pages.subheading(title);
    for (const fact of facts) pages.paragraph(fact);
    for (const { begins, lines } of blanks) pages.ruled(begins, lines);
  }
  pages.paragraph(cause.declaration);
  pages.signatures([owner.name, "Date"]);
}

/** The same as text, to be completed on a screen: what only the client knows stands in brackets. */
export function reasonableCauseText(cause: ReasonableCause, owner: PageOwner): string {
  const sections = cause.sections.flatMap(({ title, facts, blanks }) => [
    "",
    title,
    ...facts,
    ...blanks.map(({ begins }) => `${begins} [to be completed by the client]`),
  ]);
  return `${[
    cause.title.toUpperCase(),
    "Draft: complete what is in brackets, delete anything that is not true, and add nothing you cannot support.",
    "",
    `Name: ${owner.name}`,
    `Social security number: ${owner.ssn ?? "[number]"}`,
    "About: Form 8606, Internal Revenue Code section 6693(b)",
    "",
    cause.intro,
    ...sections,
    "",
    cause.declaration,
    "",
    "Signature: ______________________   Date: ______________",
  ].join("\n")}\n`;
}
