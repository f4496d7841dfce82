import type { ErrorCode, Problem } from "../errors.js";
import { readJson } from "../ledger/read-json.js";
import { placeKey } from "../ledger/text.js";
import { isBoxesCsv, readBoxesCsv } from "./boxes/boxes-csv.js";
import { isFdx, readFdx } from "./boxes/fdx.js";
import { isOfx, readOfx } from "./boxes/ofx.js";
import type { Paper, PaperFile, PapersRead } from "./facts.js";
import { isQif, readQif } from "./histories/qif.js";
import { type ColumnMapping, isHistory, readRegister } from "./histories/registers.js";
import { isSchwabJson, readSchwabJson } from "./histories/schwab-json.js";
import { isSectionFile, readSectionFile } from "./histories/sections.js";
import { MOST_ROWS, readCsv } from "./text/csv.js";
import { isHtml, linesOfHtml } from "./text/html.js";
import { decodeText, type Line, linesOf } from "./text/lines.js";
import { cutFileName } from "./text/values.js";
import { isTranscript } from "./transcripts/parts.js";
import { readTranscripts } from "./transcripts/read-transcripts.js";

export type { ColumnMapping } from "./histories/registers.js";

export interface ReadOptions {
  /** By the name of the file: which columns of its table hold what. */
  columns?: Readonly<Record<string, ColumnMapping>>;
}

/** No paper that a person downloads is larger. */
export const MOST_BYTES = 5 * 1024 * 1024;

/**
 * Reads every paper in some files, told apart by what is in them. Only account numbers that stand nowhere else are
 * taken from a file's name. The order of the files changes nothing but the order of the papers. What cannot be read is
 * a problem with its reason; nothing is thrown.
 */
export async function readPapers(
  files: readonly PaperFile[],
  options: ReadOptions = {},
): Promise<PapersRead> {
  const all: PapersRead = { papers: [], problems: [] };
  for (const file of files) {
    const { papers, problems } = await readFile(file, options.columns?.[file.name]);
    all.papers.push(...papers);
    all.problems.push(...problems);
  }
  return all;
}

async function readFile({ name, bytes }: PaperFile, mapping: ColumnMapping | undefined): Promise<PapersRead> {
  const reading = new FileReading(cutFileName(name));
  try {
    const reason = refusal(bytes);
    if (reason !== undefined) reading.problem("not_supported", reason);
    else readText(reading, decodeText(bytes), mapping);
  } catch (error) {
    // A paper that is nested or repeated beyond all measure ends here; every other error is a fault of the program.
    if (!(error instanceof RangeError)) throw error;
    reading.problem("invalid_value", "this file is damaged. Download it again.");
  }
  return reading;
}

/** How files of pictures begin: PNG, JPEG, GIF, TIFF. */
const PICTURES = ["\x89PNG", "\xff\xd8\xff", "GIF8", "II*\0", "MM\0*"];

/** Why a file is none that can be read, by its first bytes. */
function refusal(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  if (bytes.length === 0) return "this file is empty.";
  if (bytes.length > MOST_BYTES)
    return "this file is larger than 5 MB. Split it, or download one year at a time.";
  if (head.startsWith("PK"))
    return "this is a ZIP file or an Excel workbook. Save the table as CSV, or unpack the files.";
  if (PICTURES.some((sign) => head.startsWith(sign)) || head.startsWith("ftyp", 4)) {
    return "this is a picture. Download the paper as a PDF with text, or copy its text.";
  }
  if (head.startsWith("\xd0\xcf\x11\xe0")) return "this is an old Office file. Save it as CSV or PDF.";
  return undefined;
}

class FileReading implements PapersRead {
  readonly papers: Paper[] = [];
  readonly problems: Problem[] = [];

  constructor(readonly file: string) {}

  problem(code: ErrorCode, message: string, line?: number): void {
    this.problems.push({ code, path: this.file, pointer: "", message, ...(line !== undefined && { line }) });
  }

  take({
    papers,
    problems,
  }: {
    papers: readonly Paper[];
    problems?: readonly { line: number; message: string }[];
  }) {
    this.papers.push(...papers);
    for (const { line, message } of problems ?? []) this.problem("invalid_value", message, line);
  }
}

function readText(reading: FileReading, text: string, mapping: ColumnMapping | undefined): void {
  const { file } = reading;
  if (isOfx(text)) {
    reading.take(readOfx(text, file));
    if (reading.papers.length === 0 && reading.problems.length === 0)
      reading.problem("not_supported", NO_TAX_FORMS);
    return;
  }
  if (/^\s*[[{]/.test(text) && readJsonText(reading, text)) return;
  if (isQif(text)) {
    reading.take(readQif(text, file));
    return;
  }
  const lines = isHtml(text) ? linesOfHtml(text) : linesOf(text);
  if (isTranscript(lines)) {
    takeTranscripts(reading, lines);
    return;
  }
  if (readTable(reading, text, mapping)) return;
  reading.problem("not_supported", UNKNOWN);
}

const NO_TAX_FORMS = "this file has no Form 1099-R, 5498 or W-2.";
const UNKNOWN =
  "this is none of the papers that can be read: IRS transcripts, Forms 1099-R, 5498 and 8606, account histories in CSV or QIF, and FDX or OFX files.";

function takeTranscripts(reading: FileReading, lines: readonly Line[]): void {
  const { papers, refused } = readTranscripts(lines, reading.file);
  reading.take({ papers });
  for (const { line, reason } of refused) reading.problem("not_supported", reason, line);
}

/** Reads JSON; false when the text is none. */
function readJsonText(reading: FileReading, text: string): boolean {
  const { value, readable, spans } = readJson(text);
  if (!readable || value === undefined) {
    if (!/^\s*(?:\{\s*"|\[\s*\{)/.test(text)) return false;
    reading.problem(
      "invalid_syntax",
      "this file is damaged: it begins as JSON and is not. Download it again.",
    );
    return true;
  }
  const lineOf = linesOfPlaces(text, spans);
  if (isSchwabJson(value)) {
    reading.take(readSchwabJson(value, reading.file, (index) => lineOf(["BrokerageTransactions", index])));
    if (value.BrokerageTransactions.length > MOST_ROWS) reading.problem("too_many_values", TOO_MANY_ROWS);
  } else if (isFdx(value)) {
    reading.take({ papers: readFdx(value, reading.file, lineOf) });
    if (reading.papers.length === 0) reading.problem("not_supported", NO_TAX_FORMS);
  } else reading.problem("not_supported", UNKNOWN);
  return true;
}

const TOO_MANY_ROWS = `this file has more than ${MOST_ROWS} rows; the rest is not read. Download one year at a time.`;

/** The line of a value of JSON; the places are looked up once, when the first is asked for. */
function linesOfPlaces(
  text: string,
  spans: ReturnType<typeof readJson>["spans"],
): (path: readonly (string | number)[]) => number {
  let places: ReturnType<typeof spans> | undefined;
  const starts: number[] = [];
  return (path) => {
    if (places === undefined) {
      places = spans();
      for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at);
    }
    const offset = places.get(placeKey(path))?.value ?? 0;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

/** Reads a table; false when the text is none that is known. */
function readTable(reading: FileReading, text: string, mapping: ColumnMapping | undefined): boolean {
  const csv = readCsv(text);
  const { file } = reading;
  if (isBoxesCsv(csv)) reading.take(readBoxesCsv(csv, file));
  else if (isSectionFile(csv)) reading.take(readSectionFile(csv, file));
  else if (isHistory(csv, mapping)) reading.take(readRegister(csv, file, mapping));
  else return false;
  if (csv.broken !== undefined) {
    reading.problem(
      "invalid_syntax",
      "from this line on the file is not a table. Download it again.",
      csv.broken,
    );
  }
  if (csv.tooMany) reading.problem("too_many_values", TOO_MANY_ROWS);
  return true;
}
