import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  type PDFPageLeaf,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
  StandardFonts,
} from "pdf-lib";
import type { FieldMap } from "../../data/field-map.js";
import { fail, problemAt, type Result, succeed } from "../../errors.js";
import { type BlankField, blankFields } from "../document/form-fields.js";
import { contentOf, dictEntry, entry, inherited, openPdf, textOf } from "../document/open-pdf.js";
import { latin1, type Piece, serialize } from "../document/serialize.js";
import { winAnsiCharacters } from "../fonts/win-ansi.js";
import { type BoxName, boxesOf, worksheetFieldMap } from "./slots.js";

/** One box of a template: where it is, and how what goes into it is set. */
export interface Box {
  name: BoxName;
  slot: string;
  /** Full name of its field in the blank. */
  field: string;
  kind: "text" | "check";
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
  /** 0 left, 1 centred, 2 right. */
  align: number;
  /** In the resources that filled boxes share. */
  font: string;
  /** Widths of the font's characters by WinAnsi code, in thousandths of the size. */
  widths: Uint16Array;
  bold: boolean;
  /** In points. */
  size: number;
  /** Operator that sets the colour. */
  color: string;
  maxLength: number | null;
  /** Value of a check box that is checked, as a PDF name without its slash. */
  on: string;
}

/** The objects of a form that no fill changes, and what the ones that do change begin with. */
export interface Body {
  streams: { ref: PDFRef; head: Piece[]; contents: Uint8Array }[];
  packed: { ref: PDFRef; pieces: Piece[] }[];
  pages: PDFRef[];
  /** Relative numbers in use: static objects, object streams, then the changing ones. */
  changing: { ref: PDFRef; head: Piece[] }[];
  fieldRoots: PDFRef[];
  structureKids: PDFRef[];
  parentTree: PDFRef | null;
  roleMap: [name: string, role: string][];
  fonts: [name: string, ref: PDFRef][];
  /** Resources of what is filled in: the standard fonts, and the marks of check boxes when they are drawn. */
  resources: {
    ref: PDFRef;
    fonts: [name: string, ref: PDFRef][];
    marks: [name: string, ref: PDFRef][];
  } | null;
}

/** A blank form made ready: see `fill`. Made once by `compileTemplate`, used for any number of forms. */
export interface CompiledTemplate {
  taxYear: number;
  title: string;
  boxes: readonly Box[];
  /** For each slot the positions of its boxes in `boxes`. */
  slots: ReadonlyMap<string, SlotPlan>;
  /** Corners of each page's paper: left, bottom, right, top. */
  pageBoxes: readonly (readonly number[])[];
  fillable: Body;
  flattened: Body;
  /** Hash of the blank's bytes, 32 hex digits. */
  hash: string;
}

interface SlotPlan {
  kind: "text" | "check" | "dollars_cents" | "integer_decimal";
  first: number;
  /** Second box of a pair, otherwise -1. */
  second: number;
}

/** Padding between a box's edge and its text, in points. */
export const PADDING = 2;

/**
 * Makes a blank form ready to be filled fast. XFA, usage rights, scripts, earlier dates and whatever else no page,
 * field or tag needs are left out.
 *
 * @param bytes the blank PDF
 * @param fields its verified or derived field map, or "worksheet" for a template of this project
 * @param taxYear the year of the form
 * @param stamp a word to print at the top of the first page, such as AMENDED, for a form that has no place for it
 */
export async function compileTemplate(
  bytes: Uint8Array,
  fields: FieldMap | "worksheet",
  taxYear: number,
  stamp?: string,
): Promise<Result<CompiledTemplate>> {
  let doc: PDFDocument;
  try {
    doc = await openPdf(bytes);
  } catch {
    return refused("the file is encrypted or is not a sound PDF");
  }
  const present = blankFields(doc);
  const map = fields === "worksheet" ? worksheetFieldMap(present) : fields;
  const chosen = choose(present, map);
  if (!chosen.ok) return chosen;

  const metrics = await standardMetrics();
  const boxes = chosen.value.map(({ box, slot, field }) => boxOf(doc, box, slot, field, metrics));
  return succeed({
    taxYear,
    title: doc.getTitle() ?? `${taxYear} Form 8606`,
    boxes,
    slots: slotPlans(boxes, map),
    pageBoxes: doc.getPages().map((page) => {
      const { x, y, width, height } = page.getMediaBox();
      return [x, y, x + width, y + height];
    }),
    fillable: bodyOf(doc, boxes, chosen.value, "fillable", stamp),
    flattened: bodyOf(doc, boxes, chosen.value, "flattened", stamp),
    hash: hashOf(stamp === undefined ? bytes : joined(bytes, latin1(stamp))),
  });
}

/** Pages to be put beside the forms of a packet. In a fillable packet they keep their tags. */
export interface CompiledPages {
  fillable: Body;
  flattened: Body;
}

/** Makes the pages of any PDF ready to be put beside the forms of a packet. */
export async function compilePages(bytes: Uint8Array): Promise<Result<CompiledPages>> {
  try {
    const doc = await openPdf(bytes);
    return succeed({
      fillable: bodyOf(doc, [], [], "fillable"),
      flattened: bodyOf(doc, [], [], "flattened"),
    });
  } catch {
    return refused("the pages to add are encrypted or are not a sound PDF");
  }
}

function refused(message: string) {
  return fail([problemAt("template_refused", [], message)]);
}

type Chosen = { box: BoxName; slot: string; field: BlankField };

/** The field of every box in the map, in the order of the form's fields. */
function choose(present: BlankField[], map: FieldMap): Result<Chosen[]> {
  const wanted = new Map<string, { box: BoxName; slot: string; check: boolean }>();
  const problems: string[] = [];
  for (const [slot, fields] of Object.entries(map)) {
    for (const { box, field, check } of boxesOf(slot, fields)) {
      if (wanted.has(field)) problems.push(`the field ${field} is mapped twice`);
      wanted.set(field, { box, slot, check });
    }
  }
  const chosen: Chosen[] = [];
  for (const field of present) {
    const { box, slot, check } = wanted.get(field.name) ?? {};
    if (box === undefined || slot === undefined) continue;
    wanted.delete(field.name);
    if (field.check !== check) problems.push(`the field ${field.name} is not of the kind that ${box} needs`);
    if (field.check && onStates(field).length !== 1) {
      problems.push(`the check box ${field.name} has no single on-state`);
    }
    if (field.page < 0) problems.push(`the field ${field.name} is on no page`);
    if (field.value !== null) problems.push(`the field ${field.name} is filled in already`);
    chosen.push({ box, slot, field });
  }
  for (const [field, { box }] of wanted) problems.push(`it has no field ${field} for ${box}`);
  if (problems.length > 0) return refused(problems.join("; "));
  return succeed(chosen);
}

function slotPlans(boxes: Box[], map: FieldMap): Map<string, SlotPlan> {
  const position = new Map(boxes.map((box, index) => [box.name, index]));
  const at = (box: BoxName) => position.get(box) as number;
  return new Map(
    Object.entries(map).map(([slot, fields]): [string, SlotPlan] => {
      if (typeof fields === "string") return [slot, { kind: "text", first: at(slot), second: -1 }];
      if ("check" in fields) return [slot, { kind: "check", first: at(slot), second: -1 }];
      return "dollars" in fields
        ? [slot, { kind: "dollars_cents", first: at(`${slot}.dollars`), second: at(`${slot}.cents`) }]
        : [slot, { kind: "integer_decimal", first: at(`${slot}.integer`), second: at(`${slot}.decimal`) }];
    }),
  );
}

// ---- how a box is set ------------------------------------------------------------------------------------

/** Widths of characters by WinAnsi code, in thousandths of the size. */
interface Metrics {
  regular: Uint16Array;
  bold: Uint16Array;
}

let metricsOnce: Promise<Metrics> | undefined;

/** Widths of Helvetica and Helvetica Bold, which the official forms' fonts share. */
export function standardMetrics(): Promise<Metrics> {
  metricsOnce ??= (async () => {
    const doc = await PDFDocument.create();
    const widths = async (name: StandardFonts) => {
      const font = await doc.embedFont(name);
      const table = new Uint16Array(256);
      for (const [code, char] of winAnsiCharacters())
        table[code] = Math.round(font.widthOfTextAtSize(char, 1000));
      return table;
    };
    return {
      regular: await widths(StandardFonts.Helvetica),
      bold: await widths(StandardFonts.HelveticaBold),
    };
  })();
  return metricsOnce;
}

function boxOf(doc: PDFDocument, name: BoxName, slot: string, field: BlankField, metrics: Metrics): Box {
  const form = dictEntry(doc.catalog, "AcroForm") as PDFDict;
  const style = textOf(inherited(field.dict, "DA") ?? entry(form, "DA")) ?? "";
  const [, fontName = "Helv", size = "0"] = /\/(\S+)\s+([\d.]+)\s+Tf/.exec(style) ?? [];
  const fonts = dictEntry(dictEntry(form, "DR") ?? form, "Font");
  const font = fonts === undefined ? undefined : dictEntry(fonts, fontName);
  const baseFont = font === undefined ? fontName : String(entry(font, "BaseFont"));
  const bold = /bold|heavy|black|hebo/i.test(baseFont);
  const align = inherited(field.dict, "Q");
  const { rect } = field;
  return {
    name,
    slot,
    field: field.name,
    kind: field.check ? "check" : "text",
    page: field.page,
    ...rect,
    align: align instanceof PDFNumber ? align.asNumber() : 0,
    font: bold ? "B" : "R",
    widths: bold ? metrics.bold : metrics.regular,
    bold,
    // A size of 0 lets the viewer choose; this is what it would choose for a box of one line.
    size: Number(size) || Math.min(10, rect.height * 0.7),
    color: colorOf(style),
    maxLength: field.maxLength,
    on: field.check ? (onStates(field)[0] as string) : "",
  };
}

/** The operator of a default appearance that sets the colour, numbers without needless zeros. */
function colorOf(style: string): string {
  const found = /((?:[\d.]+\s+){1,4})(g|rg|k)\b/.exec(style);
  if (found === null) return "0 g";
  const numbers = (found[1] as string).trim().split(/\s+/).map(Number);
  return `${numbers.join(" ")} ${found[2]}`;
}

/** The names, other than Off, of a check box's appearances: what its value is when it is checked. */
function onStates(field: BlankField): string[] {
  const normal = dictEntry(dictEntry(field.dict, "AP") ?? field.dict, "N");
  return (normal?.keys() ?? []).map((key) => key.toString().slice(1)).filter((name) => name !== "Off");
}

// ---- the objects that stay the same ------------------------------------------------------------------------

/** The fonts of what is filled in, by the name that a box has for them. Every viewer has them. */
const standardFonts = [
  ["R", "Helvetica"],
  ["B", "Helvetica-Bold"],
] as const;

/** Entries of a page that are kept; those of tags only while there are tags. */
const PAGE_KEYS = ["Type", "MediaBox", "CropBox", "Rotate", "UserUnit", "Group"];
const TAG_KEYS = ["StructParents", "Tabs"];
/** What a fill writes itself, and what would act on its own in a viewer. */
const CHANGING_KEYS = ["V", "DV", "AS", "A", "AA", "Type", "RV"];

/** The name by which a flattened page draws what was filled in. */
export const OVERLAY = "F8606";

function bodyOf(
  doc: PDFDocument,
  boxes: Box[],
  chosen: Chosen[],
  shape: "fillable" | "flattened",
  stamp?: string,
): Body {
  const { context } = doc;
  const fillable = shape === "fillable";
  const form = dictEntry(doc.catalog, "AcroForm");
  const tree = fillable ? dictEntry(doc.catalog, "StructTreeRoot") : undefined;
  const name = PDFName.of;
  const fresh = (object: PDFObject | ParentTreeLeaf): PDFRef => {
    const ref = context.nextRef();
    replaced.set(ref, object);
    return ref;
  };
  /** Objects that take the place of the blank's own, or are new: the blank itself stays as it was read. */
  const replaced = new Map<PDFRef, PDFObject | ParentTreeLeaf>();
  const changing: PDFRef[] = [];

  // What was filled in needs the standard fonts, and a flattened form the marks of its check boxes.
  let resources: Body["resources"] = null;
  if (chosen.length > 0) {
    const usedFonts = standardFonts
      .filter(([key]) => boxes.some((box) => box.kind === "text" && box.font === key))
      .map(([key, BaseFont]): [string, PDFRef] => {
        const font = { Type: "Font", Subtype: "Type1", BaseFont, Encoding: "WinAnsiEncoding" };
        return [key, fresh(context.obj(font))];
      });
    const marks = chosen.flatMap(({ field }, index): [string, PDFRef][] => {
      const normal = dictEntry(dictEntry(field.dict, "AP") ?? field.dict, "N");
      const mark = normal?.get(name((boxes[index] as Box).on));
      return !fillable && field.check && mark instanceof PDFRef ? [[`M${index}`, mark]] : [];
    });
    const shared = { Font: Object.fromEntries(usedFonts), XObject: Object.fromEntries(marks) };
    resources = { ref: fresh(context.obj(shared)), fonts: usedFonts, marks };
  }

  const pages = doc.getPages().map(({ node, ref }, index) => {
    const page = PDFDict.withContext(context);
    for (const key of [...PAGE_KEYS, ...(tree === undefined ? [] : TAG_KEYS)]) {
      const value =
        key === "Rotate" || key.endsWith("Box")
          ? node.getInheritableAttribute(name(key))
          : node.get(name(key));
      if (value !== undefined) page.set(name(key), value);
    }
    let drawn = contentOf(doc, node);
    let pageResources: PDFObject | undefined = node.Resources();
    if (stamp !== undefined && index === 0) {
      const { width, top } = paperOf(node);
      drawn = joined(latin1("q\n"), drawn, latin1(`Q\n${stampText(stamp, width / 2, top)}`));
      pageResources = withStampFont(context, pageResources);
    }
    if (!fillable && chosen.length > 0) {
      const overlay = context.nextRef();
      changing.push(overlay);
      drawn = joined(latin1("q\n"), drawn, latin1(`Q\n/${OVERLAY} Do\n`));
      const extended =
        pageResources instanceof PDFDict ? pageResources.clone(context) : PDFDict.withContext(context);
      const objects = dictEntry(extended, "XObject")?.clone(context) ?? PDFDict.withContext(context);
      objects.set(name(OVERLAY), overlay);
      extended.set(name("XObject"), objects);
      pageResources = extended;
    }
    if (pageResources !== undefined) page.set(name("Resources"), pageResources);
    page.set(name("Contents"), fresh(context.flateStream(drawn)));
    const annotations = (node.Annots()?.asArray() ?? []).filter((annotation) => {
      const dict = annotation instanceof PDFRef ? context.lookup(annotation) : annotation;
      return fillable || (dict instanceof PDFDict && entry(dict, "Subtype") !== name("Widget"));
    });
    if (annotations.length > 0) page.set(name("Annots"), context.obj(annotations));
    page.set(name("Parent"), PAGES);
    replaced.set(ref, page);
    return ref;
  });

  const fieldRefs = new Map<PDFRef, PDFDict>();
  const fieldRoots: PDFRef[] = [];
  if (fillable) {
    for (const { field } of chosen) {
      const kept = field.dict.clone(context);
      for (const key of CHANGING_KEYS) kept.delete(name(key));
      const look = dictEntry(kept, "MK");
      if (look !== undefined && look.keys().length === 0) kept.delete(name("MK"));
      if (!field.check) kept.delete(name("AP"));
      // What a field is called aloud never changes: with an object of its own it is packed and need not be written.
      const description = kept.get(name("TU"));
      if (description instanceof PDFHexString || description instanceof PDFString)
        kept.set(name("TU"), fresh(description));
      fieldRefs.set(field.ref, kept);
      changing.push(field.ref);
    }
    const roots = form === undefined ? undefined : entry(form, "Fields");
    for (const root of roots instanceof PDFArray ? roots.asArray() : []) {
      if (root instanceof PDFRef) fieldRoots.push(root);
    }
  }

  const structureKids: PDFRef[] = [];
  let parentTree: PDFRef | null = null;
  let roleMap: [string, string][] = [];
  if (tree !== undefined) {
    const kids = tree.get(name("K"));
    const list = kids instanceof PDFRef ? context.lookup(kids) : kids;
    if (list instanceof PDFArray)
      structureKids.push(...list.asArray().filter((kid) => kid instanceof PDFRef));
    else if (kids instanceof PDFRef) structureKids.push(kids);
    const inTree = elementsUnder(doc, structureKids);
    const numbers = numberTree(dictEntry(tree, "ParentTree")).map(([key, value]): [number, PDFObject] => [
      key,
      withoutStrays(doc, value, inTree),
    ]);
    parentTree = fresh(new ParentTreeLeaf(numbers));
    const roles = dictEntry(tree, "RoleMap");
    roleMap = (roles?.entries() ?? []).map(([from, to]) => [from.toString(), to.toString()]);
  }
  const structureRoot = doc.catalog.get(name("StructTreeRoot"));

  const fonts: [string, PDFRef][] = [];
  const defaults = form === undefined ? undefined : dictEntry(form, "DR");
  if (fillable && defaults !== undefined) {
    for (const [key, value] of dictEntry(defaults, "Font")?.entries() ?? []) {
      fonts.push([key.toString(), value instanceof PDFRef ? value : fresh(value)]);
    }
  }

  // Everything that these reach, each object once.
  const streams: Body["streams"] = [];
  const packed: Body["packed"] = [];
  const heads = new Map<PDFRef, Piece[]>();
  const seen = new Set<PDFRef>(changing);
  const queue: PDFRef[] = [];
  const relink = (pieces: Piece[]): Piece[] =>
    pieces.map((piece) => {
      if (typeof piece === "string" || !("ref" in piece)) return piece;
      if (piece.ref === structureRoot) return { ref: STRUCTURE };
      if (piece.ref !== PAGES && !seen.has(piece.ref)) {
        seen.add(piece.ref);
        queue.push(piece.ref);
      }
      return piece;
    });
  const roots = new Set(fieldRoots);
  const withParent = (ref: PDFRef, pieces: Piece[]): Piece[] => {
    if (!roots.has(ref)) return pieces;
    const last = pieces.at(-1) as string;
    return [...pieces.slice(0, -1), last.slice(0, -2), { parentOfField: true }, ">>"];
  };
  for (const [ref, dict] of fieldRefs) heads.set(ref, withParent(ref, relink(serialize(dict))));
  const start = [...pages, ...fieldRoots, ...structureKids, ...fonts.map(([, ref]) => ref)];
  if (parentTree !== null) start.push(parentTree);
  if (resources !== null) start.push(resources.ref);
  relink(start.map((ref) => ({ ref })));
  for (let ref = queue.shift(); ref !== undefined; ref = queue.shift()) {
    const object = replaced.get(ref) ?? context.lookup(ref);
    if (object instanceof PDFStream) {
      const stream =
        object instanceof PDFRawStream ? object : PDFRawStream.of(object.dict, object.getContents());
      const dict = stream.dict.clone(context);
      dict.delete(name("Length"));
      streams.push({ ref, head: relink(serialize(dict)), contents: stream.contents });
    } else if (object instanceof ParentTreeLeaf) {
      packed.push({ ref, pieces: relink(object.pieces()) });
    } else if (object === undefined) {
      packed.push({ ref, pieces: ["null"] });
    } else {
      packed.push({ ref, pieces: withParent(ref, relink(serialize(object))) });
    }
  }
  return {
    streams,
    packed,
    pages,
    changing: changing.map((ref) => ({ ref, head: heads.get(ref) ?? [] })),
    fieldRoots,
    structureKids,
    parentTree,
    roleMap,
    fonts,
    resources,
  };
}

// ---- a word at the top -------------------------------------------------------------------------------------

/** The name of the stamp's font in a page's resources. */
const STAMP_FONT = "F8606Stamp";
const STAMP_SIZE = 12;
/** From the top of the paper to the stamp's baseline, in points: in the margin, clear of the heading. */
const STAMP_DEPTH = 25;

function paperOf(page: PDFPageLeaf): { width: number; top: number } {
  const { x, y, width, height } = page.MediaBox().asRectangle();
  return { width: 2 * x + width, top: y + height };
}

/** The word in bold with its middle at `x`, outside of what is read aloud with the form. */
function stampText(stamp: string, x: number, top: number): string {
  const wide = stamp.length * STAMP_SIZE * CAPITAL_WIDTH;
  const left = Math.round(x - wide / 2);
  return `/Artifact BMC q BT 0 g /${STAMP_FONT} ${STAMP_SIZE} Tf 1 0 0 1 ${left} ${top - STAMP_DEPTH} Tm (${stamp}) Tj ET Q EMC\n`;
}

/** About how wide a capital of Helvetica Bold is, as a part of the size. */
const CAPITAL_WIDTH = 0.72;

function withStampFont(context: PDFContext, resources: PDFObject | undefined): PDFDict {
  const extended = resources instanceof PDFDict ? resources.clone(context) : PDFDict.withContext(context);
  const fonts = dictEntry(extended, "Font")?.clone(context) ?? PDFDict.withContext(context);
  const font = { Type: "Font", Subtype: "Type1", BaseFont: "Helvetica-Bold", Encoding: "WinAnsiEncoding" };
  fonts.set(PDFName.of(STAMP_FONT), context.obj(font));
  extended.set(PDFName.of("Font"), fonts);
  return extended;
}

function joined(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Objects of the whole document, which every body refers to by these fixed numbers. */
export const CATALOG = PDFRef.of(1, 1);
export const PAGES = PDFRef.of(2, 1);
export const INFO = PDFRef.of(3, 1);
export const ACRO_FORM = PDFRef.of(4, 1);
export const STRUCTURE = PDFRef.of(5, 1);
export const PARENT_TREE = PDFRef.of(6, 1);
export const FIRST_BODY = 7;

/** A leaf of the structure's parent tree, whose keys are shifted when several forms share one file. */
class ParentTreeLeaf {
  constructor(readonly numbers: [key: number, value: PDFObject][]) {}

  pieces(): Piece[] {
    const keys = this.numbers.map(([key]) => key);
    const pieces: Piece[] = [
      "<</Limits[",
      { key: Math.min(...keys) },
      " ",
      { key: Math.max(...keys) },
      "]/Nums[",
    ];
    for (const [key, value] of this.numbers) pieces.push({ key }, " ", ...serialize(value), " ");
    return [...pieces, "]>>"];
  }
}

/** The elements of the structure tree, from the top ones down. */
function elementsUnder(doc: PDFDocument, top: PDFRef[]): Set<PDFRef> {
  const found = new Set<PDFRef>();
  const visit = (kid: PDFObject | undefined) => {
    if (kid instanceof PDFArray) for (const each of kid.asArray()) visit(each);
    if (!(kid instanceof PDFRef) || found.has(kid)) return;
    const element = doc.context.lookup(kid);
    if (element instanceof PDFArray) visit(element);
    if (!(element instanceof PDFDict)) return;
    found.add(kid);
    visit(element.get(PDFName.of("K")));
  };
  for (const ref of top) visit(ref);
  return found;
}

/** An entry of the parent tree without elements that are not in the tree: the IRS's files have many for artifacts. */
function withoutStrays(doc: PDFDocument, value: PDFObject, inTree: ReadonlySet<PDFRef>): PDFObject {
  const list = value instanceof PDFRef ? doc.context.lookup(value) : value;
  if (!(list instanceof PDFArray)) return value;
  const kept = list.asArray().map((item) => (item instanceof PDFRef && !inTree.has(item) ? PDFNull : item));
  return doc.context.obj(kept);
}

/** The entries of a number tree (ISO 32000-1, 7.9.7), in order of their keys. */
function numberTree(node: PDFDict | undefined): [number, PDFObject][] {
  if (node === undefined) return [];
  const found: [number, PDFObject][] = [];
  const numbers = entry(node, "Nums");
  const items = numbers instanceof PDFArray ? numbers.asArray() : [];
  for (let index = 0; index + 1 < items.length; index += 2) {
    const key = items[index];
    if (key instanceof PDFNumber) found.push([key.asNumber(), items[index + 1] as PDFObject]);
  }
  const kids = entry(node, "Kids");
  for (const kid of kids instanceof PDFArray ? kids.asArray() : []) {
    const dict = kid instanceof PDFRef ? node.context.lookup(kid) : kid;
    if (dict instanceof PDFDict) found.push(...numberTree(dict));
  }
  return found.sort(([a], [b]) => a - b);
}

/** 128 bits of a hash (four FNV-1a lanes): tells files apart, protects nothing. */
function hashOf(bytes: Uint8Array): string {
  const lanes = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b];
  bytes.forEach((byte, index) => {
    const lane = index & 3;
    lanes[lane] = Math.imul((lanes[lane] as number) ^ byte, 0x01000193);
  });
  return lanes.map((lane) => (lane >>> 0).toString(16).padStart(8, "0")).join("");
}
