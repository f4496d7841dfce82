import type { Envelope } from "../../correction/envelopes.js";
import type { PageWriter } from "../../pdf/pages/page-writer.js";
import { capital, listed } from "../../text/wording.js";
import type { SigningPlace } from "../signing-places.js";
import { lookUpAddress, otherAddressNotes, senderLines, UNKNOWN_ADDRESS } from "./owner.js";

/**
 * The outside of an envelope: from whom, to whom, what goes in, and where to sign. It is cut out or copied, not put inside.
 *
 * @param mailBy until when it is in time, in a sentence; null when there is no such day
 */
export function writeAddress(
  pages: PageWriter,
  envelope: Envelope,
  count: number,
  signed: readonly SigningPlace[],
  mailBy: string | null,
): void {
  const { number, tax_year, address, contents } = envelope;
  pages.heading(`Envelope ${number} of ${count}: tax year ${tax_year}`);
  pages.paragraph("Put this on the outside of the envelope. Do not put it inside.");
  if (mailBy !== null) pages.paragraph({ bold: mailBy, text: "" });
  pages.space(10);
  pages.subheading("From");
  pages.block(senderLines(envelope));
  pages.space(20);
  pages.subheading("To");
  pages.block(address?.lines ?? UNKNOWN_ADDRESS);
  if (address === null) pages.note(`${capital(lookUpAddress(envelope))}.`);
  for (const note of otherAddressNotes(envelope)) pages.note(note);
  pages.space(20);
  pages.subheading("Inside, in this order");
  pages.checks([...contents]);
  if (signed.length > 0) {
    pages.subheading("Sign here, in ink");
    pages.table(
      [
        { heading: "Page of this file", share: 1 },
        { heading: "Where", share: 2.6 },
        { heading: "Who signs", share: 2.4 },
      ],
      signed.map(({ page, what, by }) => [String(page), what, listed(by)]),
    );
  }
  pages.ruled("Certified mail number, and day of mailing:", 1);
}
