import type { Ledger, Owner } from "../ledger/schema.js";
import { longDate } from "../text/wording.js";
import { type Envelope, isJointEnvelope } from "./envelopes.js";
import { isUnmarried } from "./unmarried.js";

/**
 * Who signs the letter and the papers of an envelope: the owners, and for one who has died the surviving spouse who is on
 * the same return, or whoever acts for the estate (Instructions for Form 1040-X, Death of a Taxpayer).
 */
export function signersOf(envelope: Envelope): string[] {
  const { owners, carrier } = envelope;
  const isWidowed = owners.some(isLiving) && !owners.every(isLiving);
  return owners.map((owner) => {
    if (!isLiving(owner))
      return isWidowed
        ? `${forOwner(owner)} (if not the spouse)`
        : signerOf(owner, ledgerOf(envelope, owner));
    if (isWidowed) return `${owner.name}, surviving spouse`;
    const joint = owners.length > 1 || carrier === "form_8606" ? false : isJointEnvelope(envelope);
    return `${owner.name}${joint === null ? " (and spouse, when joint)" : joint ? ", and spouse" : ""}`;
  });
}

/** From whom an envelope comes. */
export function sendersOf(envelope: Pick<Envelope, "owners" | "parts">): string[] {
  const { owners } = envelope;
  const living = owners.filter(isLiving);
  const dead = owners.filter((owner) => !isLiving(owner));
  if (living.length === 0 || dead.length === 0)
    return owners.map((owner) => signerOf(owner, ledgerOf(envelope, owner)));
  return living.map(
    ({ name }) => `${name}, surviving spouse of ${dead.map((owner) => owner.name).join(" and ")}`,
  );
}

/** Who writes and signs for one owner: after a death, the one who acts for the estate. */
export function signerOf(owner: Owner, ledger: Ledger | undefined): string {
  if (isLiving(owner)) return owner.name;
  return isUnmarried(ledger)
    ? forOwner(owner)
    : `Personal representative or surviving spouse of ${owner.name}`;
}

function ledgerOf({ parts }: Pick<Envelope, "parts">, owner: Owner): Ledger | undefined {
  return parts.find(({ member }) => member.ledger.owner === owner)?.member.ledger;
}

function forOwner({ name }: Owner): string {
  return `Personal representative of ${name}`;
}

function isLiving({ died }: Owner): boolean {
  return died === null;
}

/** The words at the top of a return for owners who have died; null when none has. */
export function deceasedNotice(owners: readonly Owner[]): string | null {
  const notices = owners.flatMap(({ name, died }) =>
    died === null ? [] : [`DECEASED: ${name}, ${longDate(died)}`],
  );
  return notices.length === 0 ? null : notices.join("; ");
}
