import { dayOf59AndAHalf, isCivilDate } from "../engine.js";
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
  /** Why no additional tax applies to what was taken out early, as one of `EXCEPTIONS`. */
  readonly exception?: Written | undefined;
  /** The additional tax that the return reported. */
  readonly additionalTax?: Written | undefined;
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
  /** Asked of those who took money out: whether it was early depends on it. */
  readonly born?: Written | undefined;
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
export function missedLedger({ name, born, years, basis }: MissedAnswers): WrittenMap {
  if (years.length === 0) return newLedger(String(name ?? ""));
  const first = Math.min(...years.map(({ taxYear }) => taxYear));
  return {
    owner: answered({ name: name ?? "", born }),
    opening: { year: first - 1, basis: basis ?? 0 },
    years: Object.fromEntries(years.map((each) => [String(each.taxYear), factsOf(each)])),
    entries: years.flatMap(entriesOf),
  };
}

export const isSome = (value: Written | undefined) => value !== undefined && value !== 0;

/** The keys that were answered: nothing is written for the others. */
function answered(all: Readonly<Record<string, Written | undefined>>): WrittenMap {
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

/** The same, and nothing at all when none was. */
function answeredOrNone(all: Readonly<Record<string, Written | undefined>>): WrittenMap | undefined {
  const map = answered(all);
  return Object.keys(map).length === 0 ? undefined : map;
}

function factsOf({ value, filed, joint, ...year }: MissedYear): WrittenMap {
  const isFiled = filed === true;
  return answered({
    year_end_value: value,
    // The page asks for nondeductible contributions alone.
    deducted: 0,
    filing_status: isFiled && joint === true ? "married_joint" : undefined,
    filed: answered({
      return: filed === undefined ? undefined : isFiled,
      date: isFiled ? year.filedOn : undefined,
      form_8606: year.form8606 === true,
      form_1040: isFiled ? answeredOrNone({ "4a": year.line4a, "4b": year.line4b }) : undefined,
      deducted: isFiled ? 0 : undefined,
      form_5329: answeredOrNone({ "4": year.additionalTax }),
    }),
  });
}

/** Why no additional tax applies to money that was taken out early, as the ledger has it: by its reason, or its number. */
const EXCEPTIONS: Readonly<Record<string, WrittenMap>> = {
  no_exception: {},
  disability: { reason: "disability" },
  homebuyer: { reason: "homebuyer" },
  medical: { exception: "05" },
  health_insurance: { exception: "07" },
  education: { exception: "08" },
  equal_payments: { exception: "02" },
};

/** The answers to "Does one of these apply?", in the order in which they are offered. */
export const EXCEPTION_ANSWERS: readonly string[] = Object.keys(EXCEPTIONS);

function entriesOf(year: MissedYear): WrittenMap[] {
  const { taxYear, contributed, on, converted, convertedOn, takenOut, takenOutOn, exception } = year;
  const inYear = [taxYear];
  const happened = [
    { kind: "contribution", amount: contributed, day: on, years: [taxYear, taxYear + 1], more: {} },
    { kind: "conversion", amount: converted, day: convertedOn, years: inYear, more: {} },
    {
      kind: "distribution",
      amount: takenOut,
      day: takenOutOn,
      years: inYear,
      more: EXCEPTIONS[String(exception)] ?? {},
    },
  ];
  return happened.flatMap(({ kind, amount, day, years, more }) => {
    if (!isSome(amount)) return [];
    const dated = datedIn(day, years);
    const isForYear = kind === "contribution" && !String(dated.date).startsWith(`${taxYear}-`);
    return [
      answered({ ...dated, kind, for: isForYear ? taxYear : undefined, ...more, amount: amount as Written }),
    ];
  });
}

/** Whether something was taken out before the person was 59 1/2; null while the date of birth, or the day, does not tell. */
export function isEarly(
  { takenOut, takenOutOn, taxYear }: MissedYear,
  born: Written | undefined,
): boolean | null {
  if (!isSome(takenOut)) return false;
  if (typeof born !== "string" || !isCivilDate(born)) return null;
  const grown = dayOf59AndAHalf(born);
  if (typeof takenOutOn === "string" && isCivilDate(takenOutOn)) return takenOutOn < grown;
  if (grown > `${taxYear}-12-31`) return true;
  return grown <= `${taxYear}-01-01` ? false : null;
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
