import { newLedger } from "../state/household.js";
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
  /** Lines 4a and 4b of that return, as filed. */
  readonly line4a?: Written | undefined;
  readonly line4b?: Written | undefined;
  /** Whether it was a joint return, and then whether the spouse has IRAs. */
  readonly joint?: Written | undefined;
  readonly spouseHasIras?: Written | undefined;
  /** Whether Form 8606 was filed; at the door of missed years it was not. */
  readonly form8606?: Written | undefined;
}

export interface MissedAnswers {
  readonly name?: Written | undefined;
  /** From the oldest to the latest. */
  readonly years: readonly MissedYear[];
  /** Line 14 of the last Form 8606 before them; zero when there never was one. */
  readonly basis?: Written | undefined;
  /** Of a spouse: whether the two file jointly. */
  readonly joint?: Written | undefined;
}

/** The ledger of missed years: the basis before them, what happened in each, and how its return was filed. */
export function missedLedger({ name, years, basis }: MissedAnswers): WrittenMap {
  if (years.length === 0) return newLedger(String(name ?? ""));
  const first = Math.min(...years.map(({ taxYear }) => taxYear));
  return {
    owner: { name: name ?? "" },
    opening: { year: first - 1, basis: basis ?? 0 },
    years: Object.fromEntries(years.map((each) => [String(each.taxYear), factsOf(each)])),
    entries: years.flatMap(entriesOf),
  };
}

export const isSome = (value: Written | undefined) => value !== undefined && value !== 0;

function factsOf({ value, filed, joint, ...year }: MissedYear): WrittenMap {
  const isFiled = filed === true;
  const form8606 = year.form8606 === true;
  return {
    ...(value === undefined ? {} : { year_end_value: value }),
    // The page asks for nondeductible contributions alone.
    deducted: 0,
    ...(isFiled && joint === true ? { filing_status: "married_joint" } : {}),
    ...(filed === undefined
      ? { filed: { form_8606: form8606 } }
      : { filed: isFiled ? returnOf(year, form8606) : { return: false, form_8606: form8606 } }),
  };
}

/** The return as filed. */
function returnOf({ filedOn, line4a, line4b }: Omit<MissedYear, "value">, form8606: boolean): WrittenMap {
  const lines = {
    ...(line4a === undefined ? {} : { "4a": line4a }),
    ...(line4b === undefined ? {} : { "4b": line4b }),
  };
  return {
    return: true,
    ...(filedOn === undefined ? {} : { date: filedOn }),
    form_8606: form8606,
    ...(Object.keys(lines).length === 0 ? {} : { form_1040: lines }),
    deducted: 0,
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
