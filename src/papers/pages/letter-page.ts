import { type Envelope, isJointEnvelope } from "../../correction/envelopes.js";
import type { Letter } from "../../correction/letter.js";
import { CONFIRM_AT } from "../../data/mail.js";
import type { Owner } from "../../ledger/schema.js";
import type { PageWriter } from "../../pdf/pages/page-writer.js";
import { listed, longDate } from "../../text/wording.js";
import { addressLines } from "./owner.js";

/** The cover letter of an envelope, with places for the date and the signatures. */
export function writeLetter(pages: PageWriter, { subject, paragraphs }: Letter, envelope: Envelope): void {
  const { address, contents, owners } = envelope;
  const [first] = owners as [Owner];
  pages.block([
    listed(owners.map(signerOf)),
    ...addressLines(owners.find(({ address }) => address !== null) ?? first),
  ]);
  pages.space(10);
  pages.block(["Date: ______________________"]);
  pages.space(10);
  pages.block(address?.lines ?? ["Internal Revenue Service", `[address: look it up at ${CONFIRM_AT}]`]);
  pages.space(10);
  pages.paragraph({ bold: subject, text: "" });
  pages.facts(
    owners.flatMap((owner, at): [string, string][] => {
      const which = owners.length === 1 ? "Taxpayer" : at === 0 ? "Taxpayer, first on the return" : "Spouse";
      return [
        [which, owner.died === null ? owner.name : `${owner.name}, deceased ${longDate(owner.died)}`],
        ["Social security number", owner.ssn ?? "___-__-____"],
      ];
    }),
  );
  for (const paragraph of paragraphs) pages.paragraph(paragraph);
  pages.paragraph("Enclosed:");
  pages.bullets(contents.slice(1).map(enclosed));
  pages.signatures(signers(envelope, owners));
}

/** Who signs a letter, and what stands beside it: a telephone number, or the spouse. */
function signers(envelope: Envelope, owners: readonly Owner[]): [string, string] {
  const [first, second] = owners as [Owner, Owner?];
  if (second !== undefined) return [signerOf(first), signerOf(second)];
  const joint = isJointEnvelope(envelope);
  const spouse = joint === null ? " (and spouse, when joint)" : joint ? ", and spouse" : "";
  const isAlone = envelope.carrier === "form_8606" || first.died !== null;
  return [isAlone ? signerOf(first) : `${first.name}${spouse}`, "Telephone"];
}

/** Who writes and signs: for an owner who has died, the one who acts for the estate. */
export function signerOf({ name, died }: Owner): string {
  return died === null ? name : `Personal representative or surviving spouse of ${name}`;
}

/** What lies behind the letter, without the advice on signing. */
function enclosed(item: string): string {
  return item.split(", ")[0] ?? item;
}
