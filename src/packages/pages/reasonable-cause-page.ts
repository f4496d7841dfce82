import type { ReasonableCause } from "../../correction/reasonable-cause.js";
import type { PageWriter } from "../../pdf/pages/page-writer.js";
import { ownerFacts, type PageOwner } from "./owner.js";

/** Height of a section's title and its first three lines to write on, in points. */
const SECTION = 110;

/** Writes the statement of reasonable cause, with blank lines for what only the signer knows. */
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
  pages.signatures([cause.signer, "Date"]);
}

/** The same as text, to complete on a screen. Brackets mark what only the signer knows. */
export function reasonableCauseText(cause: ReasonableCause, owner: PageOwner): string {
  const sections = cause.sections.flatMap(({ title, facts, blanks }) => [
    "",
    title,
    ...facts,
    ...blanks.map(({ begins }) => `${begins} [complete this]`),
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
    `Signature of ${cause.signer}: ______________________   Date: ______________`,
  ].join("\n")}\n`;
}
