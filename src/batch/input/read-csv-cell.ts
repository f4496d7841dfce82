import { asWritten, withoutCurlyQuotes } from "../../ledger/as-written.js";
import { TEXT_KEYS } from "../../ledger/read-yaml.js";
import { type CellKind, COLUMNS, type Column } from "./csv-columns.js";

/** What a cell says, or why it cannot be told. */
export type Cell = { readonly value: unknown } | { readonly fault: string };

/**
 * A cell as the ledger has it: a date in ISO form, an amount without its dollar sign, a flag, a number. What is not
 * recognised stays the text that it is, and the ledger's own check says what it must be.
 *
 * @param decimalComma commas may stand before the cents: the file separates its cells by something else
 */
export function readCell(given: string, column: Column, decimalComma: boolean): Cell {
  const kind = COLUMNS[column];
  const text = withoutCurlyQuotes(given);
  if (kind === "amount") return amount(text, decimalComma);
  if (kind === "text") return { value: TEXT_KEYS.has(column) ? text : asWritten(text, column) };
  if (kind === "birthday" && SHORT_YEAR.test(text)) return birthday(text);
  return { value: valueOfCell(text, kind) };
}

function valueOfCell(text: string, kind: CellKind): unknown {
  if (kind === "date" || kind === "birthday") return isoDate(text);
  if (kind === "dates") return text.split(/[\s,;]+/).map(isoDate);
  if (kind === "number") return /^\d{1,9}$/.test(text) ? Number(text) : text;
  if (kind === "flag") return FLAGS[text.toLowerCase()] ?? text;
  return text;
}

const FLAGS: Readonly<Record<string, boolean>> = { true: true, yes: true, false: false, no: false };

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** `1/31/2024` and `01/31/24` as Americans write a day, `31.1.2024` and `31.01.24` as others do, `31-Jan-24`. */
const DAYS = [
  /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4}|\d\d)$/,
  /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4}|\d\d)$/,
  /^(?<day>\d{1,2})-(?<month>[a-z]{3})-(?<year>\d{4}|\d\d)$/i,
];
/** What a spreadsheet shows of the time when a day has none. */
const MIDNIGHT = / 0?0:00(:00)?$/;

/** A day in ISO form; other text, and a day of no month, as it is. */
function isoDate(text: string): string {
  const day = text.replace(MIDNIGHT, "");
  const { groups } = DAYS.map((pattern) => pattern.exec(day)).find((match) => match !== null) ?? {};
  if (groups === undefined) return day;
  const { year = "", month = "", day: ofMonth = "" } = groups;
  const number = /\d/.test(month) ? month : String(MONTHS.indexOf(month.toLowerCase()) + 1);
  if (Number(number) < 1 || Number(number) > 12) return day;
  return `${fullYear(year)}-${number.padStart(2, "0")}-${ofMonth.padStart(2, "0")}`;
}

/** Spreadsheets take 30 to 99 for years of the last century. What happens in an IRA is all within their hundred years. */
function fullYear(year: string): string {
  if (year.length === 4) return year;
  return `${Number(year) < 30 ? "20" : "19"}${year}`;
}

const SHORT_YEAR = /\D\d\d$/;

/** Who was born in 1925 and who was in 2025 look alike where a spreadsheet shows two digits of a year. */
function birthday(text: string): Cell {
  const day = isoDate(text);
  if (day === text || day < "2000") return { value: day };
  return { fault: "may be of either century; write the year with four digits" };
}

/** `$6,500.00`, `-$200`, `(200.00)`, `$ -` and, where it cannot be taken for anything else, `6.500,00`. */
function amount(text: string, decimalComma: boolean): Cell {
  const bare = text.replace(/[\s\u00a0\u202f$]/g, "");
  // A column in a spreadsheet's accounting format has a dash for zero.
  if (bare === "-") return { value: "0" };
  const plain = /^\(\d[^()]*\)$/.test(bare) ? `-${bare.slice(1, -1)}` : bare;
  if (!decimalComma) return { value: plain };
  if (/^-?\d{1,3},\d{3}$/.test(plain))
    return { fault: "may be thousands or cents; write it with two decimals, or without a comma" };
  if (/^-?(?:\d+|\d{1,3}(?:\.\d{3})+),\d{2}$/.test(plain))
    return { value: plain.replaceAll(".", "").replace(",", ".") };
  return { value: plain };
}
