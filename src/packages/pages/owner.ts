import { type Envelope, isJointEnvelope } from "../../correction/envelopes.js";
import { sendersOf } from "../../correction/signers.js";
import { CONFIRM_AT } from "../../data/mail.js";
import type { Ledger, Owner } from "../../ledger/schema.js";
import { listed } from "../../text/wording.js";

/** Whose papers these are. */
export interface PageOwner {
  readonly name: string;
  /** As it is to be printed; null leaves it out. */
  readonly ssn: string | null;
  /** Whom the IRAs were inherited from; null or left out when they are the owner's own. */
  readonly inherited_from?: string | null;
}

/** The owner of a ledger, with the whole SSN: for papers that go with the return. */
export function pageOwner({ owner }: Ledger): PageOwner {
  return { name: owner.name, ssn: owner.ssn, inherited_from: owner.inherited_from };
}

/** Whose paper it is, as facts under its title. */
export function ownerFacts({ name, ssn, inherited_from = null }: PageOwner): [name: string, value: string][] {
  return [
    ["Name", name],
    ...(ssn === null ? [] : [["Social security number", ssn] as [string, string]]),
    ...(inherited_from === null ? [] : [["IRAs inherited from", inherited_from] as [string, string]]),
  ];
}

/**
 * Who is on the return of an envelope, in its order. Null is the spouse on a joint return who has no ledger: their name and number
 * are filled in by hand.
 */
export function ownersOnReturn(
  envelope: Pick<Envelope, "owners" | "parts" | "carrier">,
): readonly (Owner | null)[] {
  const [one, other] = envelope.owners;
  const isAlone = one !== undefined && other === undefined;
  if (!isAlone || envelope.carrier === "form_8606" || isJointEnvelope(envelope) !== true)
    return envelope.owners;
  return one.first_on_return === false ? [null, one] : [one, null];
}

/** The names and numbers on the return of an envelope, as facts under a title. */
export function returnFacts(envelope: Pick<Envelope, "owners" | "parts" | "carrier">): [string, string][] {
  return ownersOnReturn(envelope).flatMap((owner): [string, string][] =>
    owner === null
      ? [
          ["Name", NAME_BLANK],
          ["Social security number", SSN_BLANK],
        ]
      : ownerFacts({ name: owner.name, ssn: owner.ssn }),
  );
}

export const NAME_BLANK = "____________________________";
export const SSN_BLANK = "___-__-____";

/** Where the IRS's address is not known: lines to write it on. */
export const UNKNOWN_ADDRESS = [
  "Department of the Treasury",
  "Internal Revenue Service",
  "____________________________",
  "____________________________",
];

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

/** Who sends an envelope, with the address; for the estate of someone who has died, blanks for whoever acts for it. */
export function senderLines(envelope: Pick<Envelope, "owners" | "parts">): string[] {
  const { owners, parts } = envelope;
  const senders = listed(sendersOf(envelope));
  if (owners.every(({ died }) => died !== null)) return [senders, ...REPRESENTATIVE];
  const living = owners.find(({ address, died }) => address !== null && died === null);
  const any = owners.find(({ address }) => address !== null);
  return [senders, ...addressLines(living ?? any ?? parts[0].member.ledger.owner)];
}

/** What no ledger has of whoever acts for an estate. */
const REPRESENTATIVE = [
  "Name and capacity: ______________________________",
  "Mailing address: ________________________________",
  "Telephone: ______________________________________",
];

/** Where the address cannot be told, and why not. */
export function lookUpAddress({ owners }: Envelope): string {
  const where = owners.every(({ died }) => died !== null)
    ? ". It depends on where the representative of the estate lives"
    : "";
  return `look up the address at ${CONFIRM_AT}${where}`;
}

/** A return with a payment goes to another address than one without. */
export function otherAddressNotes({ address, otherAddress, isPaid }: Envelope): string[] {
  if (otherAddress === null || otherAddress.lines.join() === address?.lines.join()) return [];
  const to = otherAddress.lines.join(", ");
  return [
    isPaid
      ? `This address is for an envelope with a payment in it. If you pay online, mail it to: ${to}.`
      : `If you put a payment into the envelope, mail it to: ${to}.`,
  ];
}
