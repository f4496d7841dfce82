import type { Written, WrittenMap } from "../state/written.js";

/** One year for which Form 8606 is missing, as a person remembers it. */
export interface MissedYear {
  readonly taxYear: number;
  readonly contributed?: Written | undefined;
  readonly on?: Written | undefined;
  readonly converted?: Written | undefined;
  readonly convertedOn?: Written | undefined;
  readonly value?: Written | undefined;
  /** Whether a return was filed, without Form 8606. */
  readonly filed?: Written | undefined;
  readonly filedOn?: Written | undefined;
}

export interface MissedAnswers {
  readonly name?: Written | undefined;
  /** From the oldest to the latest. */
  readonly years: readonly MissedYear[];
  /** Line 14 of the last Form 8606 before them; zero when there never was one. */
  readonly basis?: Written | undefined;
}

/** The ledger of missed years: the basis before them, what happened in each, and how its return was filed. */
export function missedLedger({ name, years, basis }: MissedAnswers): WrittenMap {
  const first = Math.min(...years.map(({ taxYear }) => taxYear));
  return {
    owner: { name: name ?? "" },
    opening: { year: first - 1, basis: basis ?? 0 },
    years: Object.fromEntries(years.map((each) => [String(each.taxYear), factsOf(each)])),
    entries: years.flatMap(entriesOf),
  };
}

export const isSome = (value: Written | undefined) => value !== undefined && value !== 0;

function factsOf({ value, filed, filedOn }: MissedYear): WrittenMap {
  return {
    ...(value === undefined ? {} : { year_end_value: value }),
    // The page asks for nondeductible contributions alone.
    deducted: 0,
    filed:
      filed === true
        ? { return: true, ...(filedOn === undefined ? {} : { date: filedOn }), form_8606: false, deducted: 0 }
        : { return: false, form_8606: false },
  };
}

function entriesOf({ taxYear, contributed, on, converted, convertedOn }: MissedYear): WrittenMap[] {
  const entries: WrittenMap[] = [];
  if (contributed !== undefined && contributed !== 0)
    entries.push({
      date: on ?? "",
      kind: "contribution",
      ...(String(on).startsWith(`${taxYear}-`) ? {} : { for: taxYear }),
      amount: contributed,
    });
  if (converted !== undefined && converted !== 0)
    entries.push({ date: convertedOn ?? "", kind: "conversion", amount: converted });
  return entries;
}
