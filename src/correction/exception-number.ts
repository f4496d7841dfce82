import { yearOf } from "../ledger/date.js";
import type { Entry, Ledger } from "../ledger/schema.js";
import type { YearCorrection } from "./correct.js";

type Distribution = Extract<Entry, { kind: "distribution" }>;

/** The numbers of reasons that the ledger has words for (Instructions for Form 5329, line 2). */
const NUMBERS: Readonly<Partial<Record<Distribution["reason"], string>>> = {
  disability: "03",
  death: "04",
  homebuyer: "09",
  reservist: "11",
};

/** The number for distributions on death. */
export const ON_DEATH = "04";

/**
 * The number beside line 2 of a year's Form 5329, where line 2 is all of line 1 and every distribution of the year has the
 * same exception. Null otherwise: then the Instructions for Form 5329 have it.
 */
export function exceptionNumber(
  ledger: Ledger,
  { tax_year, right }: Pick<YearCorrection, "tax_year" | "right">,
): string | null {
  const { "1": early, "2": excepted } = right.form_5329 ?? {};
  if (early === undefined || early === 0 || early !== excepted) return null;
  const numbers = new Set(
    ledger.entries.flatMap((entry) =>
      entry.kind === "distribution" && entry.date !== null && yearOf(entry.date) === tax_year
        ? [numberOf(entry, ledger)]
        : [],
    ),
  );
  const [number] = numbers;
  return numbers.size === 1 ? (number ?? null) : null;
}

function numberOf({ exception, reason, date }: Distribution, { owner }: Ledger): string | null {
  if (owner.inherited_from !== null) return ON_DEATH;
  const isDisabled = owner.disabled !== null && date !== null && date >= owner.disabled;
  return exception ?? NUMBERS[reason] ?? (isDisabled ? "03" : null);
}
