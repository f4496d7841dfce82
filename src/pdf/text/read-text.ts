import { PDFDict, PDFHexString, PDFString } from "pdf-lib";
import { boundedPages } from "../document/bounds.js";
import { entry, type OpenedPdf, readPdf } from "../document/open-pdf.js";
import { fieldPieces, type Piece, shownText } from "./shown-text.js";

/** The text of a PDF: the pieces of each page, and the texts of its document properties. */
export interface PdfText {
  pages: Piece[][];
  /** Document properties by name, without those that are longer than asked for. */
  properties: ReadonlyMap<string, string>;
  /** Names of properties that are longer. */
  tooLong: readonly string[];
}

/** A PDF may have so many pages, and a property so many characters. */
export interface PdfLimits {
  pages: number;
  property: number;
}

/**
 * Reads the text of a PDF that anybody may have made: what its pages show, with the values of form fields, in bounded
 * work. Gives the reason, as the end of a sentence about the file, when it cannot be read.
 */
export async function readPdfText(
  source: Uint8Array | OpenedPdf,
  limits: PdfLimits,
): Promise<{ value: PdfText } | { reason: string }> {
  const read = await readPdf(source, (doc): PdfText | { reason: string } => {
    const nodes = boundedPages(doc, limits.pages);
    if (nodes.length > limits.pages) return { reason: `the file has more than ${limits.pages} pages` };
    const pages = nodes.map((page) => [...shownText(doc, page), ...fieldPieces(doc, page)]);
    return { pages, ...propertiesOf(doc.context.lookup(doc.context.trailerInfo.Info), limits.property) };
  });
  if ("reason" in read) return read;
  return "reason" in read.value ? read.value : { value: read.value };
}

function propertiesOf(info: unknown, most: number): Pick<PdfText, "properties" | "tooLong"> {
  const properties = new Map<string, string>();
  const tooLong: string[] = [];
  for (const key of info instanceof PDFDict ? info.keys() : []) {
    const value = info instanceof PDFDict ? entry(info, key.decodeText()) : undefined;
    if (!(value instanceof PDFString || value instanceof PDFHexString)) continue;
    // Two bytes or four digits a character.
    if (value.sizeInBytes() > most * 4 + 8) tooLong.push(key.decodeText());
    else {
      const text = value.decodeText();
      if (text.length > most) tooLong.push(key.decodeText());
      else properties.set(key.decodeText(), text);
    }
  }
  return { properties, tooLong };
}
