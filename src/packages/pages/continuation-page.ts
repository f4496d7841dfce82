import type { Envelope } from "../../correction/envelopes.js";
import type { PageWriter } from "../../pdf/pages/page-writer.js";
import { returnFacts } from "./owner.js";

/** The explanation of Part II of Form 1040-X where it is longer than the form has room for. It is mailed. */
export function writeContinuation(
  pages: PageWriter,
  envelope: Envelope,
  explanation: readonly string[],
): void {
  pages.heading("Form 1040-X, Part II: explanation of changes");
  pages.facts([...returnFacts(envelope), ["Tax year", String(envelope.tax_year)]]);
  for (const paragraph of explanation) pages.paragraph(paragraph);
}
