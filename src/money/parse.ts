import type { Cents } from "./cents.js";

/** An amount as text, with or without commas between its thousands. */
export const DOLLARS = /^(-?)(0|[1-9]\d{0,8}|[1-9]\d{0,2}(?:,\d{3}){1,2})(?:\.(\d{1,2}))?$/;

/**
 * Dollars as a number or as text (`6500`, `"6,500.00"`, `"-33.5"`) in exact whole cents, or undefined when it
 * is not an amount. A number is read by its shortest decimal text, so no multiplication can be off by a cent:
 * at most two decimals, at most 999,999,999.99, no exponent, no sign but minus, no leading zeros.
 */
export function parseDollars(dollars: number | string): Cents | undefined {
  const text = typeof dollars === "number" ? String(dollars) : dollars.trim();
  const match = DOLLARS.exec(text);
  if (!match) return undefined;
  const [, sign, whole = "", decimals = ""] = match;
  const cents = Number(whole.replaceAll(",", "")) * 100 + Number(decimals.padEnd(2, "0"));
  return sign && cents !== 0 ? -cents : cents;
}

/** Why `parseDollars` refuses it, without repeating it. */
export function whyNotDollars(dollars: number | string): string {
  const text = String(dollars).trim();
  if (/^-?\d[\d,]*\.\d{3,}$/.test(text)) return "must have at most two decimals";
  if (/^-?[1-9]\d*(?:\.\d*)?$/.test(text) && Math.abs(Number(text)) >= 1e9)
    return "must be at most 999,999,999.99";
  if (/^\$?[\d.,]+ ?(?:k|m|thousand|million)$/i.test(text)) return "must be written in full: 7000, not 7k";
  if (/^-?\(.*\)$/.test(text))
    return "must be written without parentheses, and a negative amount with a minus sign";
  return DOLLARS_EXPECTED;
}

/** The largest amount that a ledger can hold, in cents. */
export const LAST_AMOUNT: Cents = 99_999_999_999;

export const DOLLARS_EXPECTED =
  'must be an amount in dollars with at most two decimals, such as 6500 or "6,500.00"';
