import type { Envelope } from "../../correction/envelopes.js";
import { sendersOf } from "../../correction/signers.js";
import { CONFIRM_AT } from "../../data/mail.js";
import type { PageWriter } from "../../pdf/pages/page-writer.js";
import { listed } from "../../text/wording.js";
import { addressLines } from "./owner.js";

/** The outside of an envelope: from whom, to whom, what goes in. It is cut out or copied, not put inside. */
export function writeAddress(pages: PageWriter, envelope: Envelope, count: number): void {
  const { number, tax_year, address, contents, parts, owners } = envelope;
  pages.heading(`Envelope ${number} of ${count}: tax year ${tax_year}`);
  pages.paragraph("Put this on the outside of the envelope. Do not put it inside.");
  pages.space(16);
  pages.subheading("From");
  pages.block([
    listed(sendersOf(envelope)),
    ...addressLines(owners.find(({ address: home }) => home !== null) ?? parts[0].member.ledger.owner),
  ]);
  pages.space(40);
  pages.subheading("To");
  pages.block(address?.lines ?? ["Internal Revenue Service", `[address: look it up at ${CONFIRM_AT}]`]);
  pages.space(40);
  pages.subheading("Inside, in this order");
  pages.checks([...contents]);
  pages.ruled("Certified mail number, and day of mailing:", 1);
}
