import { PDFArray, PDFDict, type PDFDocument, PDFRawStream } from "pdf-lib";
import { unpacked } from "../document/bounds.js";
import type { FormField } from "../document/form-fields.js";
import { dictEntry, entry, textOf } from "../document/open-pdf.js";
import { BeyondBounds, budgetOf, type ReadBudget } from "../document/read-budget.js";

/** What the XFA form inside an official form says of one field. */
export interface SpokenField {
  /** Its name without positions: `topmostSubform.Page1.f1_9`. */
  path: string;
  /** What a viewer speaks for it. */
  description: string;
  /** Where its text or its check mark goes, in points from the upper left corner of the page. */
  place: { left: number; top: number; right: number; bottom: number };
}

/** The XFA template's own idea of a form: its title, and its fields. */
export interface XfaForm {
  title: string;
  fields: Map<string, SpokenField>;
}

/** Reads the XFA template of an official form; undefined when it has none. */
export function readXfa(doc: PDFDocument): XfaForm | undefined {
  const form = dictEntry(doc.catalog, "AcroForm");
  const packets = form === undefined ? undefined : entry(form, "XFA");
  if (!(packets instanceof PDFArray)) return undefined;
  for (let index = 0; index + 1 < packets.size(); index += 2) {
    const stream = packets.lookup(index + 1);
    if (textOf(packets.lookup(index)) === "template" && stream instanceof PDFRawStream) {
      return parseTemplate(new TextDecoder().decode(unpacked(stream)), budgetOf(doc.context));
    }
  }
  return undefined;
}

/** Subforms are not deeper in one another. */
const DEEPEST_SUBFORM = 64;

/** What it costs to find the place of a field, against a byte that is looked at. */
const FIELD = 2500;

/** A field while its tags are read: the attributes of what decides its place. */
interface OpenField {
  path: string;
  description: string;
  field: string;
  margin: string;
  caption: string;
  /** Undefined when it is no check box. */
  check: string | undefined;
}

/** Takes from an XFA template what is needed here: the tree of subforms, and each field's description and place. */
function parseTemplate(xml: string, budget: ReadBudget): XfaForm {
  const fields = new Map<string, SpokenField>();
  const path: string[] = [];
  const tags = /<(\/?)(subform|field|speak|ui|caption|margin|checkButton)\b([^<>]*?)(\/?)>/g;
  let open: OpenField | undefined;
  /** How many parts of the field, which have margins of their own, the tag is in. */
  let depth = 0;
  for (let tag = tags.exec(xml); tag !== null; tag = tags.exec(xml)) {
    const [whole, slash, name, attributes = "", empty] = tag;
    const [opens, closes] = [slash === "", slash !== "" || empty !== ""];
    budget.token();
    if (name === "subform" || name === "field") {
      if (opens && path.push(attribute(attributes, "name") ?? "") > DEEPEST_SUBFORM) throw new BeyondBounds();
      if (opens && name === "field") {
        const field = attributes;
        open = { path: path.join("."), description: "", field, margin: "", caption: "", check: undefined };
        depth = 0;
      }
      if (closes && name === "field" && open !== undefined) {
        budget.step(FIELD);
        fields.set(open.path, { path: open.path, description: open.description, place: placeOf(open) });
        open = undefined;
      }
      if (closes) path.pop();
      continue;
    }
    if (open === undefined) continue;
    if (name === "ui" || name === "caption") depth += Number(opens) - Number(closes);
    if (!opens) continue;
    if (name === "speak") {
      const start = tag.index + whole.length;
      open.description = plain(xml.slice(start, xml.indexOf("<", start)));
    } else if (name === "caption") open.caption = attributes;
    else if (name === "checkButton") open.check = attributes;
    else if (name === "margin" && depth === 0) open.margin = attributes;
  }
  const title = /<text name="title"\s*>([^<]*)</.exec(xml)?.[1] ?? "";
  return { title: plain(title), fields };
}

/** The place that its margins and its caption leave of a field; a check box is at the right of it, in the middle. */
function placeOf({ field, margin, caption, check }: OpenField): SpokenField["place"] {
  const measure = (text: string, key: string) => points(attribute(text, key));
  const side = attribute(caption, "placement") ?? "left";
  const inset = (edge: string) =>
    measure(margin, `${edge}Inset`) + (edge === side ? measure(caption, "reserve") : 0);
  const [x, y] = [measure(field, "x"), measure(field, "y")];
  const place = {
    left: x + inset("left"),
    top: y + inset("top"),
    right: x + measure(field, "w") - inset("right"),
    bottom: y + measure(field, "h") - inset("bottom"),
  };
  if (check === undefined) return place;
  const size = measure(check, "size");
  const above = (place.bottom - place.top - size) / 2;
  return {
    left: place.right - size,
    top: place.top + above,
    right: place.right,
    bottom: place.bottom - above,
  };
}

function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
}

/** A measure of XFA in points. */
function points(measure: string | undefined): number {
  const [, number, unit] = /^(-?[\d.]+)(mm|pt|in|cm)?$/.exec(measure ?? "0") ?? [];
  return Number(number ?? 0) * (POINTS.get(unit) ?? 72);
}

/** Units of XFA in points; a measure without one is in inches. */
const POINTS = new Map<string | undefined, number>([
  ["mm", 72 / 25.4],
  ["cm", 720 / 25.4],
  ["pt", 1],
]);

function plain(xml: string): string {
  return xml
    .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ")
    .trim();
}

/** What the XFA calls the field of the AcroForm with a full name. */
export function spokenField(xfa: XfaForm, field: FormField): SpokenField | undefined {
  return xfa.fields.get(field.name.replace(/\[\d+\]/g, ""));
}

/** How far each edge of a field may be from where the XFA has it, in points. */
const TOLERANCE = 1;

/** Whether a field lies where the XFA has it, by each of its four edges. */
export function isAtSpokenPlace({ rect }: FormField, { place }: SpokenField, pageHeight: number): boolean {
  const near = (a: number, b: number) => Math.abs(a - b) <= TOLERANCE;
  return (
    near(rect.x, place.left) &&
    near(rect.x + rect.width, place.right) &&
    near(pageHeight - rect.y, place.bottom) &&
    near(pageHeight - rect.y - rect.height, place.top)
  );
}

/** Whether a dictionary of the document has an XFA form at all. */
export function hasXfa(doc: PDFDocument): boolean {
  const form = dictEntry(doc.catalog, "AcroForm");
  return form instanceof PDFDict && entry(form, "XFA") !== undefined;
}
