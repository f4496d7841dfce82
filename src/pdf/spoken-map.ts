import { decodePDFRawStream, PDFArray, PDFDict, type PDFDocument, PDFRawStream } from "pdf-lib";
import { type BlankField, dictEntry, entry, textOf } from "./blank.js";
import { captions } from "./captions.js";
import type { BoxName } from "./slots.js";

/** What the XFA form inside a blank says of one field. */
export interface SpokenField {
  /** Its name without positions: `topmostSubform.Page1.f1_9`. */
  path: string;
  /** What a viewer speaks for it. */
  description: string;
  /** Its place with its caption, in points from the upper left corner of the page. */
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The XFA template's own idea of a form: its title, and its fields. */
export interface XfaForm {
  title: string;
  fields: Map<string, SpokenField>;
}

/** Reads the XFA template of a blank; undefined when the blank has none. */
export function readXfa(doc: PDFDocument): XfaForm | undefined {
  const form = dictEntry(doc.catalog, "AcroForm");
  const packets = form === undefined ? undefined : entry(form, "XFA");
  if (!(packets instanceof PDFArray)) return undefined;
  for (let index = 0; index + 1 < packets.size(); index += 2) {
    const stream = packets.lookup(index + 1);
    if (textOf(packets.lookup(index)) === "template" && stream instanceof PDFRawStream) {
      return parseTemplate(new TextDecoder().decode(decodePDFRawStream(stream).decode()));
    }
  }
  return undefined;
}

/** Takes from an XFA template what is needed here: the tree of subforms, and each field's description and place. */
function parseTemplate(xml: string): XfaForm {
  const fields = new Map<string, SpokenField>();
  const path: string[] = [];
  const tags = /<(\/?)(subform|field|speak)\b([^>]*?)(\/?)>/g;
  let open: SpokenField | undefined;
  for (let tag = tags.exec(xml); tag !== null; tag = tags.exec(xml)) {
    const [whole, closing, name, attributes = "", empty] = tag;
    if (name === "speak") {
      const end = xml.indexOf("<", tag.index + whole.length);
      if (closing === "" && open !== undefined)
        open.description = plain(xml.slice(tag.index + whole.length, end));
    } else if (closing !== "") {
      if (name === "field" && open !== undefined) fields.set(open.path, open);
      if (name === "field") open = undefined;
      path.pop();
    } else {
      path.push(attribute(attributes, "name") ?? "");
      if (name === "field") {
        const [x, y, width, height] = ["x", "y", "w", "h"].map((key) => points(attribute(attributes, key)));
        open = { path: path.join("."), description: "", x, y, width, height } as SpokenField;
      }
      if (empty !== "") path.pop();
    }
  }
  const title = /<text name="title"\s*>([^<]*)</.exec(xml)?.[1] ?? "";
  return { title: plain(title), fields };
}

function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
}

/** A measure of XFA in points. */
function points(measure: string | undefined): number {
  const [, number, unit] = /^(-?[\d.]+)(mm|pt|in|cm)?$/.exec(measure ?? "0") ?? [];
  const inPoints: Record<string, number> = { mm: 72 / 25.4, cm: 720 / 25.4, in: 72, pt: 1 };
  return Number(number ?? 0) * (inPoints[unit ?? "in"] as number);
}

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
export function spokenField(xfa: XfaForm, field: BlankField): SpokenField | undefined {
  return xfa.fields.get(field.name.replace(/\[\d+\]/g, ""));
}

/**
 * The box that a spoken description names: a line's number at its start or, behind the heading of a part, before the
 * line's own sentence; or the words of a caption.
 */
export function boxSpoken(
  description: string,
  labels: ReadonlySet<string>,
  ratio: string,
  cents: boolean,
): BoxName | undefined {
  const numbered = lineSpoken(description, labels);
  if (numbered === undefined) {
    return captions.find(({ spoken }) => spoken.test(description))?.slot;
  }
  if (numbered === ratio) return `${ratio}.${/after the decimal/i.test(description) ? "decimal" : "integer"}`;
  if (!cents) return numbered;
  return `${numbered}.${/^\S+\s+Cents\b/i.test(description) ? "cents" : "dollars"}`;
}

/** A number that another line, a form or a page has is not this line's. */
const OF_ANOTHER = /(lines?|and|or|page|form)\s*$/i;

function lineSpoken(description: string, labels: ReadonlySet<string>): string | undefined {
  const first = /^(\d{1,2}[a-c]?)\.\s/.exec(description)?.[1];
  if (first !== undefined && labels.has(first)) return first;
  if (!/^(page \d|part|note)\b/i.test(description)) return undefined;
  const found = [...description.matchAll(/(?<=\s)(\d{1,2}[a-c]?)\.\s+(?=[A-Z])/g)].filter(
    ({ 1: label = "", index }) => labels.has(label) && !OF_ANOTHER.test(description.slice(0, index)),
  );
  return found.length === 1 ? found[0]?.[1] : undefined;
}

/** Whether a field lies where the XFA has it: in its place, at the right and the lower edge of it. */
export function isAtSpokenPlace(
  { check, rect }: BlankField,
  spoken: SpokenField,
  pageHeight: number,
): boolean {
  const near = (a: number, b: number, tolerance: number) => Math.abs(a - b) <= tolerance;
  const right = spoken.x + spoken.width;
  const bottom = pageHeight - spoken.y - spoken.height;
  if (check) {
    return (
      rect.x >= spoken.x - 1 &&
      rect.x + rect.width <= right + 1 &&
      rect.y >= bottom - 1 &&
      rect.y + rect.height <= bottom + spoken.height + 1
    );
  }
  return near(rect.x + rect.width, right, 1.2) && near(rect.y, bottom, 0.6) && rect.x >= spoken.x - 0.6;
}

/** Whether a dictionary of the document has an XFA form at all. */
export function hasXfa(doc: PDFDocument): boolean {
  const form = dictEntry(doc.catalog, "AcroForm");
  return form instanceof PDFDict && entry(form, "XFA") !== undefined;
}
