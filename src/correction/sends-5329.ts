import type { Correction, YearCorrection } from "./correct.js";
import { exceptionNumber, ON_DEATH } from "./exception-number.js";

/** After "Form 5329": it is left out where the payer's code already shows the exception. */
export const UNLESS_SHOWN = "unless box 7 of Form 1099-R shows the exception";

/**
 * Whether a year's Form 5329 is sent. Not where all its lines are zero: a Roth distribution of contributions alone needs
 * none. Not for distributions on death either: the payer's code 4 shows that exception, and the form is only for one that
 * Form 1099-R does not show (Instructions for Form 5329, Who Must File).
 */
export function isForm5329Sent({ ledger }: Correction, year: YearCorrection): boolean {
  const { right, form_5329 } = year;
  if (form_5329.status === "less") return true;
  if (Object.values(right.form_5329 ?? {}).every((cents) => cents === 0)) return false;
  return !(form_5329.right === 0 && exceptionNumber(ledger, year) === ON_DEATH);
}

/** Whether the ledgers of an envelope have everything that the additional taxes depend on, and they stay the same. */
export function isTaxProven(parts: readonly { readonly year: Pick<YearCorrection, "form_5329"> }[]): boolean {
  return parts.every(
    ({ year: { form_5329 } }) => form_5329.status === "same" && form_5329.assumed.length === 0,
  );
}

/** Whether the form of a year shows nothing but an exception for all that came out early. */
export function isOnlyException({ right, form_5329 }: YearCorrection): boolean {
  const { "2": excepted = 0, "3": taxed, "9": earlier = 0, "18": earlierRoth = 0 } = right.form_5329 ?? {};
  return (
    form_5329.status === "same" &&
    form_5329.right === 0 &&
    excepted > 0 &&
    taxed === 0 &&
    earlier + earlierRoth === 0
  );
}
