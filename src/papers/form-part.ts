import type { Correction } from "../correction/correct.js";
import { type Envelope, envelopes } from "../correction/envelopes.js";
import { AMENDED, isMarkedByBox } from "../correction/marking.js";
import type { Ledger } from "../ledger/schema.js";
import type { FormValues } from "../pdf/template/slots.js";
import { formValues } from "./form-values.js";
import type { FoundTemplate } from "./templates.js";

/** The form of one envelope, ready to be filled. */
export interface FormPart extends FoundTemplate {
  readonly values: FormValues;
}

/** The templates that the package of an owner needs. */
export function templatesFor(correction: Correction): { taxYear: number; stamp: string | null }[] {
  return envelopes(correction)
    .filter(({ withForm, byHand }) => withForm && byHand === null)
    .map((envelope) => ({ taxYear: envelope.year.tax_year, stamp: stampOf(envelope) }));
}

/** What is printed at the top of a form that replaces a filed one, unless the form has a box for it. */
function stampOf({ replaces, year }: Envelope): string | null {
  return replaces && !isMarkedByBox(year.tax_year) ? AMENDED : null;
}

/**
 * Form 8606 as it goes into an envelope: with the address only when it is sent by itself, never with a signature or a
 * date. A form that replaces a filed one has its box checked, its notice filled in, or AMENDED printed at the top.
 */
export function formPart(
  ledger: Ledger,
  envelope: Envelope,
  find: (taxYear: number, stamp: string | null) => FoundTemplate,
): FormPart {
  const { year, carrier, replaces } = envelope;
  const stamp = stampOf(envelope);
  const found = find(year.tax_year, stamp);
  const { slots } = found.template;
  const values = formValues(ledger, year.right, { address: carrier === "form_8606", slots });
  if (replaces && stamp === null) values.amended = { checked: true };
  if (stamp !== null && slots.has("notice")) values.notice = { text: stamp };
  return { ...found, values };
}
