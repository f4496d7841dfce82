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
  /** Who answers further questions, after "please write": " to me", or nothing. */
  readonly writeTo: string;
}

/** The voice of an envelope's letter. After a death somebody else signs it and speaks of the taxpayer. */
export function voiceOf({ parts, owners }: Pick<Envelope, "parts" | "owners">): Voice {
  const isCouple = owners.length > 1;
  const isPaid = parts.some(({ member }) => member.ledger.preparer !== null);
  const hasDied = owners.some(({ died }) => died !== null);
  if (isPaid || hasDied) return { ...THIRD[isCouple ? 1 : 0], ...(hasDied && { writeTo: "" }) };
  return FIRST[isCouple ? 1 : 0];
}

const FIRST: readonly [Voice, Voice] = [
  {
    subject: "I",
    object: "me",
    possessive: "my",
    was: "was",
    claims: "claim",
    sends: "send",
    writeTo: " to me",
  },
  {
    subject: "we",
    object: "us",
    possessive: "our",
    was: "were",
    claims: "claim",
    sends: "send",
    writeTo: " to us",
  },
];

const THIRD: readonly [Voice, Voice] = [
  {
    subject: "the taxpayer",
    object: "the taxpayer",
    possessive: "the taxpayer's",
    was: "was",
    claims: "claims",
    sends: "sends",
    writeTo: " to the taxpayer",
  },
  {
    subject: "the taxpayers",
    object: "the taxpayers",
    possessive: "the taxpayers'",
    was: "were",
    claims: "claim",
    sends: "send",
    writeTo: " to the taxpayers",
  },
];
