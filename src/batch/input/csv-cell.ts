import type { CellKind } from "./csv-columns.js";

/** What a cell says, or why it cannot be told. */
export type Cell = { readonly value: unknown } | { readonly fault: string };

/**
 * A cell as the ledger has it: a date in ISO form, an amount without its dollar sign, a flag, a number. What is not
 * recognised stays the text that it is, and the ledger's own check says what it must be.
 *
 * @param decimalComma commas may stand before the cents: the file separates its cells by something else
 */
export function readCell(text: string, kind: CellKind, decimalComma: boolean): Cell {
  if (kind === "amount") return amount(text, decimalComma);
  return { value: valueOfCell(text, kind) };
}

function valueOfCell(text: string, kind: CellKind): unknown {
  if (kind === "date") return isoDate(text);
  if (kind === "dates") return text.split(/[\s,;]+/).map(isoDate);
  if (kind === "number") return /^\d{1,9}$/.test(text) ? Number(text) : text;
  if (kind === "flag") return FLAGS[text.toLowerCase()] ?? text;
  return text;
}

const FLAGS: Readonly<Record<string, boolean>> = { true: true, yes: true, false: false, no: false };

/** `1/31/2024` as Americans write a day, `31.1.2024` as others do with dots; other text as it is. */
function isoDate(text: string): string {
  const american = /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})$/.exec(text);
  const { groups } = american ?? /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/.exec(text) ?? {};
  if (groups === undefined) return text;
  return `${groups.year}-${groups.month?.padStart(2, "0")}-${groups.day?.padStart(2, "0")}`;
}

/** `$6,500.00`, `-$200`, `(200.00)` and, where it cannot be taken for anything else, `6.500,00`. */
function amount(text: string, decimalComma: boolean): Cell {
  const bare = text.replace(/[\s\u00a0\u202f$]/g, "");
  const plain = /^\(\d[^()]*\)$/.test(bare) ? `-${bare.slice(1, -1)}` : bare;
  if (!decimalComma) return { value: plain };
  if (/^-?\d{1,3},\d{3}$/.test(plain))
    return { fault: "may be thousands or cents; write it with two decimals, or without a comma" };
  if (/^-?(?:\d+|\d{1,3}(?:\.\d{3})+),\d{2}$/.test(plain))
    return { value: plain.replaceAll(".", "").replace(",", ".") };
  return { value: plain };
}
