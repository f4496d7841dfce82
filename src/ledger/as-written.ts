/**
 * What people write in a ledger of their own, as the schema takes it: US dates, dollar signs, capitals. Only what has one
 * reading is taken; everything else stays as it is, and the schema says what to write.
 */

const DATE_KEYS: ReadonlySet<unknown> = new Set([
  "amended",
  "born",
  "date",
  "deposited",
  "died",
  "disabled",
  "due",
  "paid_on",
]);

/** Keys whose values are words of a closed list. */
const WORD_KEYS: ReadonlySet<unknown> = new Set([
  "beneficiary",
  "direction",
  "filing_status",
  "from",
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
  if (DATE_KEYS.has(key)) return isoDate(text);
  if (WORD_KEYS.has(key)) return /^[A-Za-z_]+$/.test(text) ? text.toLowerCase() : text;
  const [, sign = "", dollars] = /^(-?)\$ ?(\d[\d,]*(?:\.\d{1,2})?)$/.exec(text) ?? [];
  return dollars === undefined ? text : `${sign}${dollars}`;
}

/** A US date, month first; a day that could not be one stays as it is. */
function isoDate(text: string): string {
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  if (month === undefined || day === undefined || Number(month) > 12) return text;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** The digits behind a comma of an amount, which inside braces YAML takes for a key: `{ amount: 7,000 }`. */
export function isRestOfAmount(key: string, value: unknown, before: unknown): boolean {
  return (
    value === null && /^\d{3}(?:\.\d{1,2})?$/.test(key) && /^-?\$? ?\d{1,3}(?:,\d{3})*$/.test(String(before))
  );
}
