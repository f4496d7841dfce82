import {
  attachmentSequence,
  canEFileAmended,
  type MailAddress,
  mailAddress,
  returnAttachedTo1040X,
} from "../data/mail.js";
import { whyNotDrawn } from "../data/printed-form.js";
import type { Owner } from "../ledger/schema.js";
import { onceForEach } from "../once-for-each.js";
import { isSamePerson, isToldJoint } from "../review/same-return.js";
import { listed } from "../text/wording.js";
import { isHeld } from "./assumed/held.js";
import { changeOf4b } from "./changed-lines.js";
import type { Correction, YearCorrection } from "./correct.js";
import { claimsRefund, type Send, sendKinds } from "./decisions.js";
import { type HouseholdCorrection, yearsOnReturn } from "./household-correction.js";
import { isReplacement } from "./marking.js";
import { isEither, isPaid } from "./payment.js";
import { isExceptionOpen, isForm5329Sent, UNLESS_SHOWN } from "./sends-5329.js";
import { isUnmarried } from "./unmarried.js";

/** What one ledger has in an envelope. */
export interface EnvelopePart {
  readonly member: Correction;
  readonly year: YearCorrection;
  /** Form 8606 of this ledger is part of it. */
  readonly withForm: boolean;
  /** Why that form has to be filled by hand; null when it is filled. */
  readonly byHand: string | null;
  /** That form replaces a filed one. */
  readonly replaces: boolean;
  /** Form 5329 of this ledger is part of it. */
  readonly with5329: boolean;
  /** This owner's statement of reasonable cause goes with it. */
  readonly withReasonableCause: boolean;
  /** Several people are on the return, so each form is called by its owner's name. */
  readonly isNamed: boolean;
  /** A fact has to be settled before anyone signs, so every page says that it is a draft. */
  readonly isHeld: boolean;
}

/** One envelope: what goes in, in this order, and where it goes. */
export interface Envelope {
  /** In the order of mailing, from 1. */
  readonly number: number;
  readonly tax_year: number;
  readonly carrier: "form_8606" | "form_1040_x" | "form_1040";
  readonly send: Send;
  /** Whose forms are in it, in the order of the return. Never empty. */
  readonly parts: readonly [EnvelopePart, ...EnvelopePart[]];
  /**
   * Who signs what is in it, in the order of the return: everyone on the return, also a spouse without a form in the
   * envelope; for a form by itself only its owner. Never empty.
   */
  readonly owners: readonly Owner[];
  readonly contents: readonly string[];
  /** Null where the ledger or the tables do not tell it, and for an estate, whose representative has an address of his or her own. */
  readonly address: MailAddress | null;
  /** The address where, unlike what the contents say, no payment is in it or one is; null where that changes nothing. */
  readonly otherAddress: MailAddress | null;
  /** A payment is in it, as far as the ledgers tell. */
  readonly isPaid: boolean;
  /** It can go electronically instead. */
  readonly eFile: boolean;
}

/** The envelopes of a package, oldest year first; each return, and each form by itself, in one of its own. */
export const envelopes = onceForEach((correction: HouseholdCorrection): readonly Envelope[] => {
  const { members } = correction;
  const unsorted = members.flatMap((member, at) =>
    member.years.flatMap((year): Omit<Envelope, "number">[] => {
      const { carrier } = sendKinds[year.send];
      if (carrier === null) return [];
      if (carrier === "form_8606")
        return [envelope(correction, carrier, year.send, [partOf(member, year, carrier)])];
      const shared = yearsOnReturn(members, member, year.tax_year).filter(
        (each) => each.year.send === "with_shared_return" || isSentWithReturn(each.year.send),
      );
      if (shared.some((each) => members.indexOf(each.member) < at)) return [];
      const lead = shared.find((each) => each.year.send !== "with_shared_return") ?? { member, year };
      const kind = sendKinds[lead.year.send].carrier ?? carrier;
      const parts = shared.map((each) => partOf(each.member, each.year, kind));
      return [envelope(correction, kind, lead.year.send, withoutEmpty(parts))];
    }),
  );
  return unsorted.toSorted((a, b) => a.tax_year - b.tax_year).map((one, at) => ({ number: at + 1, ...one }));
});

function isSentWithReturn(send: Send): boolean {
  const { carrier } = sendKinds[send];
  return carrier === "form_1040_x" || carrier === "form_1040";
}

function partOf(member: Correction, year: YearCorrection, carrier: Envelope["carrier"]): EnvelopePart {
  const withForm = year.right.must_file;
  return {
    member,
    year,
    withForm,
    byHand: (withForm ? whyNotDrawn(year.tax_year) : undefined) ?? null,
    replaces: withForm && isReplacement(year),
    with5329: (carrier !== "form_8606" || isUnfiled(year)) && isForm5329Sent(member, year),
    withReasonableCause: year.penalty.not_filed + year.penalty.overstated > 0,
    isNamed: false,
    isHeld: false,
  };
}

/** Whether no return was filed: only then does Form 5329 go by itself. */
function isUnfiled({ state }: YearCorrection): boolean {
  return state.return === "not_filed";
}

/** Leaves out who has nothing on the return, or nothing that changes it, while somebody has. */
function withoutEmpty(parts: readonly EnvelopePart[]): Envelope["parts"] {
  const some = parts.filter(
    ({ withForm, with5329, withReasonableCause, year }) =>
      withForm ||
      with5329 ||
      withReasonableCause ||
      year.income.deductedTooMuch > 0 ||
      year.form.overstates ||
      year.state.relief === "six_months" ||
      year.right.statements.length > 0 ||
      (year.right.form_1040["4a"] > 0 && changeOf4b(year.income) !== 0),
  );
  return (some.length === 0 ? parts.slice(0, 1) : some) as unknown as Envelope["parts"];
}

function envelope(
  correction: HouseholdCorrection,
  carrier: Envelope["carrier"],
  send: Send,
  given: Envelope["parts"],
): Omit<Envelope, "number"> {
  const { as_of, members } = correction;
  const owners = carrier === "form_8606" ? ownersOf(given) : ownersOnReturn(members, given);
  const parts = given.map((part) => ({
    ...part,
    isNamed: owners.length > 1 || given.length > 1,
    isHeld: isHeld(correction),
  })) as unknown as Envelope["parts"];
  const [{ year }] = parts;
  // What an estate sends goes where its representative lives, which no ledger has.
  const living = owners.filter(({ died }) => died === null);
  const home = living.find(({ address }) => address !== null)?.address ?? null;
  const paid = isPaid(send, given);
  const to = (withPayment: boolean) => {
    const kind = withPayment ? "form_1040_with_payment" : "form_1040_without_payment";
    return mailAddress(carrier === "form_1040_x" ? "form_1040_x" : kind, home, as_of);
  };
  return {
    tax_year: year.tax_year,
    carrier,
    send,
    parts,
    owners,
    contents: itemsOf({ carrier, send, parts, owners }).map(({ what, advice = "" }) => `${what}${advice}`),
    address: to(paid),
    otherAddress: carrier === "form_1040" || paid ? to(!paid) : null,
    isPaid: paid,
    // A second original return for a year is normally rejected when it is e-filed.
    eFile: carrier !== "form_8606" && send !== "superseding_return" && canEFileAmended(year.tax_year, as_of),
  };
}

/**
 * Whether a claim on Form 1040-X for someone who has died needs Form 1310: not where the surviving spouse is on the return
 * and files it. Only on an original return does the certificate of a court-appointed representative take its place
 * (Instructions for Form 1310, Who Must File).
 */
export function needs1310({
  send,
  parts,
  owners,
}: Pick<Envelope, "send" | "parts" | "owners">): "yes" | "unless_joint" | "no" {
  if (!claimsRefund(send) || owners.some(({ died }) => died === null)) return "no";
  return isJointEnvelope({ parts, owners }) === false ? "yes" : "unless_joint";
}

function afterDeath(envelope: Pick<Envelope, "send" | "parts" | "owners">): Item[] {
  const { send, owners } = envelope;
  if (!claimsRefund(send) || owners.every(({ died }) => died === null)) return [];
  const needed = needs1310(envelope);
  if (needed === "no")
    return [
      {
        what: "Form 1310 and the court certificate",
        advice: ", only if a court-appointed representative claims the refund and not the surviving spouse",
        isLeftOut: true,
      },
    ];
  const isOpen = needed === "unless_joint";
  const unless = isOpen ? " (unless a surviving spouse files this as a joint return)" : "";
  return [
    {
      what: "Form 1310",
      advice: `${unless}, with box B checked by a court-appointed representative, or box C by anyone else`,
      isOpen,
    },
    {
      what: "Court certificate of the appointment",
      advice: ", if a court appointed a representative and it was not sent before",
      isOpen: true,
    },
  ];
}

/** Whether the return of an envelope is a joint one; null when the ledgers do not tell. */
export function isJointEnvelope({ parts, owners }: Pick<Envelope, "parts" | "owners">): boolean | null {
  if (owners.length > 1) return true;
  return parts.find(({ year }) => year.joint !== null)?.year.joint ?? null;
}

/** The part whose reason is that of the envelope, not only one that goes with it. */
export function leadOf(parts: Envelope["parts"]): EnvelopePart {
  return parts.find(({ year }) => year.send !== "with_shared_return") ?? parts[0];
}

/** Whose forms are in an envelope: each person once, in the order of the return. */
function ownersOf(parts: Envelope["parts"]): Owner[] {
  return eachOnce(parts.map(({ member }) => member.ledger.owner));
}

/** Who is on the return of an envelope: also a spouse who has nothing in it, and whose ledger may not have the year. */
function ownersOnReturn(members: readonly Correction[], parts: Envelope["parts"]): Owner[] {
  const [{ member: lead, year }] = parts;
  const on = members.filter(
    (member) =>
      parts.some((part) => part.member === member) ||
      (isToldJoint(lead.ledger, member.ledger, year.tax_year) &&
        (member.ledger.owner.died ?? "9999") >= String(year.tax_year)),
  );
  return eachOnce(on.map(({ ledger }) => ledger.owner));
}

function eachOnce(all: readonly Owner[]): Owner[] {
  return all.filter((owner, at) => all.findIndex((one) => isSamePerson(one, owner)) === at);
}

/** Whose it is, where several are on one return: " of Ana Diaz", or nothing. */
export function whoseForm(parts: Envelope["parts"], { member, isNamed }: EnvelopePart): string {
  if (parts.length === 1 && !isNamed) return "";
  const { name, inherited_from } = member.ledger.owner;
  return ` of ${name}${inherited_from === null ? "" : ` for IRAs inherited from ${inherited_from}`}`;
}

/** A form by its name, with its owner where several are on one return: "Ana Diaz's Form 8606", or "Form 8606". */
export function formOf(parts: Envelope["parts"], part: EnvelopePart, form: string): string {
  if (parts.length === 1 && !part.isNamed) return form;
  const { name, inherited_from } = part.member.ledger.owner;
  return `${name}'s ${form}${inherited_from === null ? "" : ` for IRAs inherited from ${inherited_from}`}`;
}

/** The forms of an envelope that has no return: "Form 8606", or "Form 5329 and Form 8606". */
export function formsAlone({ parts }: Pick<Envelope, "parts">): string {
  return listed([
    ...(parts.some(({ with5329 }) => with5329) ? ["Form 5329"] : []),
    ...(parts.some(({ withForm }) => withForm) ? ["Form 8606"] : []),
  ]);
}

/** Something in an envelope. */
interface Item {
  readonly what: string;
  /** What follows its name where it is put in: how it is signed, and when it is needed. */
  readonly advice?: string;
  /** Only the signer knows whether it is in. */
  readonly isOpen?: boolean;
  /** The letter does not list it: it is the letter itself, is seldom needed, or the letter speaks of it. */
  readonly isLeftOut?: true;
}

type Contained = Pick<Envelope, "carrier" | "send" | "parts" | "owners">;

/** What the letter lists as enclosed. What only the signer knows to be enclosed has a place for a check mark. */
export function enclosed(envelope: Contained): string[] {
  return itemsOf(envelope)
    .filter(({ isLeftOut }) => isLeftOut !== true)
    .map(({ what, isOpen }) => (isOpen ? `${what} (check if enclosed: ____)` : what));
}

/** What goes into an envelope, from the top. */
function itemsOf(envelope: Contained): Item[] {
  return [COVER_LETTER, ...behindLetter(envelope), ...afterDeath(envelope)];
}

const COVER_LETTER: Item = { what: "Cover letter", advice: ", dated and signed", isLeftOut: true };

/** The forms of an envelope and what goes with them. Attachments stand in the order of their sequence numbers. */
function behindLetter({ carrier, send, parts, owners }: Contained): Item[] {
  const [{ year, member }] = parts;
  const { tax_year } = year;
  const order = attachmentSequence;
  const attachments = parts
    .flatMap((part) => [
      ...(part.with5329 ? [{ order: order.form_5329, item: form5329(carrier, parts, part) }] : []),
      ...(part.withForm ? [{ order: order.form_8606, item: form8606(carrier, parts, part) }] : []),
    ])
    .toSorted((a, b) => a.order - b.order)
    .map(({ item }) => item);
  const statements = parts.flatMap((part) => statementsOf(parts, part));
  const by = signedBy({ parts, owners });
  const payment: Item[] = isPaid(send, parts)
    ? [
        {
          what: "Payment",
          advice: `${isEither(send, parts) ? ", only if tax is owed after all changes:" : ","} enclosed and not attached, unless it is paid online`,
          isLeftOut: true,
        },
      ]
    : [];
  if (carrier === "form_8606") return [...attachments, ...statements, ...payment];
  if (carrier === "form_1040") {
    const which =
      send === "superseding_return"
        ? `Complete return for ${tax_year} with SUPERSEDING RETURN at the top of page 1`
        : `Complete late return for ${tax_year}`;
    return [{ what: which, advice: `, signed${by}` }, ...attachments, ...statements, ...payment];
  }
  return [
    {
      what: `Form 1040-X for ${tax_year}`,
      advice: `${send === "amend_same_tax" ? ", completed (fill in lines 1 to 23, which do not change)" : ", completed (compute the tax and fill in the rest of lines 1 to 23)"}, signed and dated in ink${by}`,
    },
    ...(returnAttachedTo1040X(member.as_of)
      ? [
          {
            what: `Corrected Form 1040 for ${tax_year}${send === "amend_same_tax" && year.state.income !== "lines" ? "" : " with the changes"}`,
          },
        ]
      : []),
    ...attachments,
    ...statements,
    ...payment,
  ];
}

/** Who signs a return, where it is not its owner alone: " by both spouses". */
function signedBy(envelope: Pick<Envelope, "parts" | "owners">): string {
  const { owners } = envelope;
  const living = owners.filter(({ died }) => died === null);
  if (living.length === owners.length) {
    const joint = isJointEnvelope(envelope);
    return joint === null ? " (both spouses when joint)" : joint ? " by both spouses" : "";
  }
  const [spouse] = living;
  return spouse === undefined
    ? ` by the personal representative${envelope.parts.every(({ member }) => isUnmarried(member.ledger)) ? "" : " or the surviving spouse"}`
    : ` by ${spouse.name} as surviving spouse, and by the personal representative if someone else was appointed`;
}

function form5329(carrier: Envelope["carrier"], parts: Envelope["parts"], part: EnvelopePart): Item {
  const signed = carrier === "form_8606" ? ", signed and dated in ink on the last page" : "";
  const isOpen = isExceptionOpen(part);
  return {
    what: `${formOf(parts, part, "Form 5329")} for ${part.year.tax_year}`,
    advice: `${signed}${isOpen ? `, ${UNLESS_SHOWN}` : ""}`,
    isOpen,
  };
}

function form8606(carrier: Envelope["carrier"], parts: Envelope["parts"], part: EnvelopePart): Item {
  const byHand = part.byHand === null ? "" : ", filled in by hand on the IRS's form from the figures here";
  const signed = carrier === "form_8606" ? ", signed and dated in ink on page 2" : "";
  const what = `${formOf(parts, part, "Form 8606")} for ${part.year.tax_year}`;
  return isCopy(part) ? { what: `Copy of ${what} (as filed)` } : { what, advice: `${byHand}${signed}` };
}

/** A form that was filed and does not change goes along as a copy. */
export function isCopy({ withForm, year }: EnvelopePart): boolean {
  return withForm && year.form.status === "right" && year.state.return !== "not_filed";
}

function statementsOf(parts: Envelope["parts"], part: EnvelopePart): Item[] {
  const { right } = part.year;
  const whose = whoseForm(parts, part);
  return [
    ...(right.method === "worksheet_1_1" ? [{ what: `Worksheet 1-1${whose}` }] : []),
    ...right.statements.map(({ kind }) => ({ what: `Statement${whose}: ${kind.replaceAll("_", " ")}` })),
    ...(part.withReasonableCause
      ? [{ what: `Statement of reasonable cause${whose}`, advice: ", completed and signed in ink" }]
      : []),
  ];
}
