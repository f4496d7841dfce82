import { CsvError, parse } from "csv-parse/browser/esm/sync";
import { plain } from "./text-lines.js";

/** A row of a table, its cells plain, and the line it begins on. */
export interface CsvRow {
  line: number;
  cells: string[];
}

/** The rows of a table; `broken` is the line from which on the file is not a table. */
export interface Csv {
  rows: CsvRow[];
  broken?: number;
  /** There were more rows than are read. */
  tooMany: boolean;
  /** It is broken by a row of more columns than any table has, wherever the text ends. */
  tooWide?: boolean;
}

/** No history that a person downloads is longer. */
export const MOST_ROWS = 10_000;

/** No table that a person downloads is wider. */
const MOST_COLUMNS = 1000;
/** Where a table begins, its header stands in so many characters. */
const HEAD = 1 << 17;

/** The first rows of a text as a table, by which it is told what it holds. The last one may not be whole. */
export function beginningOfCsv(text: string): Csv {
  return readCsv(text.slice(0, HEAD));
}

/** Ends the reading at a row that no table has. */
class TooWide extends Error {}

/**
 * Reads a table with commas, semicolons or tabs between its cells. Blank rows are left out. A row of more columns than any table
 * has is where the file is no table any more.
 */
export function readCsv(text: string): Csv {
  const rows: CsvRow[] = [];
  let tooMany = false;
  const onRecord = (cells: string[], { lines }: { lines: number }) => {
    if (cells.length > MOST_COLUMNS) throw new TooWide();
    if (rows.length >= MOST_ROWS) tooMany = true;
    else if (cells.some((cell) => cell.trim() !== "")) {
      const height = cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
      rows.push({ line: Math.max(1, lines - height), cells: cells.map(plain) });
    }
    return null;
  };
  const options = {
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: 1 << 16,
    to: MOST_ROWS + 1,
    on_record: onRecord,
  };
  try {
    // Of a text, the parser for browsers makes bytes character by character; of bytes it knows no byte order mark.
    parse(new TextEncoder().encode(text.replace(/^\uFEFF/, "")), options);
  } catch (error) {
    if (!(error instanceof CsvError || error instanceof TooWide)) throw error;
    const broken = (rows.at(-1)?.line ?? 0) + 1;
    return { rows, broken, tooMany, tooWide: error instanceof TooWide };
  }
  return { rows, tooMany };
}

/** The sign that stands most often in the first lines, outside of quotes as far as that can be seen. */
function delimiterOf(text: string): "," | ";" | "\t" {
  const head = text.slice(0, 4000);
  const count = (sign: string) => head.split(sign).length;
  if (count("\t") > count(",") && count("\t") > count(";")) return "\t";
  return count(";") > count(",") ? ";" : ",";
}
