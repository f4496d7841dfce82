/**
 * What people write in a ledger of their own, as the schema takes it: US dates, dollar signs, capitals, curly quotes. Only
 * what has one reading is taken; everything else stays as it is, and the schema says what to write.
 */
import { ANY_IRA } from "./scalars.js";

const DATE_KEYS: ReadonlySet<unknown> = new Set([
  "amended",
  "born",
  "date",
  "deposited",
  "decedent_died",
  "died",
  "disabled",
  "due",
  "opened",
  "paid_on",
]);

/** Keys whose values are words of a closed list. */
const WORD_KEYS: ReadonlySet<unknown> = new Set([
  "beneficiary",
  "direction",
  "filing_status",
  "from",
  "hsa_coverage",
  "ira",
  "kind",
  "of",
  "reason",
  "round",
  "source",
  "to",
]);

/**
 * A text value of a key, read as people write it.
 *
 * @param key the key that has it, or for an item of a list the key that has the list
 * @example asWritten("01/14/2025", "date") // "2025-01-14"
 * @example asWritten("$7,000", "amount") // "7,000"
 * @example asWritten("Contribution", "kind") // "contribution"
 */
export function asWritten(text: string, key: unknown): string {
  const bare = withoutCurlyQuotes(text);
  if (DATE_KEYS.has(key)) return isoDate(bare);
  if (WORD_KEYS.has(key)) return word(bare, key);
  const [, sign = "", dollars] = /^(-?)(?:\$ ?|USD )(\d[\d,]*(?:\.\d{1,2})?)$/.exec(bare) ?? [];
  return dollars === undefined ? bare : `${sign}${dollars}`;
}

/** Text without the curly quotes that a word processor puts around it; they are not quotes to YAML. */
export function withoutCurlyQuotes(text: string): string {
  return /^[“”„‘’](.*)[“”‘’]$/su.exec(text)?.[1] ?? text;
}

/** A word of a closed list: `Contribution`, and of IRAs also `Roth IRA` and `SEP-IRA`. */
function word(text: string, key: unknown): string {
  const small = text.toLowerCase();
  if (/^[a-z_]+$/.test(small)) return small;
  const kindOfIra = small.replace(/[ -]iras?$/, "").replace(/[ -]/g, "_");
  return key === "ira" && ANY_IRA.some((each) => each === kindOfIra) ? kindOfIra : text;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * A day in ISO form where only one day can be meant: `1/14/2025` and `01-14-2025` as Americans write it, `Jan. 14, 2025`,
 * `14 January 2025`, `2025/1/14`. Anything else stays as it is.
 */
function isoDate(text: string): string {
  const match =
    /^(?<month>\d{1,2})(?<sign>[/-])(?<day>\d{1,2})\k<sign>(?<year>\d{4})$/.exec(text) ??
    /^(?<year>\d{4})(?<sign>[/.-])(?<month>\d{1,2})\k<sign>(?<day>\d{1,2})$/.exec(text) ??
    /^(?<month>[a-z]{3,9})\.? (?<day>\d{1,2}),? (?<year>\d{4})$/i.exec(text) ??
    /^(?<day>\d{1,2})[ -](?<month>[a-z]{3,9})\.?[ -](?<year>\d{4})$/i.exec(text);
  const { year = "", month = "", day = "" } = match?.groups ?? {};
  const number = /^\d/.test(month) ? Number(month) : MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  if (number < 1 || number > 12) return text;
  return `${year}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/**
 * The digits behind a comma of an amount, which inside braces YAML takes for a key: `{ amount: 7,000 }`. No amount has more than
 * ten commas: without an end, what is before would be read again for each of them.
 */
export function isRestOfAmount(key: string, value: unknown, before: unknown): boolean {
  return (
    value === null &&
    (typeof before === "string" || typeof before === "number") &&
    /^\d{3}(?:\.\d{1,2})?[”"]?$/.test(key) &&
    /^[“”]?-?\$? ?\d{1,3}(?:,\d{3}){0,9}$/.test(String(before))
  );
}
