import { NOT_SETTLED } from "../correction/assumed/held.js";
import type { Envelope, EnvelopePart } from "../correction/envelopes.js";
import { AMENDED, isMarkedByBox } from "../correction/marking.js";
import type { FormValues } from "../pdf/template/slots.js";
import { formValues, noticeFor, stampFor } from "./form-values.js";
import type { FoundTemplate } from "./template-choice.js";

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
    parts.filter(isFilled).map((part) => ({ taxYear: part.year.tax_year, stamp: stampOfPart(part) })),
  );
}

/** Whether a part of an envelope has a Form 8606 that is filled, not written by hand. */
export function isFilled({ withForm, byHand }: EnvelopePart): boolean {
  return withForm && byHand === null;
}

/** What is printed over a form: that it replaces a filed one, unless the form has a box for it, and notes about its lines. */
function stampOfPart(part: EnvelopePart): string | null {
  return stampFor(part.year.right, part.member.ledger, noticeOf(part), markOf(part));
}

function noticeOf(part: EnvelopePart): string | null {
  const { replaces, year } = part;
  return replaces && !isMarkedByBox(year.tax_year) ? AMENDED : null;
}

/** Printed on each page of what is not mailed before a fact is settled; null where none is open. */
export function markOf({ isHeld }: EnvelopePart): string | null {
  return isHeld ? NOT_SETTLED : null;
}

type FindTemplate = (taxYear: number, stamp: string | null) => FoundTemplate;

/** The template of a Form 8606, with what is printed over it. */
export function templateOf(part: EnvelopePart, find: FindTemplate): FoundTemplate {
  return find(part.year.tax_year, stampOfPart(part));
}

/**
 * Form 8606 as it goes into an envelope: with the address only when it is sent by itself, never with a signature or a
 * date. A form that replaces a filed one has its box checked, its notice filled in, or AMENDED printed at the top.
 */
export function formPart(part: EnvelopePart, carrier: Envelope["carrier"], find: FindTemplate): FormPart {
  const { year, replaces, member } = part;
  const found = templateOf(part, find);
  const { slots } = found.template;
  // The address of whoever acts for an estate is not in the ledger.
  const address = carrier === "form_8606" && member.ledger.owner.died === null;
  const values = formValues(member.ledger, year.right, { address, slots });
  if (replaces && isMarkedByBox(year.tax_year)) values.amended = { checked: true };
  const notice = noticeFor(year.right, member.ledger, noticeOf(part));
  if (notice !== null && slots.has("notice")) values.notice = { text: notice };
  return { ...found, values };
}
