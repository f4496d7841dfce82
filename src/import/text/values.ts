import { isCivilDate } from "../../ledger/date.js";
import type { Cents } from "../../money/cents.js";

/** The largest amount that a paper may print, in cents. */
const LARGEST: Cents = 99_999_999_999;

/**
 * An amount in whole cents: `$1,234.00`, `-$600`, `($600.00)`, `-1080.0`, `7003.12`. Undefined for anything else, also
 * for `1.234,56` and for more than two decimals that are not zeros.
 */
export function centsIn(text: string): Cents | undefined {
  const bare = text.replace(/\s+/g, "").replace(/\u2212/g, "-");
  const inBrackets = bare.startsWith("(") && bare.endsWith(")");
  const unsigned = inBrackets ? bare.slice(1, -1) : bare;
  const [, minus = "", behind = "", whole = "", decimals = ""] =
    /^(-?)\$?(-?)(\d{1,3}(?:,\d{3})+|\d{1,12})?(?:\.(\d{0,8}))?$/.exec(unsigned) ?? [];
  if (whole + decimals === "" || (minus !== "" && behind !== "")) return undefined;
  if (!/^\d{0,2}0*$/.test(decimals)) return undefined;
  const cents = Number(whole.replaceAll(",", "")) * 100 + Number(decimals.slice(0, 2).padEnd(2, "0"));
  if (cents > LARGEST) return undefined;
  return (inBrackets || minus !== "" || behind !== "") && cents !== 0 ? -cents : cents;
}

/** Whether a text looks like money: with a bare integer one cannot tell. */
export function looksLikeMoney(text: string): boolean {
  return /[$.]/.test(text) && centsIn(text) !== undefined;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * A day as YYYY-MM-DD, from `2025-06-02` (also with a time behind it), `06/02/2025`, `6-2-25`, `Jun-02-2025`,
 * `Jun. 2, 2025`, `20250602` and Quicken's `6/2'25`. Undefined when it is none, or no day of the calendar.
 */
export function dayIn(text: string): string | undefined {
  const trimmed = text.trim();
  const iso =
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?:$|[T ])/.exec(trimmed) ??
    /^(\d{4})(\d{2})(\d{2})(?:\d{6}.*)?$/.exec(trimmed);
  if (iso !== null) return civil(iso[1], iso[2], iso[3]);
  const american = /^(\d{1,2})\s?[/-]\s?(\d{1,2})\s?[/'-]\s?(\d{4}|\d{1,2})(?:$|[T ])/.exec(trimmed);
  if (american !== null) return civil(american[3], american[1], american[2]);
  const named = /^([A-Za-z]{3,9})[. -]{1,2}(\d{1,2})(?:,\s?|-|\s)(\d{4}|\d{2})$/.exec(trimmed);
  if (named === null) return undefined;
  const month = MONTHS.indexOf((named[1] ?? "").slice(0, 3).toLowerCase()) + 1;
  return civil(named[3], String(month), named[2]);
}

function civil(year = "", month = "", day = ""): string | undefined {
  // Two digits are of the years that account histories and transcripts can be of.
  const full =
    year.length === 4 ? year : String(Number(year) < 80 ? 2000 + Number(year) : 1900 + Number(year));
  const date = `${full}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isCivilDate(date) ? date : undefined;
}

/** The year of a tax period: `December, 2024`, `Dec. 31, 2024`, `12-31-2024`, `12/2024`, `202412`. */
export function yearOfPeriod(text: string): number | undefined {
  const found =
    /(?:^|[^\d])((?:19|20)\d{2})(?:$|[^\d])/.exec(text) ?? /^((?:19|20)\d{2})\d{2}$/.exec(text.trim());
  return found === null ? undefined : Number(found[1]);
}

/** The last four digits of an SSN or identification number, masked or not; null when fewer are printed. */
export function lastFourDigits(text: string): string | null {
  const digits = text.replace(/\D/g, "");
  return digits.length >= 4 ? digits.slice(-4) : null;
}

/**
 * Up to four last characters of an account number: `257-999998-1`, whose last digit is only the type of the position,
 * gives 9998; `XXX178` gives 178. Null when it has no digit.
 */
export function lastOfAccount(text: string): string | null {
  const trimmed = text.trim();
  const number = /^[A-Za-z]?\d[\d-]{5,}-\d$/.test(trimmed) ? trimmed.slice(0, -2) : trimmed;
  const signs = number.replace(/[^A-Za-z\d]/g, "").slice(-4);
  return /\d/.test(signs) ? signs.replace(/^[Xx]+/, "") : null;
}

/**
 * A text without the numbers of persons and accounts: of every number of six digits and more that is no date and no
 * amount, the last four digits are left. What is shown, stored or logged of a paper goes through here.
 */
export function cutNumbers(text: string): string {
  return text.replace(/\b\d{3} \d{2} (\d{4})\b/g, "…$1").replace(/[$\w,'-]+(?:\.\d+)*/g, (found) => {
    const word = found.replace(/[,'-]+$/, "");
    const isLong = word.replace(/\D/g, "").length >= 6;
    const isAmount = /^-?\$|^-?[\d,]+\.\d{1,2}$/.test(word);
    const isDay = /\D/.test(word) && dayIn(word) !== undefined;
    return isLong && !isAmount && !isDay ? `…${lastOfAccount(word) ?? ""}${found.slice(word.length)}` : found;
  });
}

/** The name of a file without account numbers: of a number of six digits and more the last four are left. */
export function cutFileName(name: string): string {
  return name.replace(/\d{3}-\d{2}-\d{4}|\d{3}-\d{6}|\d{6,}/g, (number) =>
    /^(?:19|20)\d{6}$/.test(number) ? number : `…${number.slice(-4)}`,
  );
}
