import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from "pdf-lib";
import { joined } from "./bytes.js";
import { BeyondBounds, budgetOf, MOST_UNPACKED, type ReadBudget } from "./read-budget.js";

/** A stream is not as it was when it was written. */
export class DamagedStream extends Error {}

/** No stream is packed more often. */
const MOST_FILTERS = 8;

/**
 * The content of a stream, unpacked within the budget of its file.
 *
 * @throws BeyondBounds when it is larger than a page can be; DamagedStream when its checksum is not that of its content
 */
export function unpacked(stream: PDFRawStream): Uint8Array {
  const { dict } = stream;
  const budget = budgetOf(dict.context);
  const filters = listOf(dict.lookup(PDFName.of("Filter")));
  if (filters.length > MOST_FILTERS) throw new BeyondBounds();
  const parameters = listOf(dict.lookup(PDFName.of("DecodeParms")));
  let { contents } = stream;
  for (const [index, filter] of filters.entries()) {
    const step = PDFDict.withContext(dict.context);
    step.set(PDFName.of("Filter"), filter);
    step.set(PDFName.of("DecodeParms"), parameters[index] ?? PDFNull);
    contents = decodedOnce(PDFRawStream.of(step, contents), budget);
  }
  if (filters.length === 0) budget.unpack(contents.length);
  return contents;
}

function listOf(value: PDFObject | undefined): PDFObject[] {
  if (value instanceof PDFArray) return value.asArray().slice(0, MOST_FILTERS + 1);
  return value === undefined || value === PDFNull ? [] : [value];
}

/** A decoder of pdf-lib. It asks for room whenever its content grows. */
interface Decoder {
  getBytes(length: number): Uint8Array;
  ensureBuffer?(size: number): Uint8Array;
  /** Of the one for Flate: where it reads, and the bits that it has read ahead. */
  stream?: { pos: number };
  codeSize?: number;
}

/** Decodes one filter in steps, so that memory follows what is in it, and refuses to grow beyond the bound. */
function decodedOnce(stream: PDFRawStream, budget: ReadBudget): Uint8Array {
  const decoder = decodePDFRawStream(stream) as Decoder;
  const grow = decoder.ensureBuffer;
  if (grow !== undefined) {
    decoder.ensureBuffer = (size) => {
      if (size > MOST_UNPACKED + STEP) budget.unpack(Number.POSITIVE_INFINITY);
      return grow.call(decoder, size);
    };
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const part = decoder.getBytes(STEP);
    parts.push(new Uint8Array(part));
    budget.unpack(part.length);
    size += part.length;
    if (size > MOST_UNPACKED) budget.unpack(Number.POSITIVE_INFINITY);
    if (part.length < STEP) break;
  }
  const contents = joined(parts);
  checkSum(decoder, stream.contents, contents);
  return contents;
}

/** Bytes that are taken from a decoder at once. */
const STEP = 1 << 16;

/**
 * Compares the checksum (RFC 1950) that follows Flate data with that of its content. Where the length of a stream stands in another
 * object, pdf-lib takes what looks like the end of its last line off it: such bytes may be those of the checksum.
 */
function checkSum({ stream, codeSize }: Decoder, data: Uint8Array, contents: Uint8Array): void {
  if (stream === undefined || codeSize === undefined) return;
  const at = stream.pos - (codeSize >> 3);
  const sum = adler32(contents);
  const isRight = [24, 16, 8, 0].every((shift, byte) => {
    const right = (sum >>> shift) & 0xff;
    const found = data[at + byte];
    return found === undefined ? right === CARRIAGE_RETURN || right === LINE_FEED : found === right;
  });
  if (!isRight) throw new DamagedStream();
}

const CARRIAGE_RETURN = 13;
const LINE_FEED = 10;

/** The checksum of RFC 1950. */
export function adler32(bytes: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (let at = 0; at < bytes.length; ) {
    // As many as the sums take without a remainder.
    for (const end = Math.min(at + 3800, bytes.length); at < end; at++) {
      low += bytes[at] ?? 0;
      high += low;
    }
    low %= 65_521;
    high %= 65_521;
  }
  return ((high << 16) | low) >>> 0;
}

/** No file that is read has more pages, or is deeper in the tree of its pages. */
const MOST_PAGES = 1000;
const DEEPEST_PAGE = 32;

/** Checks that the pages of a document are a tree, and not too many: pdf-lib walks through them without a bound. */
export function checkPages(doc: PDFDocument): void {
  if (boundedPages(doc, MOST_PAGES).length > MOST_PAGES) throw new BeyondBounds();
}

/**
 * The pages of a document, at most `most` and one more. In a damaged file the tree of pages may be no tree: each of its
 * nodes is entered once.
 */
export function boundedPages(doc: PDFDocument, most: number): PDFDict[] {
  const pages: PDFDict[] = [];
  const seen = new Set<PDFDict>();
  const stack: [dict: PDFDict, depth: number][] = [];
  const push = (node: unknown, depth: number) => {
    const dict = node instanceof PDFRef ? doc.context.lookup(node) : node;
    if (!(dict instanceof PDFDict)) return;
    if (seen.has(dict) || depth > DEEPEST_PAGE || stack.length > 2 * MOST_PAGES) throw new BeyondBounds();
    seen.add(dict);
    stack.push([dict, depth]);
  };
  push(doc.catalog.get(PDFName.of("Pages")), 0);
  while (stack.length > 0 && pages.length <= most) {
    const [node, depth] = stack.pop() as [PDFDict, number];
    const kids = node.lookup(PDFName.of("Kids"));
    if (kids instanceof PDFArray) for (const kid of kids.asArray().toReversed()) push(kid, depth + 1);
    else {
      checkParents(node);
      pages.push(node);
    }
  }
  return pages;
}

/** What a page has from its parents must end somewhere. */
function checkParents(page: PDFDict): void {
  let at: PDFObject | undefined = page;
  for (let depth = 0; at instanceof PDFDict; depth++) {
    if (depth > DEEPEST_PAGE) throw new BeyondBounds();
    at = at.lookup(PDFName.of("Parent"));
  }
}

/** A number of a dictionary, or another when it has none. */
export function numberIn(dict: PDFDict, key: string, otherwise: number): number {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFNumber ? value.asNumber() : otherwise;
}
