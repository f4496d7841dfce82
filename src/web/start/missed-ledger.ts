import { isCivilDate } from "../engine.js";
import { newLedger } from "../state/household.js";
import { typedDate } from "../state/typed.js";
import type { Written, WrittenMap } from "../state/written.js";

/** One year for which Form 8606 is missing, as a person remembers it. */
export interface MissedYear {
  readonly taxYear: number;
  readonly contributed?: Written | undefined;
  readonly on?: Written | undefined;
  readonly converted?: Written | undefined;
  readonly convertedOn?: Written | undefined;
  /** Taken out and not put back. */
  readonly takenOut?: Written | undefined;
  readonly takenOutOn?: Written | undefined;
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
  /** The person thought of the year only when asked about later ones: its Form 8606 may have been filed. */
  readonly isLater?: boolean;
  /** Whether Form 8606 was filed; in the years chosen first at the door of missed years it was not. */
  readonly form8606?: Written | undefined;
}

export interface MissedAnswers {
  readonly name?: Written | undefined;
  /** From the oldest to the latest. */
  readonly years: readonly MissedYear[];
  /** Line 14 of the last Form 8606 before them; zero when there never was one. */
  readonly basis?: Written | undefined;
  /** Whether something was taken out or converted after the years chosen first. */
  readonly later?: Written | undefined;
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

function entriesOf(year: MissedYear): WrittenMap[] {
  const { taxYear, contributed, on, converted, convertedOn, takenOut, takenOutOn } = year;
  const entries: WrittenMap[] = [];
  if (isSome(contributed)) {
    const dated = datedIn(on, [taxYear, taxYear + 1]);
    const isInYear = String(dated.date).startsWith(`${taxYear}-`);
    entries.push({
      ...dated,
      kind: "contribution",
      ...(isInYear ? {} : { for: taxYear }),
      amount: contributed as Written,
    });
  }
  if (isSome(converted))
    entries.push({ ...datedIn(convertedOn, [taxYear]), kind: "conversion", amount: converted as Written });
  if (isSome(takenOut))
    entries.push({ ...datedIn(takenOutOn, [taxYear]), kind: "distribution", amount: takenOut as Written });
  return entries;
}

/** A day as the ledger has it; what cannot be read stays as it was written, and the ledger says so. */
function datedIn(written: Written | undefined, years: readonly number[]): WrittenMap {
  const rough = roughDay(written, years[0] as number);
  return rough === null ? { date: written ?? "" } : { date: rough, day: "unknown" };
}

/**
 * A day of which only the month or the year is known, as `06/2019`, `June 2019` or `2019`: the first of the month, or
 * the end of its year. In the year after `taxYear`, where a contribution for it counts until the due date, the year
 * alone stands for January 1.
 *
 * @returns null when it is something else
 */
export function roughDay(written: Written | undefined, taxYear: number): string | null {
  const text = String(written ?? "").trim();
  if (/^(?:19|20)\d\d$/.test(text)) return Number(text) === taxYear ? `${text}-12-31` : `${text}-01-01`;
  const [, month, year] = /^(\d{1,2}|[a-z]{3,9}\.?)[\s/.,-]+((?:19|20)\d\d)$/i.exec(text) ?? [];
  const first =
    month === undefined
      ? ""
      : typedDate(`${month.replace(".", "")}${/^\d/.test(month) ? "/1/" : " 1, "}${year}`);
  return typeof first === "string" && isCivilDate(first) ? first : null;
}
