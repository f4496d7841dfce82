/**
 * Where paper goes, read from `forms/mail.json`: addresses are dated data, chosen by where the taxpayer lives and the
 * day of mailing.
 */
import mail from "../../forms/mail.json" with { type: "json" };

/** An address of the IRS, and from what it was taken. */
export interface MailAddress {
  /** Lines of the envelope. */
  readonly lines: readonly string[];
  /** The table it is from, and since when that holds, ISO. */
  readonly source: string;
  readonly since: string;
}

/**
 * Which address is looked for: that of Form 1040 with or without a payment, which a form by itself takes too, or of Form
 * 1040-X, which has one for both.
 */
export type MailKind = "form_1040_without_payment" | "form_1040_with_payment" | "form_1040_x";

/** Where a person looks up or confirms an address. */
export const CONFIRM_AT: string = mail.confirm_at;

/** Whether a corrected return has to be attached to a Form 1040-X that is sent on a day. */
export function returnAttachedTo1040X(on: string): boolean {
  return on >= mail.attached_return_to_form_1040_x.from;
}

/** Attachments stand behind the return in the order of these numbers. */
export const attachmentSequence: { readonly form_5329: number; readonly form_8606: number } = {
  form_5329: mail.attachment_sequence.form_5329,
  form_8606: mail.attachment_sequence.form_8606,
};

/**
 * The address for someone living in a state, in a foreign country, or at a military post; null where no table tells:
 * before the first one, in a territory with a tax department of its own (Publication 570), or when the ledger has no address.
 *
 * @param home two letters of a state, and a country for a foreign address
 * @param on the day of mailing, ISO
 */
export function mailAddress(
  kind: MailKind,
  home: { readonly state: string | null; readonly country: string | null } | null,
  on: string,
): MailAddress | null {
  const table = mail[kind].findLast(({ from }) => from <= on);
  if (table === undefined || home === null) return null;
  const { state, country } = home;
  const place =
    country !== null
      ? table.elsewhere
      : [...table.places, table.elsewhere].find(({ states }) => state !== null && states.includes(state));
  return place ? { lines: place.address, source: table.source, since: table.from } : null;
}

/** Whether an amended return of a tax year can be e-filed on a day: for the current period and some before it. */
export function canEFileAmended(taxYear: number, on: string): boolean {
  const current = Number(on.slice(0, 4)) - 1;
  return taxYear >= current - mail.e_file_of_amended_returns.earlier_periods;
}
