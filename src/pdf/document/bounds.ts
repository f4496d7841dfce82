import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
} from "pdf-lib";
import { joined } from "./bytes.js";

/** No page, font or list of objects of a paper is larger when it is unpacked. */
export const MOST_UNPACKED = 8 << 20;

/** Something in a PDF is beyond what is read. */
export class BeyondBounds extends Error {}

/**
 * The content of a stream, unpacked.
 * @throws BeyondBounds when it is larger than a page can be, or packed more than once to hide that
 */
export function unpacked(stream: PDFRawStream, most = MOST_UNPACKED): Uint8Array {
  const filter = stream.dict.lookup(PDFName.of("Filter"));
  const filters = filter instanceof PDFArray ? filter.asArray().map(String) : [];
  // The one that unpacks is the last; those before it only turn letters into bytes.
  if (filters.slice(0, -1).some((name) => PACKING.has(name))) throw new BeyondBounds();
  return boundedParts(stream, most);
}

/** A decoder of pdf-lib. It asks for room whenever its content grows. */
interface Decoder {
  getBytes(length: number): Uint8Array;
  ensureBuffer?(size: number): Uint8Array;
}

/** Reads a stream in steps, so that memory follows what is in it, and refuses to grow beyond the bound. */
function boundedParts(stream: PDFRawStream, most: number): Uint8Array {
  const decoder = decodePDFRawStream(stream) as Decoder;
  const grow = decoder.ensureBuffer;
  if (grow !== undefined) {
    decoder.ensureBuffer = (size) => {
      if (size > most + STEP) throw new BeyondBounds();
      return grow.call(decoder, size);
    };
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const part = decoder.getBytes(STEP);
    parts.push(new Uint8Array(part));
    size += part.length;
    if (size > most) throw new BeyondBounds();
    if (part.length < STEP) return joined(parts);
  }
}

/** Bytes that are taken from a decoder at once. */
const STEP = 1 << 16;

const PACKING: ReadonlySet<string> = new Set(["/FlateDecode", "/LZWDecode", "/RunLengthDecode"]);

/**
 * Checks, before a PDF is taken apart, that this takes no longer than its size allows: lists of objects unpack to a
 * bounded size and are bounded in number, and no run of digits outside of streams is longer than a number.
 */
export function isWithinBounds(bytes: Uint8Array): boolean {
  const text = new TextDecoder("latin1").decode(bytes);
  let at = 0;
  let work = 0;
  while (at < text.length) {
    const start = text.indexOf("stream", at);
    const outside = text.slice(at, start < 0 ? text.length : start);
    if (/\d{300}/.test(outside.replace(/<[\dA-Fa-f\s]*>/g, ""))) return false;
    if (start < 0) return true;
    const end = text.indexOf("endstream", start + 6);
    if (end < 0) return true;
    const head = unescaped(outside.slice(-2000));
    if (/\/ObjStm|\/XRef/.test(head)) {
      work += workOf(head, bytes.subarray(bodyStart(text, start), end));
      if (work > MOST_WORK) return false;
    }
    at = end + "endstream".length;
  }
  return true;
}

/** Bytes that are looked at, over all lists of objects in a file. */
const MOST_WORK = 1 << 28;

/** How much work a list of objects can make: each of its objects may be read to its end. */
function workOf(head: string, packed: Uint8Array): number {
  if (/\/(?:LZW|RunLength)/.test(head) || (head.match(/\/FlateDecode/g) ?? []).length > 1)
    return MOST_WORK + 1;
  const count = Number(/\/N\s+(\d{1,9})/.exec(head)?.[1] ?? 1);
  const size = /\/FlateDecode/.test(head) ? inflatedSize(packed) : packed.length;
  return size > MOST_UNPACKED ? MOST_WORK + 1 : /\/ObjStm/.test(head) ? size * Math.max(1, count) : size;
}

function inflatedSize(packed: Uint8Array): number {
  const dict = PDFDict.fromMapWithContext(
    new Map([[PDFName.of("Filter"), PDFName.of("FlateDecode")]]),
    NO_CONTEXT,
  );
  try {
    return boundedParts(PDFRawStream.of(dict, packed), MOST_UNPACKED).length;
  } catch (error) {
    if (error instanceof BeyondBounds) return MOST_UNPACKED + 1;
    // What is damaged is refused when it is read.
    return 0;
  }
}

/** A name is given as it is; nothing is looked up. */
const NO_CONTEXT = { lookup: (object: unknown) => object } as unknown as PDFDict["context"];

/** Names with their escapes written out: `/Obj#53tm`. */
function unescaped(head: string): string {
  return head.replace(/#([\dA-Fa-f]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function bodyStart(text: string, start: number): number {
  let at = start + "stream".length;
  if (text[at] === "\r") at++;
  if (text[at] === "\n") at++;
  return at;
}

/**
 * The pages of a document, at most `most` and one more. In a damaged file the tree of pages may be no tree: each of its
 * nodes is entered once.
 */
export function boundedPages(doc: PDFDocument, most: number): PDFDict[] {
  const pages: PDFDict[] = [];
  const seen = new Set<PDFDict>();
  const stack: PDFDict[] = [];
  const push = (node: unknown) => {
    const dict = node instanceof PDFRef ? doc.context.lookup(node) : node;
    if (!(dict instanceof PDFDict)) return;
    if (seen.has(dict)) throw new BeyondBounds();
    seen.add(dict);
    stack.push(dict);
  };
  push(doc.catalog.get(PDFName.of("Pages")));
  while (stack.length > 0 && pages.length <= most) {
    const node = stack.pop() as PDFDict;
    const kids = node.lookup(PDFName.of("Kids"));
    if (kids instanceof PDFArray) for (const kid of kids.asArray().toReversed()) push(kid);
    else pages.push(node);
  }
  return pages;
}

/** A number of a dictionary, or another when it has none. */
export function numberIn(dict: PDFDict, key: string, otherwise: number): number {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFNumber ? value.asNumber() : otherwise;
}
