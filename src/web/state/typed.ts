import { formatDollars, parseDollars } from "../engine.js";
import type { Written } from "./written.js";

/**
 * What a person types, as a ledger has it: `$7,000` as 7000, `01/14/2025` as 2025-01-14. What cannot be read stays as
 * it was typed, and the ledger then says what is wrong with it. Nothing typed is nothing written.
 */
export function typedMoney(text: string): Written | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  const inBrackets = /^\((.*)\)$/.exec(trimmed);
  const plain = (inBrackets ? `-${inBrackets[1]}` : trimmed)
    .replace(/^([-+\u2212]?)\s*(?:USD|\$)?\s*([-\u2212]?)/i, (_, before: string, after: string) =>
      /[-\u2212]/.test(before + after) ? "-" : "",
    )
    .replace(/\s+/g, "")
    .replace(/\.$/, "");
  const cents = parseDollars(plain);
  return cents === undefined ? trimmed : cents / 100;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** A day as Americans write it: 01/14/2025, 1-14-2025, Jan 14, 2025, 14 January 2025, 2025-01-14. */
export function typedDate(text: string): Written | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  const iso = (year: string, month: string | number, day: string) =>
    `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
  const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(trimmed);
  if (numbers) return iso(numbers[3] as string, numbers[1] as string, numbers[2] as string);
  const yearFirst = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(trimmed);
  if (yearFirst) return iso(yearFirst[1] as string, yearFirst[2] as string, yearFirst[3] as string);
  const words =
    /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i.exec(trimmed) ??
    swapped(/^(\d{1,2})\s+([a-z]{3,9})\.?,?\s+(\d{4})$/i.exec(trimmed));
  const month = MONTHS.indexOf((words?.[1] ?? "").slice(0, 3).toLowerCase());
  if (words && month >= 0) return iso(words[3] as string, month + 1, words[2] as string);
  return trimmed;
}

function swapped(match: RegExpExecArray | null): string[] | null {
  return match && [match[0], match[2] as string, match[1] as string, match[3] as string];
}

/** A year as a number. */
export function typedYear(text: string): Written | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  return /^\d{4}$/.test(trimmed) ? Number(trimmed) : trimmed;
}

/** A line of text; nothing but spaces is nothing. */
export function typedText(text: string): Written | undefined {
  return text.trim() === "" ? undefined : text;
}

/** An amount of a ledger as a field shows it: 7000 as `7,000`, 7000.5 as `7,000.50`; other text as it is. */
export function shownMoney(value: Written | undefined): string {
  if (value === undefined || value === null || typeof value === "object" || typeof value === "boolean")
    return "";
  const cents = parseDollars(typeof value === "string" ? value.trim() : value);
  if (cents === undefined) return String(value);
  return `${cents < 0 ? "-" : ""}${formatDollars(Math.abs(cents))}`;
}

/** A day of a ledger as a field shows it: 2025-01-14 as `01/14/2025`. */
export function shownDate(value: Written | undefined): string {
  if (typeof value !== "string") return value === undefined || value === null ? "" : String(value);
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
  return day === undefined ? value : `${month}/${day}/${year}`;
}

/** Any other value as text. */
export function shownText(value: Written | undefined): string {
  return value === undefined || value === null || typeof value === "object" ? "" : String(value);
}
