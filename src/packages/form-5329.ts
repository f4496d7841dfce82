import type { Envelope, EnvelopePart } from "../correction/envelopes.js";
import { exceptionNumber } from "../correction/exception-number.js";
import { isForm5329Replaced } from "../correction/sends-5329.js";
import type { FormValues, SlotValue } from "../pdf/template/slots.js";
import { addressValues } from "./form-values.js";

/**
 * What goes onto one owner's Form 5329: the lines for IRAs; the address only when it goes without a return; a check mark
 * when it replaces a filed one.
 */
export function form5329Values(part: EnvelopePart, carrier: Envelope["carrier"]): FormValues {
  const { member, year } = part;
  const { name, ssn, address } = member.ledger.owner;
  const filed = member.ledger.years[year.tax_year]?.filed?.form_5329 ?? {};
  const exception = exceptionNumber(member.ledger, year);
  const values: Record<string, SlotValue> = {
    name: { text: name },
    ...(ssn === null ? {} : { ssn: { text: ssn } }),
    ...(carrier === "form_8606" && address !== null ? addressValues(address) : {}),
    ...(isForm5329Replaced(filed) ? { amended: { checked: true } } : {}),
    ...(exception === null ? {} : { "2_exception": { text: exception } }),
  };
  for (const [line, cents] of Object.entries(year.right.form_5329 ?? {}))
    values[line] = { cents, zero: "-0-" };
  return values;
}
