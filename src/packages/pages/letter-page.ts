import { type Envelope, enclosed } from "../../correction/envelopes.js";
import type { Letter } from "../../correction/letter.js";
import { signersOf } from "../../correction/signers.js";
import type { Owner } from "../../ledger/schema.js";
import type { PageWriter } from "../../pdf/pages/page-writer.js";
import { longDate } from "../../text/wording.js";
import { NAME_BLANK, ownersOnReturn, SSN_BLANK, senderLines, UNKNOWN_ADDRESS } from "./owner.js";

/** The cover letter of an envelope, with places for the date and the signatures. */
export function writeLetter(pages: PageWriter, { subject, paragraphs }: Letter, envelope: Envelope): void {
  const { address } = envelope;
  const owners = ownersOnReturn(envelope);
  pages.block(senderLines(envelope));
  pages.space(10);
  pages.block(["Date: ______________________"]);
  pages.space(10);
  pages.block(address?.lines ?? UNKNOWN_ADDRESS);
  pages.space(10);
  pages.paragraph({ bold: subject, text: "" });
  pages.facts(
    owners.flatMap((owner, at): [string, string][] => {
      const which = owners.length === 1 ? "Taxpayer" : at === 0 ? "Taxpayer, first on the return" : "Spouse";
      return [
        [which, owner === null ? NAME_BLANK : nameOf(owner)],
        ["Social security number", owner?.ssn ?? SSN_BLANK],
      ];
    }),
  );
  for (const paragraph of paragraphs) pages.paragraph(paragraph);
  pages.paragraph("Enclosed:");
  pages.bullets(enclosed(envelope));
  pages.signatures(signatures(envelope));
  if (signersOf(envelope).length > 1) pages.ruled("Telephone:", 1);
}

function nameOf({ name, died }: Owner): string {
  return died === null ? name : `${name}, deceased ${longDate(died)}`;
}

/** Who signs a letter, and what stands beside it: a telephone number, or the spouse. */
function signatures(envelope: Envelope): [string, string] {
  const [first, second] = signersOf(envelope) as [string, string?];
  return [first, second ?? "Telephone"];
}
