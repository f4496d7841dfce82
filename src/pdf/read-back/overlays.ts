import { BoundedMap } from "../../bounded-map.js";
import type { CompiledTemplate } from "../template/compiled.js";
import { isInside, readContent } from "./content.js";
import { fontOf } from "./embedded-font.js";
import { find, integerAt, isRef, latin1Text, type OurFile, ReadError } from "./our-file.js";
import type { ReadBoxes } from "./read-boxes.js";

/** How many places of one template are kept. */
const MOST_KEPT = 64;

/** Object numbers of what is drawn on the pages of a form whose first page has a known number. */
const knownPages = new WeakMap<CompiledTemplate, BoundedMap<number, number[]>>();

/** The name under which a page draws what was filled in. */
const OVERLAY = "F8606";

/** What the pages of a flattened file show at the places of the boxes, form by form. */
export function readPages(file: OurFile, forms: readonly { template: CompiledTemplate }[]): ReadBoxes[] {
  const start = file.content(file.numberBehind(file.root, "/Pages ", 200));
  let at = find(file.bytes, "/Kids[", start, start + 60) + 6;
  const pages: number[] = [];
  while (file.bytes[at] !== 0x5d) {
    pages.push(integerAt(file.bytes, at, file.bytes.length));
    at = find(file.bytes, "R", at, file.bytes.length) + 1;
  }
  let page = 0;
  return forms.map(({ template }) => {
    // Pages without fields may stand between the forms.
    let overlays = overlaysOf(file, template, pages, page);
    while (overlays === undefined) {
      if (++page >= pages.length) throw new ReadError("a form is missing");
      overlays = overlaysOf(file, template, pages, page);
    }
    page += overlays.length;
    const read: ReadBoxes = new Array(template.boxes.length);
    overlays.forEach((number, index) => {
      readOverlay(file, number, template, index, read);
    });
    return read;
  });
}

function overlaysOf(
  file: OurFile,
  template: CompiledTemplate,
  pages: number[],
  first: number,
): number[] | undefined {
  const known = knownPages.get(template) ?? new BoundedMap<number, number[]>(MOST_KEPT);
  knownPages.set(template, known);
  const number = pages[first];
  if (number === undefined) return undefined;
  // A page of a form is packed; one that is not stands beside the forms.
  if (file.offset(number) >= 0) return undefined;
  const found = known.get(number);
  if (found !== undefined) return found;
  const overlays: number[] = [];
  for (const page of pages.slice(first, first + template.pageBoxes.length)) {
    const dict = file.dict({ ref: page });
    const objects = file.dict(dict.get("Resources")).get("XObject");
    const overlay = objects === undefined ? undefined : file.dict(objects).get(OVERLAY);
    const content = dict.get("Contents");
    if (!isRef(overlay) || !isRef(content)) return undefined;
    const drawn = file.stream(content.ref);
    find(drawn, `Q\n/${OVERLAY} Do`, drawn.length - 20, drawn.length);
    overlays.push(overlay.ref);
  }
  known.set(number, overlays);
  return overlays;
}

const positions = new WeakMap<CompiledTemplate, Map<string, number>>();

function readOverlay(
  file: OurFile,
  number: number,
  template: CompiledTemplate,
  page: number,
  read: ReadBoxes,
) {
  const { bytes } = file;
  const start = file.content(number);
  const stream = find(bytes, "stream\n", start, start + 400);
  const names = find(bytes, "/Boxes[", stream, stream + 90) + 7;
  const year = integerAt(bytes, find(bytes, "/Year ", stream, names) + 6, bytes.length);
  const stated = integerAt(bytes, find(bytes, "/Page ", stream, names) + 6, bytes.length);
  if (stated !== page + 1) throw new ReadError("a page is not at its place");
  if (year !== template.taxYear) throw new ReadError("a form is of another year");
  const end = find(bytes, "]>>BDC", names, bytes.length);
  const boxNames = latin1Text(bytes, names, end).split("/").slice(1);
  const shown = readContent(file, stream, (font) => fontOf(file, number, font));
  const byName = positions.get(template) ?? new Map(template.boxes.map((box, index) => [box.name, index]));
  positions.set(template, byName);
  let next = 0;
  const marks = shown.filter(({ mark }) => mark);
  for (const name of boxNames) {
    const position = byName.get(name);
    const box = position === undefined ? undefined : template.boxes[position];
    if (position === undefined || box === undefined || box.page !== page || read[position] !== undefined)
      throw new ReadError(`${name} is not on this page`);
    if (box.kind === "check") {
      const mark = marks.shift();
      if (mark === undefined || Math.abs(mark.x - box.x) + Math.abs(mark.y - box.y) > 0.1) {
        throw new ReadError(`the mark of ${name} is not in its box`);
      }
      read[position] = box.on;
      continue;
    }
    const text = shown[next++];
    if (text === undefined || text.mark || !isInside(text, box, box.x, box.y)) {
      throw new ReadError(`${name} is not shown inside its box`);
    }
    read[position] = text.text;
    while (box.multiline) {
      const line = shown[next];
      if (line === undefined || line.mark || !isInside(line, box, box.x, box.y)) break;
      read[position] += ` ${line.text}`;
      next += 1;
    }
  }
  if (next + shown.filter(({ mark }) => mark).length !== shown.length || marks.length > 0) {
    throw new ReadError("a page shows more than its boxes");
  }
}
