import type { Envelope, EnvelopePart } from "../correction/envelopes.js";
import { yearOf } from "../ledger/date.js";
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
  const exception = exceptionOf(part);
  const values: Record<string, SlotValue> = {
    name: { text: name },
    ...(ssn === null ? {} : { ssn: { text: ssn } }),
    ...(carrier === "form_8606" && address !== null ? addressValues(address) : {}),
    ...(Object.keys(filed).length > 0 ? { amended: { checked: true } } : {}),
    ...(exception === null ? {} : { "2_exception": { text: exception } }),
  };
  for (const [line, cents] of Object.entries(year.right.form_5329 ?? {}))
    values[line] = { cents, zero: "-0-" };
  return values;
}

/** The number of the exception for distributions after a death (Instructions for Form 5329, line 2). */
const AFTER_DEATH = "04";

/** The number of the exception, where line 2 is all of line 1 and every distribution of the year names the same one. */
function exceptionOf({ member, year }: EnvelopePart): string | null {
  const { "1": early, "2": excepted } = year.right.form_5329 ?? {};
  if (early === undefined || early === 0 || early !== excepted) return null;
  if (member.ledger.owner.inherited_from !== null) return AFTER_DEATH;
  const numbers = new Set(
    member.ledger.entries.flatMap((entry) =>
      entry.kind === "distribution" && entry.date !== null && yearOf(entry.date) === year.tax_year
        ? [entry.exception ?? null]
        : [],
    ),
  );
  const [number] = numbers;
  return numbers.size === 1 ? (number ?? null) : null;
}
