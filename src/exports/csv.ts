import type { Cents } from "../money/cents.js";
import { safeCell } from "../text/safe-csv-cell.js";

/** By this mark Excel knows a file as UTF-8; without it an accent in a name comes out wrong. */
const BYTE_ORDER_MARK = "\ufeff";

/** A cell: text, made safe and quoted where it must be; cents, as a plain number of dollars; or nothing. */
export type Cell = string | Cents | null | undefined;

/**
 * A table as a CSV file that spreadsheets open right: UTF-8 with its mark, lines that end as RFC 4180 has them,
 * amounts without a dollar sign or separators. No text is taken for a formula.
 */
export function csvFile(heads: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [heads, ...rows].map((cells) => cells.map(written).join(","));
  return `${BYTE_ORDER_MARK}${lines.join("\r\n")}\r\n`;
}

function written(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  return typeof cell === "number" ? plainDollars(cell) : safeCell(cell);
}

/** Dollars for a machine: `7000`, `7000.25`, `-33`. @param cents cents; whole dollars are written without decimals */
export function plainDollars(cents: Cents): string {
  const size = Math.abs(cents);
  const text =
    size % 100 === 0
      ? String(size / 100)
      : `${Math.floor(size / 100)}.${String(size % 100).padStart(2, "0")}`;
  return cents < 0 ? `-${text}` : text;
}
