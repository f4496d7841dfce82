import type { Envelope, EnvelopePart } from "../correction/envelopes.js";
import { AMENDED, isMarkedByBox } from "../correction/marking.js";
import type { FormValues } from "../pdf/template/slots.js";
import { footnoteOf, formValues } from "./form-values.js";
import type { FoundTemplate } from "./templates.js";

/** One Form 8606 of an envelope, ready to be filled. */
export interface FormPart extends FoundTemplate {
  readonly values: FormValues;
}

/** The template that a Form 8606 needs, with its stamp. */
interface NeededTemplate {
  readonly taxYear: number;
  readonly stamp: string | null;
}

/** The templates that envelopes need. */
export function templatesFor(all: readonly Envelope[]): NeededTemplate[] {
  return all.flatMap(({ parts }) =>
    parts.filter(isFilled).map((part) => ({ taxYear: part.year.tax_year, stamp: stampFor(part) })),
  );
}

/** Whether a part of an envelope has a Form 8606 that is filled, not written by hand. */
export function isFilled({ withForm, byHand }: EnvelopePart): boolean {
  return withForm && byHand === null;
}

/** What is printed over a form: that it replaces a filed one, unless the form has a box for it, and what an asterisk means. */
function stampFor(part: EnvelopePart): string | null {
  return footnoteOf(part.year.right, noticeOf(part));
}

function noticeOf({ replaces, year }: EnvelopePart): string | null {
  return replaces && !isMarkedByBox(year.tax_year) ? AMENDED : null;
}

/**
 * Form 8606 as it goes into an envelope: with the address only when it is sent by itself, never with a signature or a
 * date. A form that replaces a filed one has its box checked, its notice filled in, or AMENDED printed at the top.
 */
export function formPart(
  part: EnvelopePart,
  carrier: Envelope["carrier"],
  find: (taxYear: number, stamp: string | null) => FoundTemplate,
): FormPart {
  const { year, replaces, member } = part;
  const notice = noticeOf(part);
  const found = find(year.tax_year, stampFor(part));
  const { slots } = found.template;
  const values = formValues(member.ledger, year.right, { address: carrier === "form_8606", slots });
  if (replaces && notice === null) values.amended = { checked: true };
  if (notice !== null && slots.has("notice")) values.notice = { text: notice };
  return { ...found, values };
}
