import type { Correction, YearCorrection } from "./correct.js";
import { exceptionNumber, ON_DEATH, onlyException, type Year5329 } from "./exception-number.js";

/** After "Form 5329": it is left out where the payer's code already shows the exception. */
export const UNLESS_SHOWN = "unless box 7 of Form 1099-R shows the exception";

/**
 * Whether a year's Form 5329 is sent. Not where all its lines are zero: a Roth distribution of contributions alone needs
 * none. Not where Form 1099-R shows the only exception on it, either: the form is only for one that the payer's code does
 * not show (Instructions for Form 5329, Who Must File). A distribution on death has code 4 unless the ledger says otherwise.
 */
export function isForm5329Sent({ ledger }: Pick<Correction, "ledger">, year: YearCorrection): boolean {
  const { right, form_5329 } = year;
  if (form_5329.status === "less") return true;
  if (Object.values(right.form_5329 ?? {}).every((cents) => cents === 0)) return false;
  const shown = onlyException(ledger, year);
  if (shown === "shown") return false;
  return shown === "not_shown" || !(form_5329.right === 0 && exceptionNumber(ledger, year) === ON_DEATH);
}

/** Whether the ledgers of an envelope have everything that the additional taxes depend on, and they stay the same. */
export function isTaxProven(parts: readonly { readonly year: Pick<YearCorrection, "form_5329"> }[]): boolean {
  return parts.every(
    ({ year: { form_5329 } }) => form_5329.status === "same" && form_5329.assumed.length === 0,
  );
}

/** Whether only the payer's code decides whether the Form 5329 of an envelope is sent, and the ledger does not have it. */
export function isExceptionOpen({
  member,
  year,
}: {
  readonly member: Pick<Correction, "ledger">;
  readonly year: Year5329;
}): boolean {
  return onlyException(member.ledger, year) === "unknown";
}

/**
 * Whether a year's Form 5329 replaces a filed one; null when the ledger does not say. Tax on early distributions alone may have
 * been entered on the return without the form (Instructions for Form 5329, Who Must File).
 */
export function isForm5329Replaced(filed: Readonly<Record<string, unknown>> | null): boolean | null {
  const lines = Object.keys(filed ?? {});
  if (filed === null || (lines.length === 1 && lines[0] === "4")) return null;
  return lines.length > 0;
}
