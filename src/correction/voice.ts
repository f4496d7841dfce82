import type { Envelope } from "./envelopes.js";

/**
 * Who speaks in a letter: the taxpayer or the couple who sign it, or a paid preparer about the client.
 *
 * @example `${capital(voice.subject)} ${voice.claims} no refund.` // "I claim no refund."
 */
export interface Voice {
  /** "I", "we", "the taxpayer", "the taxpayers". */
  readonly subject: string;
  /** "me", "us", "the taxpayer", "the taxpayers". */
  readonly object: string;
  /** "my", "our", "the taxpayer's", "the taxpayers'". */
  readonly possessive: string;
  readonly was: string;
  readonly claims: string;
  readonly sends: string;
}

/** The voice of an envelope's letter. */
export function voiceOf({ parts, owners }: Pick<Envelope, "parts" | "owners">): Voice {
  const isCouple = owners.length > 1;
  const isPaid = parts.some(({ member }) => member.ledger.preparer !== null);
  if (isPaid)
    return isCouple
      ? {
          subject: "the taxpayers",
          object: "the taxpayers",
          possessive: "the taxpayers'",
          was: "were",
          claims: "claim",
          sends: "send",
        }
      : {
          subject: "the taxpayer",
          object: "the taxpayer",
          possessive: "the taxpayer's",
          was: "was",
          claims: "claims",
          sends: "sends",
        };
  return isCouple
    ? { subject: "we", object: "us", possessive: "our", was: "were", claims: "claim", sends: "send" }
    : { subject: "I", object: "me", possessive: "my", was: "was", claims: "claim", sends: "send" };
}

/** The same at the beginning of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
