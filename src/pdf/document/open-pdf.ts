import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from "pdf-lib";

/** A field of a blank form: a leaf of the field tree with its one widget. */
export interface BlankField {
  /** Full name, from the root of the field tree. */
  name: string;
  ref: PDFRef;
  dict: PDFDict;
  check: boolean;
  /** Position in the document's pages, from 0. */
  page: number;
  /** In points from the lower left corner of the page. */
  rect: { x: number; y: number; width: number; height: number };
  /** The value it already has, if any; "Off" is none. */
  value: string | null;
  maxLength: number | null;
}

/** Reads a PDF without changing it. Throws what pdf-lib throws for a damaged or encrypted file. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocument> {
  const doc = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
  if (!(doc.catalog instanceof PDFDict)) throw new TypeError("The file has no catalog");
  return doc;
}

/** Takes something from a PDF that anybody may have made, or gives the reason why that cannot be read. */
export async function readPdf<T>(
  bytes: Uint8Array,
  read: (doc: PDFDocument) => T,
): Promise<{ value: T } | { reason: string }> {
  try {
    return { value: read(await openPdf(bytes)) };
  } catch {
    return { reason: isEncrypted(bytes) ? "the file is encrypted" : "the file is damaged, or is not a PDF" };
  }
}

/** Whether a file that cannot be read says in a trailer that it is encrypted (ISO 32000-1, 7.6.1). */
function isEncrypted(bytes: Uint8Array): boolean {
  return /\/Encrypt\s*(\d+\s+\d+\s+R|<<)/.test(new TextDecoder("latin1").decode(bytes));
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
const DEEPEST = 16;

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

/** The fields of the form with a widget each, in the order of the field tree. */
export function blankFields(doc: PDFDocument): BlankField[] {
  const form = dictEntry(doc.catalog, "AcroForm");
  const roots = form === undefined ? undefined : entry(form, "Fields");
  if (!(roots instanceof PDFArray)) return [];
  const pageOf = new Map<string, number>();
  doc.getPages().forEach((page, index) => {
    const annotations = page.node.Annots();
    for (const ref of annotations?.asArray() ?? []) pageOf.set(ref.toString(), index);
  });
  const found: BlankField[] = [];
  const visit = (ref: PDFObject, parents: string, depth: number) => {
    const dict = ref instanceof PDFRef ? doc.context.lookup(ref) : ref;
    if (!(dict instanceof PDFDict) || depth > DEEPEST) return;
    const own = textOf(entry(dict, "T"));
    const name = [parents, own].filter((part) => part !== undefined && part !== "").join(".");
    const kids = entry(dict, "Kids");
    if (kids instanceof PDFArray) {
      for (const kid of kids.asArray()) visit(kid, name, depth + 1);
    } else if (ref instanceof PDFRef && own !== undefined) {
      found.push(fieldOf(dict, ref, name, pageOf.get(ref.toString()) ?? -1));
    }
  };
  for (const root of roots.asArray()) visit(root, "", 0);
  return found;
}

function fieldOf(dict: PDFDict, ref: PDFRef, name: string, page: number): BlankField {
  const box = entry(dict, "Rect");
  const corners = box instanceof PDFArray ? box.asArray().map(numberOf) : [];
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = corners;
  const value = inherited(dict, "V");
  const text = textOf(value) ?? (value instanceof PDFName ? value.decodeText() : null);
  const maxLength = inherited(dict, "MaxLen");
  return {
    name,
    ref,
    dict,
    check: inherited(dict, "FT") === PDFName.of("Btn"),
    page,
    rect: { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) },
    value: text === "" || text === "Off" ? null : text,
    maxLength: maxLength instanceof PDFNumber ? maxLength.asNumber() : null,
  };
}

function numberOf(value: PDFObject): number {
  return value instanceof PDFNumber ? value.asNumber() : 0;
}

/** What a page draws, as one content stream. */
export function contentOf(doc: PDFDocument, page: PDFDict): Uint8Array {
  const contents = entry(page, "Contents");
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents];
  const parts = streams.flatMap((part) => {
    const stream = part instanceof PDFRef ? doc.context.lookup(part) : part;
    return stream instanceof PDFRawStream ? [decodePDFRawStream(stream).decode()] : [];
  });
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length + 1, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
    whole[at++] = 0x0a;
  }
  return whole;
}
