import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFNumber, type PDFObject, PDFRef } from "pdf-lib";
import { DEEPEST, dictEntry, entry, inherited, textOf } from "./open-pdf.js";
import { BeyondBounds, budgetOf } from "./read-budget.js";

/** A field of a form: a leaf of the field tree with its one widget. */
export interface FormField {
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
  multiline: boolean;
}

/** No file that is read has more fields: a whole return has some thousands. */
const MOST_FIELDS = 20_000;
/** What it takes to look at a field, against a byte that is looked at. */
const LOOK = 20;

/** The fields of the form with a widget each, in the order of the field tree. */
export function formFields(doc: PDFDocument): FormField[] {
  const form = dictEntry(doc.catalog, "AcroForm");
  const roots = form === undefined ? undefined : entry(form, "Fields");
  if (!(roots instanceof PDFArray)) return [];
  const budget = budgetOf(doc.context);
  const pageOf = new Map<PDFObject, number>();
  doc.getPages().forEach(({ node }, index) => {
    const annotations = entry(node, "Annots");
    for (const ref of annotations instanceof PDFArray ? annotations.asArray() : []) {
      budget.step(LOOK);
      pageOf.set(ref, index);
    }
  });
  const found: FormField[] = [];
  // In a damaged file the tree of fields may be no tree: each of its nodes is entered once.
  const seen = new Set<PDFDict>();
  const visit = (ref: PDFObject, parents: string, depth: number) => {
    budget.step(LOOK);
    const dict = ref instanceof PDFRef ? doc.context.lookup(ref) : ref;
    if (!(dict instanceof PDFDict) || depth > DEEPEST || seen.has(dict)) return;
    seen.add(dict);
    const own = textOf(entry(dict, "T"));
    const name = [parents, own].filter((part) => part !== undefined && part !== "").join(".");
    const kids = entry(dict, "Kids");
    if (kids instanceof PDFArray) {
      for (const kid of kids.asArray()) visit(kid, name, depth + 1);
    } else if (ref instanceof PDFRef && own !== undefined) {
      found.push(fieldOf(dict, ref, name, pageOf.get(ref) ?? -1));
      if (found.length > MOST_FIELDS) throw new BeyondBounds();
    }
  };
  for (const root of roots.asArray()) visit(root, "", 0);
  return found;
}

/** A flag of a text field (ISO 32000-1, table 228). */
const MULTILINE = 1 << 12;

function fieldOf(dict: PDFDict, ref: PDFRef, name: string, page: number): FormField {
  const box = entry(dict, "Rect");
  const corners = box instanceof PDFArray ? box.asArray().map(numberOf) : [];
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = corners;
  const value = inherited(dict, "V");
  const text = textOf(value) ?? (value instanceof PDFName ? value.decodeText() : null);
  const maxLength = inherited(dict, "MaxLen");
  const given = inherited(dict, "Ff");
  const flags = given instanceof PDFNumber ? given.asNumber() : 0;
  return {
    name,
    ref,
    dict,
    check: inherited(dict, "FT") === PDFName.of("Btn"),
    page,
    rect: { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) },
    value: text === "" || text === "Off" ? null : text,
    maxLength: maxLength instanceof PDFNumber ? maxLength.asNumber() : null,
    multiline: (flags & MULTILINE) !== 0,
  };
}

function numberOf(value: PDFObject): number {
  return value instanceof PDFNumber ? value.asNumber() : 0;
}
