import type { EnvelopePart } from "../correction/envelopes.js";
import type { FormValues, SlotValue } from "../pdf/template/slots.js";

/** What goes onto one owner's Form 5329: the lines for IRAs. The exception's number is not known here. */
export function form5329Values({ member, year }: EnvelopePart): FormValues {
  const { name, ssn } = member.ledger.owner;
  const values: Record<string, SlotValue> = {
    name: { text: name },
    ...(ssn === null ? {} : { ssn: { text: ssn } }),
  };
  for (const [line, cents] of Object.entries(year.right.form_5329 ?? {}))
    values[line] = { cents, zero: "-0-" };
  return values;
}
