import { isBoxesCsv, readBoxesCsv } from "./boxes/boxes-csv.js";
import { readGrids } from "./boxes/form-as-drawn.js";
import { isLeaderList, readLeaderList } from "./boxes/leader.js";
import { isOfx, readOfx } from "./boxes/ofx.js";
import { FileReading, NO_TAX_FORMS, TOO_MANY_ROWS, UNKNOWN } from "./file-reading.js";
import { MOST_PAPERS } from "./form-draft.js";
import { type ColumnMapping, isHistory, readCustodianCsv } from "./histories/custodian-csv.js";
import { isInteractiveBrokers, readInteractiveBrokers } from "./histories/interactive-brokers.js";
import { isQif, readQif } from "./histories/qif.js";
import { readJsonText } from "./json.js";
import type { PaperFile, PapersRead } from "./paper-facts.js";
import { readPdfPapers } from "./pdf/read-pdf-papers.js";
import { columnsOf } from "./text/columns.js";
import { beginningOfCsv, readCsv } from "./text/csv.js";
import { isHtml, linesOfHtml, MOST_TAGS } from "./text/html.js";
import {
  cutToLines,
  decodeText,
  hasLongLine,
  type Line,
  LONGEST_LINE,
  linesOf,
  MOST_LINES,
} from "./text/text-lines.js";
import { cutFileName } from "./text/values.js";
import { isTranscript } from "./transcripts/parts.js";

export interface ReadOptions {
  /** By the name of the file: which columns of its table hold what. */
  columns?: Readonly<Record<string, ColumnMapping>>;
}

const TOO_MANY_PAPERS = `these files hold more than ${MOST_PAPERS} forms, and the rest is not read. Import one person's papers at a time.`;

/** No paper that a person downloads is larger. */
const MOST_BYTES = 5 * 1024 * 1024;

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
    const room = MOST_PAPERS - all.papers.length;
    all.papers.push(...papers.slice(0, room));
    all.problems.push(...problems);
    if (papers.length > room)
      all.problems.push({
        code: "too_many_values",
        path: cutFileName(file.name),
        pointer: "",
        message: TOO_MANY_PAPERS,
      });
  }
  return all;
}

async function readFile({ name, bytes }: PaperFile, mapping: ColumnMapping | undefined): Promise<PapersRead> {
  const reading = new FileReading(cutFileName(name));
  try {
    const reason = refusal(bytes);
    if (reason !== undefined) reading.problem("not_supported", reason);
    else if (isPdf(bytes)) await readPdfPapers(reading, bytes);
    else readText(reading, decodeText(bytes), mapping);
    if (reading.papers.length + reading.problems.length === 0) reading.problem("not_supported", NOTHING);
  } catch (error) {
    // A paper that is nested or repeated beyond all measure ends here; every other error is a fault of the program.
    if (!(error instanceof RangeError)) throw error;
    reading.problem("invalid_value", "this file is damaged. Download it again.");
  }
  return reading;
}

/** Whether a file is a PDF: its mark may stand behind some other bytes (ISO 32000-1, annex H). */
function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder("latin1").decode(bytes.subarray(0, 1024)).includes("%PDF-");
}

/** How files of pictures begin: PNG, JPEG, GIF, TIFF. */
const PICTURES = ["\x89PNG", "\xff\xd8\xff", "GIF8", "II*\0", "MM\0*"];

const NOTHING =
  "this file has no form, and no row of an account's history. Check that the download is complete.";

/** Why a file is none that can be read, by its first bytes. */
function refusal(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  if (bytes.length === 0) return "this file is empty.";
  if (bytes.length > MOST_BYTES)
    return "this file is larger than 5 MB. Split it, or download one year at a time.";
  if (head.startsWith("PK\x03\x04"))
    return "this is a ZIP file or an Excel workbook. Save the table as CSV, or unpack the files.";
  if (PICTURES.some((sign) => head.startsWith(sign)) || head.startsWith("ftyp", 4)) {
    return "this is a picture. Download the paper as a PDF with text, or copy its text.";
  }
  if (head.startsWith("\xd0\xcf\x11\xe0")) return "this is an old Office file. Save it as CSV or PDF.";
  return undefined;
}

function readText(reading: FileReading, text: string, mapping: ColumnMapping | undefined): void {
  if (isOfx(text)) {
    reading.take(readOfx(text, reading.file));
    if (reading.papers.length === 0 && reading.problems.length === 0)
      reading.problem("not_supported", NO_TAX_FORMS);
    return;
  }
  if (/^\s*[[{]/.test(text) && readJsonText(reading, text)) return;
  const { text: read, isCut } = cutToLines(text);
  if (isCut) reading.problem("too_many_values", TOO_MANY_LINES);
  readLines(reading, read, mapping);
}

const TOO_MANY_LINES = `this file has more than ${MOST_LINES} lines, and the rest is not read. Split it, or download one year at a time.`;

function readLines(reading: FileReading, text: string, mapping: ColumnMapping | undefined): void {
  const { file } = reading;
  if (isQif(text)) {
    reading.take(readQif(text, file));
    return;
  }
  const isPage = isHtml(text);
  const isLong = hasLongLine(text);
  if (!isPage && isLong) {
    reading.problem("not_supported", LONG_LINE);
    return;
  }
  const lines = isPage ? linesOfPage(reading, text) : linesOf(text);
  if (isTranscript(lines)) {
    reading.transcripts(reading.bounded(lines));
    return;
  }
  if (isLeaderList(lines)) {
    reading.take({ papers: readLeaderList(reading.bounded(lines), file) });
    return;
  }
  if (!isPage && readTable(reading, text, mapping)) return;
  // What a browser shows as it is written may have columns; a page in one line has none.
  if (!isLong) reading.take({ papers: readGrids([columnsOf(text)], file) });
  if (reading.papers.length > 0) return;
  reading.problem("not_supported", UNKNOWN);
}

const LONG_LINE = `this file has a line of more than ${LONGEST_LINE} characters, which no paper has. Download it again.`;

function linesOfPage(reading: FileReading, html: string): Line[] {
  const { lines, isCut } = linesOfHtml(html);
  if (isCut) reading.problem("too_many_values", TOO_MANY_TAGS);
  return lines;
}

const TOO_MANY_TAGS = `this page has more than ${MOST_TAGS} tags, and the rest is not read. Save one year at a time.`;

/** Reads a table; false when the text is none that is known. */
function readTable(reading: FileReading, text: string, mapping: ColumnMapping | undefined): boolean {
  const { file } = reading;
  const head = beginningOfCsv(text);
  const isBoxes = isBoxesCsv(head);
  const isStatement = !isBoxes && isInteractiveBrokers(head);
  if (!isBoxes && !isStatement && !isHistory(head, mapping)) return false;
  const csv = head.tooWide ? head : readCsv(text);
  if (isBoxes) reading.take(readBoxesCsv(csv, file));
  else if (isStatement) reading.take(readInteractiveBrokers(csv, file));
  else reading.take(readCustodianCsv(csv, file, mapping));
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
