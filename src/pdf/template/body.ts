import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from "pdf-lib";
import { joined, latin1 } from "../document/bytes.js";
import type { FormField } from "../document/form-fields.js";
import { type Body, PAGES, type Shape, STRUCTURE } from "../document/objects.js";
import { contentOf, dictEntry, entry } from "../document/open-pdf.js";
import { type Piece, serialize } from "../document/serialize.js";
import { STANDARD_FONTS, standardFont } from "../fonts/standard-metrics.js";
import { appearanceIn } from "./box.js";
import { type Box, OVERLAY } from "./compiled.js";
import { type KeptStructure, keptStructure, ParentTreeLeaf } from "./kept-structure.js";
import { stamped, withStampFont } from "./stamp.js";

/** Entries of a page that are kept; those of tags only while there are tags. */
const PAGE_KEYS = ["Type", "MediaBox", "CropBox", "Rotate", "UserUnit", "Group"];
const TAG_KEYS = ["StructParents", "Tabs"];
/** What a fill writes itself, and what would act on its own in a viewer. */
const CHANGING_KEYS = ["V", "DV", "AS", "A", "AA", "Type", "RV"];

/** A box, and the field that it is filled through. */
export interface BoxField {
  readonly box: Box;
  readonly field: FormField;
}

/** What a page draws, and what it draws it with. */
interface Drawing {
  readonly content: Uint8Array;
  readonly resources: PDFObject | undefined;
}

/**
 * The objects of a document that its pages, fields and tags need, and no others.
 *
 * @param boxes in the order of the form's fields; none for pages that are not filled
 * @param stamp what is printed over the pages, as `stampOf` gives it
 */
export function bodyOf(doc: PDFDocument, boxes: readonly BoxField[], shape: Shape, stamp?: string): Body {
  const made = new MadeObjects(doc.context);
  const form = dictEntry(doc.catalog, "AcroForm");
  const fillable = shape === "fillable";
  const tree = fillable ? dictEntry(doc.catalog, "StructTreeRoot") : undefined;

  const resources = boxes.length > 0 ? fillResources(boxes, fillable, made) : null;
  const overlays: PDFRef[] = [];
  const pages = doc.getPages().map((page, index) => {
    let drawing = drawingOf(doc, page, stamp, index === 0);
    if (!fillable && boxes.length > 0) {
      const overlay = doc.context.nextRef();
      overlays.push(overlay);
      drawing = withOverlay(doc.context, overlay, drawing);
    }
    made.set(page.ref, pageOf(page, drawing, tree !== undefined, fillable, made));
    return page.ref;
  });
  const fields = fillable ? boxes.map(({ field }) => ({ ref: field.ref, dict: keptField(field, made) })) : [];
  const structure = tree && keptStructure(doc, tree);
  const kept: Kept = {
    pages,
    fields,
    fieldRoots: fillable ? rootsOf(form) : [],
    structure,
    parentTree: structure ? made.add(structure.parentTree) : null,
    fonts: fillable ? defaultFonts(form, made) : [],
    resources,
    changing: fillable ? fields.map(({ ref }) => ref) : overlays,
  };
  return new ReachableObjects(doc, made, kept).body();
}

/** Objects that take the place of the template's own, or are new: the template itself stays as it was read. */
class MadeObjects {
  readonly #context: PDFContext;
  readonly #objects = new Map<PDFRef, PDFObject | ParentTreeLeaf>();

  constructor(context: PDFContext) {
    this.#context = context;
  }

  /** Adds an object, given or in pdf-lib's literals, and gives its reference. */
  add(object: PDFObject | ParentTreeLeaf): PDFRef {
    const ref = this.#context.nextRef();
    this.#objects.set(ref, object);
    return ref;
  }

  set(ref: PDFRef, object: PDFObject): void {
    this.#objects.set(ref, object);
  }

  /** The object under a reference: made here, or the template's. */
  at(ref: PDFRef): PDFObject | ParentTreeLeaf | undefined {
    return this.#objects.get(ref) ?? this.#context.lookup(ref);
  }

  get context(): PDFContext {
    return this.#context;
  }
}

// ---- what is kept ------------------------------------------------------------------------------------------

/** What was filled in needs the standard fonts, and a flattened form the marks of its check boxes. */
function fillResources(boxes: readonly BoxField[], fillable: boolean, made: MadeObjects): Body["resources"] {
  const { context } = made;
  const fonts = STANDARD_FONTS.flatMap(([key, name]): [string, PDFRef][] => {
    const found = boxes.find(({ box }) => box.kind === "text" && box.font === key)?.box;
    return found?.kind === "text" ? [[key, fontWithWidths(name, found.widths, made)]] : [];
  });
  const marks = boxes.flatMap(({ box, field }, index): [string, PDFRef][] => {
    const mark = !fillable && field.check ? appearanceIn(field, box.on) : undefined;
    return mark instanceof PDFRef ? [[`M${index}`, mark]] : [];
  });
  const shared = { Font: Object.fromEntries(fonts), XObject: Object.fromEntries(marks) };
  return { ref: made.add(context.obj(shared)), fonts, marks };
}

function fontWithWidths(
  name: (typeof STANDARD_FONTS)[number][1],
  widths: Uint16Array,
  made: MadeObjects,
): PDFRef {
  const { context } = made;
  const { font, descriptor } = standardFont(name, widths);
  const FontDescriptor = made.add(context.obj(descriptor));
  return made.add(context.obj({ ...font, FontDescriptor }));
}

function drawingOf(
  doc: PDFDocument,
  { node }: PDFPage,
  stamp: string | undefined,
  isFirst: boolean,
): Drawing {
  const content = contentOf(doc, node);
  const resources = node.Resources();
  if (stamp === undefined || (!isFirst && !stamp.includes("\n"))) return { content, resources };
  return {
    content: stamped(content, stamp, node, isFirst),
    resources: withStampFont(doc.context, resources),
  };
}

/** What a page draws, and behind it what is filled in. */
function withOverlay(context: PDFContext, overlay: PDFRef, { content, resources }: Drawing): Drawing {
  const extended = resources instanceof PDFDict ? resources.clone(context) : PDFDict.withContext(context);
  const objects = dictEntry(extended, "XObject")?.clone(context) ?? PDFDict.withContext(context);
  objects.set(PDFName.of(OVERLAY), overlay);
  extended.set(PDFName.of("XObject"), objects);
  return {
    content: joined([latin1("q\n"), content, latin1(`Q\n/${OVERLAY} Do\n`)]),
    resources: extended,
  };
}

/** A page with what it draws. Its fields stay only in a form that can be filled in further. */
function pageOf(
  { node }: PDFPage,
  { content, resources }: Drawing,
  tagged: boolean,
  fillable: boolean,
  made: MadeObjects,
): PDFDict {
  const { context } = made;
  const page = PDFDict.withContext(context);
  for (const key of tagged ? [...PAGE_KEYS, ...TAG_KEYS] : PAGE_KEYS) {
    const name = PDFName.of(key);
    const isInherited = key === "Rotate" || key.endsWith("Box");
    const value = isInherited ? node.getInheritableAttribute(name) : node.get(name);
    if (value !== undefined) page.set(name, value);
  }
  if (resources !== undefined) page.set(PDFName.of("Resources"), resources);
  page.set(PDFName.of("Contents"), made.add(context.flateStream(content)));
  const annotations = (node.Annots()?.asArray() ?? []).filter((annotation) => {
    const dict = annotation instanceof PDFRef ? context.lookup(annotation) : annotation;
    return fillable || (dict instanceof PDFDict && entry(dict, "Subtype") !== PDFName.of("Widget"));
  });
  if (annotations.length > 0) page.set(PDFName.of("Annots"), context.obj(annotations));
  page.set(PDFName.of("Parent"), PAGES);
  return page;
}

/** A field without its value, and without how the value looks. */
function keptField({ dict, check }: FormField, made: MadeObjects): PDFDict {
  const kept = dict.clone(made.context);
  for (const key of CHANGING_KEYS) kept.delete(PDFName.of(key));
  if (dictEntry(kept, "MK")?.keys().length === 0) kept.delete(PDFName.of("MK"));
  if (!check) kept.delete(PDFName.of("AP"));
  // What a field is called aloud never changes: with an object of its own it is packed and need not be written.
  const description = kept.get(PDFName.of("TU"));
  if (description instanceof PDFHexString || description instanceof PDFString)
    kept.set(PDFName.of("TU"), made.add(description));
  return kept;
}

/** The top of the tree of fields. */
function rootsOf(form: PDFDict | undefined): PDFRef[] {
  const roots = form === undefined ? undefined : entry(form, "Fields");
  return roots instanceof PDFArray ? roots.asArray().filter((root) => root instanceof PDFRef) : [];
}

/** The fonts that a viewer sets a changed field in. */
function defaultFonts(form: PDFDict | undefined, made: MadeObjects): [name: string, ref: PDFRef][] {
  const defaults = form === undefined ? undefined : dictEntry(form, "DR");
  const fonts = defaults === undefined ? undefined : dictEntry(defaults, "Font");
  return (fonts?.entries() ?? []).map(([key, value]) => [
    key.toString(),
    value instanceof PDFRef ? value : made.add(value),
  ]);
}

// ---- what that reaches -------------------------------------------------------------------------------------

/** Where the objects of a body begin. */
interface Kept {
  readonly pages: PDFRef[];
  readonly fields: readonly { readonly ref: PDFRef; readonly dict: PDFDict }[];
  readonly fieldRoots: PDFRef[];
  readonly structure: KeptStructure | undefined;
  readonly parentTree: PDFRef | null;
  readonly fonts: [name: string, ref: PDFRef][];
  readonly resources: Body["resources"];
  readonly changing: readonly PDFRef[];
}

/** Collects what pages, fields and tags reach, each object once. */
class ReachableObjects {
  readonly #made: MadeObjects;
  readonly #kept: Kept;
  readonly #structureRoot: PDFObject | undefined;
  readonly #roots: ReadonlySet<PDFRef>;
  readonly #seen: Set<PDFRef>;
  readonly #queue: PDFRef[] = [];
  readonly #streams: Body["streams"] = [];
  readonly #packed: Body["packed"] = [];

  constructor(doc: PDFDocument, made: MadeObjects, kept: Kept) {
    this.#made = made;
    this.#kept = kept;
    this.#structureRoot = doc.catalog.get(PDFName.of("StructTreeRoot"));
    this.#roots = new Set(kept.fieldRoots);
    this.#seen = new Set(kept.changing);
  }

  body(): Body {
    const { pages, fields, fieldRoots, structure, parentTree, fonts, resources, changing } = this.#kept;
    const heads = new Map(fields.map(({ ref, dict }) => [ref, this.#piecesOf(ref, dict)]));
    for (const ref of [...pages, ...fieldRoots, ...(structure?.kids ?? [])]) this.#reach(ref);
    for (const [, ref] of fonts) this.#reach(ref);
    if (parentTree !== null) this.#reach(parentTree);
    if (resources !== null) this.#reach(resources.ref);
    for (let ref = this.#queue.shift(); ref !== undefined; ref = this.#queue.shift()) this.#take(ref);
    return {
      streams: this.#streams,
      packed: this.#packed,
      pages,
      changing: changing.map((ref) => ({ ref, head: heads.get(ref) ?? [] })),
      fieldRoots,
      structureKids: structure?.kids ?? [],
      parentTree,
      roleMap: structure?.roleMap ?? [],
      fonts,
      standardFonts: [],
      resources,
    };
  }

  #reach(ref: PDFRef): void {
    if (ref === PAGES || this.#seen.has(ref)) return;
    this.#seen.add(ref);
    this.#queue.push(ref);
  }

  /** Takes an object in. */
  #take(ref: PDFRef): void {
    const object = this.#made.at(ref);
    if (object instanceof PDFStream) {
      const dict = object.dict.clone(this.#made.context);
      dict.delete(PDFName.of("Length"));
      const contents = object instanceof PDFRawStream ? object.contents : object.getContents();
      this.#streams.push({ ref, head: this.#linked(serialize(dict)), contents: [contents] });
    } else if (object instanceof ParentTreeLeaf) {
      this.#packed.push({ ref, pieces: this.#linked(object.pieces()) });
    } else {
      this.#packed.push({ ref, pieces: object === undefined ? ["null"] : this.#piecesOf(ref, object) });
    }
  }

  #piecesOf(ref: PDFRef, object: PDFObject): Piece[] {
    const pieces = this.#linked(serialize(object));
    const last = pieces.at(-1);
    if (!this.#roots.has(ref) || typeof last !== "string") return pieces;
    return [...pieces.slice(0, -1), last.slice(0, -2), { parentOfField: true }, ">>"];
  }

  /** Pieces whose references are reached; the structure's root is that of the whole document. */
  #linked(pieces: Piece[]): Piece[] {
    return pieces.map((piece) => {
      if (typeof piece === "string" || !("ref" in piece)) return piece;
      if (piece.ref === this.#structureRoot) return { ref: STRUCTURE };
      this.#reach(piece.ref);
      return piece;
    });
  }
}
