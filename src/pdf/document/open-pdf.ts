import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from "pdf-lib";
import { parseBounded } from "./bounded-parser.js";
import { checkPages, DamagedStream, unpacked } from "./bounds.js";
import { joined } from "./bytes.js";
import { Locked } from "./locked.js";
import { BeyondBounds } from "./read-budget.js";

/** How a document is made of its objects; pdf-lib's own declaration hides it. */
const DocumentOf = PDFDocument as unknown as new (
  context: PDFContext,
  ignoreEncryption: boolean,
  updateMetadata: boolean,
) => PDFDocument;

/**
 * Reads a PDF without changing it, within the budget of one file. Throws BeyondBounds; Locked for a
 * file with a password; or what pdf-lib throws for a damaged file.
 */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocument> {
  const doc = new DocumentOf(await parseBounded(bytes), false, false);
  if (!(doc.catalog instanceof PDFDict)) throw new TypeError("The file has no catalog");
  checkPages(doc);
  return doc;
}

/** Why a file that is encrypted cannot be opened. */
const LOCKED = {
  password: "the file needs a password. Open it, print it to a new PDF without a password, and use that",
  method: "the file is encrypted in an unusual way. Open it, print it to a new PDF, and use that",
};

/** A PDF that is read for more than one purpose: it is taken apart once, and all of it has one budget. */
export class OpenedPdf {
  #doc: Promise<PDFDocument> | undefined;

  constructor(private readonly bytes: Uint8Array) {}

  /** @throws as `openPdf` does */
  document(): Promise<PDFDocument> {
    this.#doc ??= openPdf(this.bytes);
    return this.#doc;
  }
}

/** Takes something from a PDF that anybody may have made, or gives the reason why that cannot be read. */
export async function readPdf<T>(
  source: Uint8Array | OpenedPdf,
  read: (doc: PDFDocument) => T,
): Promise<{ value: T } | { reason: string }> {
  const pdf = source instanceof OpenedPdf ? source : new OpenedPdf(source);
  try {
    return { value: read(await pdf.document()) };
  } catch (error) {
    if (error instanceof BeyondBounds)
      return { reason: "it holds more than a file of this kind needs, so reading it was stopped" };
    if (error instanceof Locked) return { reason: LOCKED[error.why] };
    if (error instanceof DamagedStream)
      return { reason: "the file is damaged: a checksum in it is wrong. Get a new copy of it" };
    return { reason: "the file is damaged, or is not a PDF" };
  }
}

export function entry(dict: PDFDict, key: string): PDFObject | undefined {
  return dict.lookup(PDFName.of(key));
}

/** The dictionary under a key, or undefined when there is none. */
export function dictEntry(dict: PDFDict, key: string): PDFDict | undefined {
  const value = entry(dict, key);
  return value instanceof PDFDict ? value : undefined;
}

/** No field is deeper in the tree of fields. In a damaged file it may be no tree. */
export const DEEPEST = 16;

/** An attribute that a field may have from its parents. */
export function inherited(dict: PDFDict, key: string): PDFObject | undefined {
  let at: PDFDict | undefined = dict;
  for (let depth = 0; at !== undefined && depth <= DEEPEST; depth++) {
    const value = entry(at, key);
    if (value !== undefined) return value;
    at = dictEntry(at, "Parent");
  }
  return undefined;
}

/** The text of a string object, or undefined for anything else. */
export function textOf(value: PDFObject | undefined): string | undefined {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
}

const NEW_LINE = Uint8Array.of(0x0a);

/** What a page draws, as one content stream. */
export function contentOf(doc: PDFDocument, page: PDFDict): Uint8Array {
  const contents = entry(page, "Contents");
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents];
  const parts = streams.flatMap((part) => {
    const stream = part instanceof PDFRef ? doc.context.lookup(part) : part;
    return stream instanceof PDFRawStream ? [unpacked(stream)] : [];
  });
  return joined(parts.flatMap((part) => [part, NEW_LINE]));
}
