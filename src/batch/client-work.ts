import { factOf } from "../correction/assumed/assumptions.js";
import { isSettledFirst } from "../correction/assumed/held.js";
import type { Correction } from "../correction/correct.js";
import { type Envelope, envelopes } from "../correction/envelopes.js";
import { envelopeDay, firstDeadline } from "../correction/first-deadline.js";
import type { HouseholdCorrection } from "../correction/household-correction.js";
import { sendInWords } from "../correction/send-in-words.js";
import type { Ledger } from "../ledger/schema.js";
import { ownerParts } from "../packages/file-name.js";
import { factsInWords, ofOwner } from "../review/facts-in-words.js";

/** One envelope of a client's package, as an office keeps track of it. */
interface EnvelopeRow {
  /** What is in it, and so what it is called: `2022 Form 1040-X`. */
  readonly name: string;
  /** The last day on which it is in time, ISO; null when there is none, and it goes as soon as possible. */
  readonly mailBy: string | null;
  /** The lines of the address; null when no table has one. */
  readonly address: readonly string[] | null;
}

/** What an office has to do for a client. */
export interface ClientWork {
  /** The owner's name. */
  readonly name: string;
  /** What to send for each year, in words, each with its year before it. */
  readonly actions: readonly string[];
  /** The facts without which a year cannot be decided, in words; null when none is missing. */
  readonly missing: string | null;
  /** The facts that something was assumed for, in words; null when there is none. */
  readonly assumed: string | null;
  /** Nothing is signed before one of these facts is known. */
  readonly isOpen?: boolean;
  /** The first day by which something must be mailed, ISO. */
  readonly mailBy: string | null;
  /** Those of the package in the client's folder: the envelopes of a couple are the first spouse's. */
  readonly envelopes: readonly EnvelopeRow[];
  /** What this client mails is in the package of the spouse, who is first on the return. */
  readonly inJointPackage?: boolean;
}

/**
 * What is to be done about a client.
 *
 * @param at the client's place in the package; the first one's folder has it
 * @param estimated the open years whose value on December 31 was estimated
 */
export function workOf(
  correction: HouseholdCorrection,
  at: number,
  estimated: readonly number[] = [],
): ClientWork {
  const { members, as_of } = correction;
  const { ledger, years, lacks, assumed } = members[at] as Correction;
  const { name, inherited_from: inherited } = ledger.owner;
  const guessed = [
    ...assumed.map(factOf),
    ...estimated.map((year) => ({ lacks: `years.${year}.year_end_value` })),
  ];
  // Who is first on the return has the envelopes of both, and what the other one has to settle holds them back.
  const others = at > 0 ? [] : members.slice(1).flatMap(openFacts);
  const all = envelopes(correction);
  const shown = at === 0 ? members : all.length > 0 ? [] : [members[at] as Correction];
  return {
    name: inherited === null ? name : `${name}, inherited from ${inherited}`,
    actions: years.map((year) => `${year.tax_year}: ${sendInWords(year)}`),
    missing:
      inWords(
        lacks.map(({ path }) => ({ lacks: path })),
        ledger,
      ).join() || null,
    assumed: [...inWords(guessed, ledger), ...others].join("; ") || null,
    isOpen: assumed.some(isSettledFirst) || others.length > 0,
    mailBy: firstDeadline({ members: shown, as_of })?.until ?? null,
    inJointPackage: at > 0 && all.length > 0,
    envelopes: (at === 0 ? all : []).map((envelope) => ({
      name: nameOf(envelope, members.length > 1),
      mailBy: envelopeDay(envelope, as_of),
      address: envelope.address?.lines ?? null,
    })),
  };
}

/** What somebody else in the package has to settle before anyone signs, with the name. */
function openFacts({ ledger, assumed }: Correction): string[] {
  const facts = inWords(assumed.filter(isSettledFirst).map(factOf), ledger);
  return facts.map((words) => `${ledger.owner.name}: ${words}`);
}

/** Facts in words, by name of an owner who has died; nothing where there are none. */
function inWords(facts: Parameters<typeof factsInWords>[0], { owner }: Ledger): string[] {
  if (facts.length === 0) return [];
  const words = factsInWords(facts);
  return [owner.died === null ? words : ofOwner(owner.name)(words)];
}

/** A form by itself has its owner's name in a couple's package, where both may send one for a year. */
function nameOf({ tax_year, carrier, parts }: Envelope, isCouple: boolean): string {
  const name = `${tax_year} ${CARRIERS[carrier]}`;
  if (carrier !== "form_8606" || !isCouple) return name;
  const { owner } = parts[0].member.ledger;
  return `${name} ${ownerParts([{ name: owner.name, inheritedFrom: owner.inherited_from }])[0]}`;
}

const CARRIERS: Readonly<Record<Envelope["carrier"], string>> = {
  form_8606: "Form 8606",
  form_1040_x: "Form 1040-X",
  form_1040: "Form 1040",
};
