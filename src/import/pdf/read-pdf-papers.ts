import { OpenedPdf } from "../../pdf/document/open-pdf.js";
import { readForms } from "../../pdf/official/read-forms.js";
import { readPdfText } from "../../pdf/text/read-text.js";
import type { Piece } from "../../pdf/text/shown-text.js";
import { pageLines } from "../../pdf/text/text-lines.js";
import { readGrids } from "../boxes/form-as-drawn.js";
import { isLeaderList, readLeaderList } from "../boxes/leader.js";
import { type FileReading, UNKNOWN } from "../file-reading.js";
import { readFdxText } from "../json.js";
import { type Line, plain } from "../text/text-lines.js";
import { isTranscript } from "../transcripts/parts.js";
import { filedForm } from "./filed-form.js";

/** A PDF may have so many pages, and so many characters of JSON in its properties. */
const LIMITS = { pages: 200, property: 1 << 20 };

/**
 * Reads the papers in a PDF: FDX data in its properties, IRS transcripts, filled-in Forms 8606, and Forms 1099-R and
 * 5498 by their text. A PDF may hold several of them.
 */
export async function readPdfPapers(reading: FileReading, bytes: Uint8Array): Promise<void> {
  const pdf = new OpenedPdf(bytes);
  const read = await readPdfText(pdf, LIMITS);
  if ("reason" in read) {
    reading.problem("not_supported", `this PDF cannot be read: ${read.reason}.`);
    return;
  }
  const { pages, properties, tooLong } = read.value;
  for (const key of tooLong.filter((name) => /^fdxjson$/i.test(name))) {
    reading.problem(
      "too_many_values",
      `the property ${key} of this PDF holds more than 1 MB. It is not read.`,
    );
  }
  for (const [key, text] of properties) if (/^fdxjson$/i.test(key)) readFdxText(reading, text);
  // Forms that the file gives as data need not be read from its pages as well.
  if (reading.papers.length > 0) return;
  const lines = pages.map(linesOfPage);
  const all = reading.bounded(lines.flat());
  const transcript = isTranscript(all) ? all : [];
  if (transcript.length > 0) reading.transcripts(transcript);
  else readBoxes(reading, pages, all);
  if (mentions8606(all) && transcript.length === 0) await readFiled(reading, pdf);
  if (reading.papers.length > 0 || reading.problems.length > 0) return;
  const hasText = pages.some((page) => page.some(({ text }) => text.trim() !== ""));
  reading.problem("not_supported", hasText ? UNKNOWN : SCAN);
}

const SCAN =
  "this PDF has no text; it may be a scan. Download the paper as a PDF with text, or type its boxes into the grid.";

function linesOfPage(pieces: readonly Piece[], index: number): Line[] {
  return pageLines(pieces).flatMap(({ text }, line) => {
    const shown = plain(text);
    return shown === "" ? [] : [{ page: index + 1, line: line + 1, text: shown }];
  });
}

function readBoxes(reading: FileReading, pages: readonly Piece[][], all: readonly Line[]): void {
  if (isLeaderList(all)) reading.take({ papers: readLeaderList(all, reading.file) });
  else reading.take({ papers: readGrids(pages, reading.file) });
}

function mentions8606(lines: readonly Line[]): boolean {
  return lines.some(({ text }) => /(?<!\d)8606(?!\d)/.test(text));
}

async function readFiled(reading: FileReading, pdf: OpenedPdf): Promise<void> {
  const forms = await readForms(pdf);
  if (forms.ok) {
    reading.take({ papers: forms.value.map((form) => filedForm(form, reading.file)) });
    for (const { tax_year, unread } of forms.value)
      for (const { line, why } of unread)
        reading.problem("invalid_value", `line ${line} of Form 8606 for ${tax_year} was not read: ${why}.`);
  } else if (reading.papers.length === 0) {
    for (const { message } of forms.problems)
      reading.problem("not_supported", `this Form 8606 cannot be read: ${message}.`);
  }
}
