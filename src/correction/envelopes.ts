import {
  attachmentSequence,
  canEFileAmended,
  type MailAddress,
  mailAddress,
  returnAttachedTo1040X,
} from "../data/mail.js";
import { whyNotDrawn } from "../data/printed-form.js";
import type { Correction, YearCorrection } from "./correct.js";
import { type Send, sendKinds } from "./decisions.js";
import { isReplacement } from "./marking.js";

/** One envelope: what goes in, in this order, and where it goes. */
export interface Envelope {
  /** In the order of mailing, from 1. */
  readonly number: number;
  readonly year: YearCorrection;
  readonly carrier: "form_8606" | "form_1040_x" | "form_1040";
  readonly contents: readonly string[];
  /** Null where the ledger or the tables do not tell it. */
  readonly address: MailAddress | null;
  /** Form 8606 is part of it. */
  readonly withForm: boolean;
  /** Why that form has to be filled by hand; null when it is filled. */
  readonly byHand: string | null;
  /** That form replaces a filed one. */
  readonly replaces: boolean;
  /** The statement of reasonable cause goes with it. */
  readonly withReasonableCause: boolean;
  /** It can go electronically instead. */
  readonly eFile: boolean;
}

/** The envelopes of an owner, oldest year first; each return, and each form by itself, in one of its own. */
export function envelopes(correction: Correction): Envelope[] {
  const { ledger, as_of, years } = correction;
  const sent = years.filter(({ send }) => sendKinds[send].carrier !== null);
  return sent.map((year, at) => {
    const carrier = sendKinds[year.send].carrier ?? "form_8606";
    const kind = carrier === "form_1040_x" ? "form_1040_x" : "form_1040_without_payment";
    const withReasonableCause = year.penalty.not_filed + year.penalty.overstated > 0;
    const withForm = year.right.must_file;
    return {
      number: at + 1,
      year,
      carrier,
      contents: [
        ...contents(year, carrier, as_of, withForm, withReasonableCause),
        ...afterDeath(ledger.owner.died, year.send),
      ],
      address: mailAddress(kind, ledger.owner.address, as_of),
      withForm,
      byHand: (withForm ? whyNotDrawn(year.tax_year) : undefined) ?? null,
      replaces: withForm && isReplacement(year),
      withReasonableCause,
      eFile: carrier !== "form_8606" && canEFileAmended(year.tax_year, as_of),
    };
  });
}

/** What a return of someone who has died needs besides (Instructions for Form 1310). */
function afterDeath(died: string | null, send: Send): string[] {
  if (died === null || send !== "amend_refund") return [];
  return [
    "Form 1310, unless a surviving spouse files a joint return or a court-appointed representative attaches the certificate",
  ];
}

/** What goes into an envelope, from the top. Attachments stand in the order of their sequence numbers. */
function contents(
  year: YearCorrection,
  carrier: Envelope["carrier"],
  on: string,
  withForm: boolean,
  withReasonableCause: boolean,
): string[] {
  const { tax_year, right, send } = year;
  const byHand =
    whyNotDrawn(tax_year) === undefined ? "" : ", filled in by hand on the IRS's form from the figures here";
  const signed = carrier === "form_8606" ? ", signed and dated in ink on page 2" : "";
  const with5329 = right.form_5329 !== undefined || year.form_5329.status === "less";
  const form8606 = `Form 8606 for ${tax_year}${byHand}${signed}`;
  const attachments = [
    ...(with5329 ? [{ order: attachmentSequence.form_5329, what: `Form 5329 for ${tax_year}` }] : []),
    ...(withForm ? [{ order: attachmentSequence.form_8606, what: form8606 }] : []),
  ].sort((a, b) => a.order - b.order);
  const forms = attachments.map(({ what }) => what);
  const statements = [
    ...(right.method === "worksheet_1_1" ? ["Worksheet 1-1"] : []),
    ...right.statements.map(({ kind }) => `Statement: ${kind.replaceAll("_", " ")}`),
    ...(withReasonableCause ? ["Statement of reasonable cause, completed and signed in ink"] : []),
  ];
  const both = year.joint === null ? " (both spouses when joint)" : year.joint ? " by both spouses" : "";
  const letter = "Cover letter, dated and signed";
  if (carrier === "form_8606") return [letter, form8606, ...statements];
  if (carrier === "form_1040") {
    const which =
      send === "superseding_return"
        ? `Complete return for ${tax_year} with SUPERSEDING RETURN at the top of page 1`
        : `Complete late return for ${tax_year}`;
    return [letter, `${which}, signed${both}`, ...forms, ...statements];
  }
  return [
    letter,
    `Form 1040-X for ${tax_year}, signed and dated in ink${both}`,
    ...(returnAttachedTo1040X(on) ? [`Form 1040 for ${tax_year} completed anew with the changes`] : []),
    ...forms,
    ...statements,
    ...(send === "amend_payment" || send === "amend_deduction"
      ? ["Payment, enclosed and not attached, unless it is paid online"]
      : []),
  ];
}
