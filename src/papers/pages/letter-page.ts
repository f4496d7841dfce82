import type { Envelope } from "../../correction/envelopes.js";
import type { Letter } from "../../correction/letter.js";
import { CONFIRM_AT } from "../../data/mail.js";
import type { Owner } from "../../ledger/schema.js";
import type { PageWriter } from "../../pdf/pages/page-writer.js";
import { longDate } from "../../text/wording.js";

/** The cover letter of an envelope, with places for the date and the signature. */
export function writeLetter(
  pages: PageWriter,
  { subject, paragraphs }: Letter,
  owner: Owner,
  { address, contents, carrier, year: { joint } }: Envelope,
): void {
  pages.block([signerOf(owner), ...addressLines(owner)]);
  pages.space(10);
  pages.block(["Date: ______________________"]);
  pages.space(10);
  pages.block(address?.lines ?? ["Internal Revenue Service", `[address: look it up at ${CONFIRM_AT}]`]);
  pages.space(10);
  pages.paragraph({ bold: subject, text: "" });
  pages.facts([
    ["Taxpayer", owner.died === null ? owner.name : `${owner.name}, deceased ${longDate(owner.died)}`],
    ["Social security number", owner.ssn ?? "___-__-____"],
  ]);
  for (const paragraph of paragraphs) pages.paragraph(paragraph);
  pages.paragraph("Enclosed:");
  pages.bullets(contents.slice(1).map(enclosed));
  const spouse = joint === null ? " (and spouse, when joint)" : joint ? ", and spouse" : "";
  const signer = carrier === "form_8606" || owner.died !== null ? signerOf(owner) : `${owner.name}${spouse}`;
  pages.signatures([signer, "Telephone"]);
}

/** Who writes and signs: for an owner who has died, the one who acts for the estate. */
function signerOf({ name, died }: Owner): string {
  return died === null ? name : `Personal representative or surviving spouse of ${name}`;
}

/** What lies behind the letter, without the advice on signing. */
function enclosed(item: string): string {
  return item.split(", ")[0] ?? item;
}

/** The home address as it stands on a letter; a blank where the ledger has none. */
function addressLines({ address }: Owner): string[] {
  if (address === null) return ["____________________________", "____________________________"];
  const { street, apt, city, state, zip, country, province, postal_code } = address;
  const first = [street, apt === null ? null : `Apt. ${apt}`].filter((part) => part !== null).join(", ");
  const second =
    country === null
      ? [city, [state, zip].filter((part) => part !== null).join(" ")]
      : [city, province, postal_code];
  const place = second.filter((part) => part !== null && part !== "").join(", ");
  return [first, place, country ?? ""].filter((line) => line !== "");
}
