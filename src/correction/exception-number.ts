import { numberOfReason } from "../data/exception-numbers.js";
import { yearOf } from "../ledger/date.js";
import type { Entry, Ledger } from "../ledger/schema.js";
import type { Form5329 } from "../lines/early-tax.js";
import type { Cents } from "../money/cents.js";
import type { YearState } from "./year-state.js";

type Distribution = Extract<Entry, { kind: "distribution" }>;

/** What the exceptions of IRAs are for, by number (Instructions for Form 5329, line 2; IRC 72(t)(2)). */
const IS_FOR: Readonly<Record<string, string>> = {
  "02": "substantially equal periodic payments",
  "03": "disability",
  "04": "death",
  "05": "medical expenses",
  "07": "health insurance premiums while unemployed",
  "08": "higher education expenses",
  "09": "a first home",
  "10": "an IRS levy",
  "11": "a qualified reservist",
  "19": "a birth or adoption",
  "20": "a terminal illness",
  "22": "domestic abuse",
  "23": "an emergency",
};

/** Every one of those names. */
export const EXCEPTION_NAMES: readonly string[] = Object.values(IS_FOR);

/**
 * The number of an exception with what it is for, where that has a name here.
 *
 * @example namedException("08") // "exception number 08 for higher education expenses"
 */
export function namedException(number: string): string {
  const name = IS_FOR[number];
  return `exception number ${number}${name === undefined ? "" : ` for ${name}`}`;
}

/** The distributions of a year whose exception has only a number, so that the ledger's words say why it applies. */
export function unnamedExceptions(ledger: Ledger, taxYear: number): Distribution[] {
  return exceptionsOf(ledger, taxYear).filter((entry) => {
    const number = numberOf(entry, ledger);
    return number !== null && IS_FOR[number] === undefined;
  });
}

/** Why an exception of a year applies that has only a number: one sentence for each reason, with a blank where the ledger has none. */
export function groundsOfExceptions(
  ledger: Ledger,
  { tax_year, right }: Omit<Year5329, "form_5329">,
): string[] {
  if ((right.form_5329?.["2"] ?? 0) === 0) return [];
  const said = unnamedExceptions(ledger, tax_year).map(
    ({ exception, exception_reason }) =>
      `Exception number ${exception} applies for this reason: ${exception_reason === null ? REASON_BLANK : inOneSentence(exception_reason)}.`,
  );
  return [...new Set(said)];
}

/** Where the signer writes why an exception applies. */
const REASON_BLANK = "____________________";

/** Words of the ledger that end a sentence, without a full stop of their own. */
export function inOneSentence(words: string): string {
  return words.replace(/\s+/g, " ").replace(/[. ]+$/, "");
}

/** What of a year's Form 5329 shows which exceptions it has. */
export interface Year5329 {
  readonly tax_year: number;
  readonly right: { readonly form_5329?: Form5329 };
  readonly form_5329: { readonly status: YearState["form_5329"]; readonly right: Cents };
}

/** The number for distributions on death. */
export const ON_DEATH = "04";

/**
 * The number beside line 2 of a year's Form 5329, where every distribution of the year that is excepted has the same exception:
 * all of them, where line 2 is all of line 1. Null otherwise: then the Instructions for Form 5329 have it.
 */
export function exceptionNumber(
  ledger: Ledger,
  { tax_year, right }: Omit<Year5329, "form_5329">,
): string | null {
  const { "1": early, "2": excepted } = right.form_5329 ?? {};
  if (early === undefined || early === 0 || excepted === undefined || excepted === 0) return null;
  const numbers = new Set(
    ledger.entries.flatMap((entry) =>
      entry.kind === "distribution" && entry.date !== null && yearOf(entry.date) === tax_year
        ? [numberOf(entry, ledger)].filter((number) => early === excepted || number !== null)
        : [],
    ),
  );
  const [number] = numbers;
  return numbers.size === 1 ? (number ?? null) : null;
}

/** Reasons that free a distribution from the additional tax and whose number the instructions have. */
const FREED: ReadonlySet<Distribution["reason"]> = new Set([
  "disability",
  "death",
  "homebuyer",
  "reservist",
  "birth_adoption",
  "emergency",
  "domestic_abuse",
  "terminal_illness",
]);

/** The distributions of a year for which the ledger has an exception to the additional tax. */
export function exceptionsOf(ledger: Ledger, taxYear: number): Distribution[] {
  return ledger.entries.filter(
    (entry): entry is Distribution =>
      entry.kind === "distribution" &&
      entry.date !== null &&
      yearOf(entry.date) === taxYear &&
      (FREED.has(entry.reason) || numberOf(entry, ledger) !== null),
  );
}

/** The numbers of those exceptions, each once; a reason without a number here has none. */
export function exceptionNumbersOf(ledger: Ledger, taxYear: number): string[] {
  const numbers = exceptionsOf(ledger, taxYear).flatMap((entry) => numberOf(entry, ledger) ?? []);
  return [...new Set(numbers)];
}

function numberOf({ exception, reason, date }: Distribution, { owner }: Ledger): string | null {
  if (owner.inherited_from !== null) return ON_DEATH;
  const isDisabled = owner.disabled !== null && date !== null && date >= owner.disabled;
  const byReason = date === null ? null : numberOfReason(reason, yearOf(date));
  return exception ?? byReason ?? (isDisabled ? "03" : null);
}

/**
 * Whether Form 1099-R shows the exception, where a year's Form 5329 would show nothing but exceptions for all that came out
 * early; null where it shows more, and `unknown` while the ledger does not say. The payer's code does not count for a Roth
 * IRA: what is on line 1 from it needs the form in every case (Instructions for Form 5329, Who Must File).
 */
export function onlyException(ledger: Ledger, year: Year5329): "shown" | "not_shown" | "unknown" | null {
  if (!isOnlyException(year)) return null;
  const excepted = exceptionsOf(ledger, year.tax_year);
  if (excepted.some(({ ira }) => ira === "roth") && ledger.owner.inherited_from === null) return "not_shown";
  const all = excepted.map(({ exception_shown }) => exception_shown);
  // Nothing else that can bear an exception has a code that shows one.
  if (all.includes(false) || all.length === 0) return "not_shown";
  return all.includes(null) ? "unknown" : "shown";
}

/**
 * Whether a return leaves out an exception that only Form 5329 shows (Instructions for Form 5329, Who Must File). For a
 * distribution on death the payer's code 4 shows it unless the ledger says otherwise.
 */
export function exceptionState(ledger: Ledger, year: Year5329): YearState["exception"] {
  const shown = onlyException(ledger, year);
  if (shown === null || shown === "shown") return "none";
  const filed = ledger.years[year.tax_year]?.filed?.form_5329 ?? {};
  const { form_5329: right } = year.right;
  if ((["1", "2"] as const).every((line) => filed[line] === right?.[line])) return "none";
  if (shown === "not_shown") return "to_report";
  return exceptionNumber(ledger, year) === ON_DEATH ? "none" : "unknown";
}

/** Whether the form of a year shows nothing but an exception for all that came out early. */
function isOnlyException({ right, form_5329 }: Year5329): boolean {
  const { "2": excepted = 0, "3": taxed, "9": earlier = 0, "18": earlierRoth = 0 } = right.form_5329 ?? {};
  return (
    form_5329.status === "same" &&
    form_5329.right === 0 &&
    excepted > 0 &&
    taxed === 0 &&
    earlier + earlierRoth === 0
  );
}
