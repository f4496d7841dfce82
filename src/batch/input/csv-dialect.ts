import { isUtf8 } from "node:buffer";
import { closeSync, openSync, readSync } from "node:fs";
import { type CsvError, type Options, type Parser, parse } from "csv-parse";
import { winAnsiCharacters } from "../../pdf/fonts/win-ansi.js";
import type { Dialect } from "./csv-source.js";

/** A row may have so many bytes. */
const MOST_ROW_BYTES = 1 << 16;

const SAMPLE = 1 << 16;

/** How a CSV file is written, or why it cannot be read. */
export function dialectOf(path: string): Dialect | string {
  const handle = openSync(path, "r");
  try {
    const chunk = Buffer.alloc(SAMPLE);
    const start = chunk.subarray(0, readSync(handle, chunk, 0, SAMPLE, 0));
    return dialectOfStart(start, () => isUtf8File(handle));
  } finally {
    closeSync(handle);
  }
}

/** The same for a file that is in memory. */
export function dialectOfBytes(bytes: Uint8Array): Dialect | string {
  return dialectOfStart(Buffer.from(bytes.subarray(0, SAMPLE)), () => isUtf8(bytes));
}

function dialectOfStart(start: Buffer, isWholeUtf8: () => boolean): Dialect | string {
  if (start[0] === 0xfe && start[1] === 0xff) return "is UTF-16 with its bytes reversed; save it as UTF-8";
  if (start[0] === 0xff && start[1] === 0xfe)
    return { encoding: "utf16le", delimiter: delimiterOf(start.toString("utf16le")) };
  if (start.includes(0)) return "is no text; save it as CSV in UTF-8";
  const encoding = isWholeUtf8() ? "utf8" : "windows-1252";
  return { encoding, delimiter: delimiterOf(start.toString("latin1")) };
}

/** Whether the whole file is UTF-8; a spreadsheet that does not write it writes Windows-1252. */
function isUtf8File(handle: number): boolean {
  const chunk = Buffer.alloc(1 << 18);
  let kept = 0;
  for (let at = 0; ; ) {
    const read = readSync(handle, chunk, kept, chunk.length - kept, at);
    if (read === 0) return isUtf8(chunk.subarray(0, kept));
    at += read;
    const filled = kept + read;
    // The last character may go on in the next chunk: it begins with the last byte that does not continue one.
    let whole = filled;
    while (whole > 0 && filled - whole < 4 && ((chunk[whole - 1] as number) & 0xc0) === 0x80) whole--;
    if (whole > 0 && (chunk[whole - 1] as number) >= 0xc0) whole--;
    else whole = filled;
    if (!isUtf8(chunk.subarray(0, whole))) return false;
    chunk.copyWithin(0, whole, filled);
    kept = filled - whole;
  }
}

/** What separates the cells of the first line: what it has most of. */
function delimiterOf(text: string): Dialect["delimiter"] {
  const [line = ""] = text.split(/[\r\n]/, 1);
  const bare = line.replace(/"[^"]*"/g, "");
  const count = (char: string) => bare.split(char).length;
  const delimiters = [",", ";", "\t"] as const;
  return delimiters.reduce((best, each) => (count(each) > count(best) ? each : best));
}

/** How the parser reads a file. */
export function optionsOf({ delimiter, encoding }: Dialect): Options {
  return {
    delimiter,
    // What Windows-1252 has otherwise than Latin-1 is mended cell by cell.
    encoding: encoding === "windows-1252" ? "latin1" : encoding,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MOST_ROW_BYTES,
  };
}

/**
 * The parser of a file's rows, to which its bytes are written.
 *
 * @param each gets the cells of a row, and where it ends in the file, in bytes
 */
export function rowParser(dialect: Dialect, each: (cells: string[], end: number) => void): Parser {
  const parser = parse({
    ...optionsOf(dialect),
    on_record: (cells: string[], { bytes }: { bytes: number }) => {
      each(cells, bytes);
      return null;
    },
  });
  // For a row that is not as long as the first, the parser makes an error with a copy of all that it knows, and drops it: that
  // takes many times as long as the row. To it, each row has the length that it expects.
  const { state } = parser as unknown as { readonly state: { readonly record: readonly string[] } };
  Object.defineProperty(state, "expectedRecordLength", { get: () => state.record.length, set: () => {} });
  return parser.resume();
}

/** What is wrong with a row that cannot be read; it goes on after "row 7". */
export function wordsOf({ code }: CsvError): string {
  if (code === "CSV_QUOTE_NOT_CLOSED") return "or one after it opens a quotation mark that is not closed";
  if (code === "CSV_MAX_RECORD_SIZE")
    return `is longer than ${MOST_ROW_BYTES >> 10} KB, or a quotation mark in it is not closed`;
  return `cannot be read (${code})`;
}

/** The characters of Windows-1252, which are those of WinAnsiEncoding. */
const WINDOWS_1252 = new Map(winAnsiCharacters());

/** A cell of a Windows-1252 file that was read as Latin-1. */
export function mended(latin1: string): string {
  return latin1.replace(/[\u0080-\u009f]/g, (char) => WINDOWS_1252.get(char.charCodeAt(0)) ?? char);
}
