import { BoundedMap } from "../../bounded-map.js";
import type { Box, CompiledTemplate } from "../template/compiled.js";
import { isInside, readContent, type Shown } from "./content.js";
import { Cursor, view } from "./cursor.js";
import { fontOf } from "./embedded-font.js";
import { find, integerAt, isRef, type OurFile, ReadError, type Value } from "./our-file.js";
import type { ReadBoxes } from "./read-boxes.js";
import { textString, winAnsiText } from "./strings.js";

/** Where the field of a box is once its template's first object has its number: learned from the first file that has it. */
interface FieldPlace {
  readonly box: Box;
  /** Object number of the field. */
  readonly number: number;
  /** Its bytes up to what a fill adds. */
  readonly head: DataView;
  /** How its text was set last, where it needs no font of its own. */
  setting: Setting | undefined;
}

/** The bytes of an appearance that are the same whatever its text is. */
interface Setting {
  /** Its dictionary up to the length. */
  dict: DataView;
  /** Its content up to the place of the text. */
  opening: DataView;
  size: number;
}

/** How many places of one template are kept: its fields have other numbers in each packet that begins otherwise. */
const MOST_KEPT = 64;

const knownFields = new WeakMap<CompiledTemplate, BoundedMap<number, readonly FieldPlace[]>>();

/** What the fields of a fillable file hold and show, form by form. */
export function readFields(file: OurFile, forms: readonly { template: CompiledTemplate }[]): ReadBoxes[] {
  const start = file.content(file.numberBehind(file.root, "/AcroForm ", 200));
  const list = find(file.bytes, "/Fields[", start, start + 20) + 8;
  let at = list;
  return forms.map(({ template }) => {
    const first = integerAt(file.bytes, at, file.bytes.length);
    at = find(file.bytes, "R", at, file.bytes.length) + 1;
    const places = fieldPlaces(file, template, first, forms.length);
    return readForm(file, places);
  });
}

function fieldPlaces(
  file: OurFile,
  template: CompiledTemplate,
  first: number,
  forms: number,
): readonly FieldPlace[] {
  const known = knownFields.get(template) ?? new BoundedMap<number, readonly FieldPlace[]>(MOST_KEPT);
  knownFields.set(template, known);
  const key = first * 2 + (forms > 1 ? 1 : 0);
  const found = known.get(key);
  if (found !== undefined) return found;
  const learned = learnFields(file, template, first, forms);
  known.set(key, learned);
  return learned;
}

/** Finds each field by its name, and checks that it is on its page, at its place. */
function learnFields(file: OurFile, template: CompiledTemplate, first: number, forms: number): FieldPlace[] {
  const byName = fieldNames(file, first, forms);
  const places = template.boxes.map((box): FieldPlace => {
    const number = byName.get(box.field);
    if (number === undefined) throw new ReadError(`the field of ${box.name} is missing`);
    const [x = 0, y = 0, right = 0, top = 0] = file.list(file.dict({ ref: number }).get("Rect")).map(Number);
    const off =
      Math.abs(x - box.x) +
      Math.abs(y - box.y) +
      Math.abs(right - x - box.width) +
      Math.abs(top - y - box.height);
    if (!(off < 0.1)) throw new ReadError(`the field of ${box.name} is not at its place`);
    return { box, number, head: headOf(file, number), setting: undefined };
  });
  checkPages(file, places);
  return places;
}

/** The object numbers of the fields by their full names, from the tree of fields. */
function fieldNames(file: OurFile, first: number, forms: number): Map<string, number> {
  const byName = new Map<string, number>();
  const visit = (value: Value, parents: string) => {
    if (!isRef(value)) throw new ReadError("a field is not an object of its own");
    const field = file.dict(value);
    const own = field.get("T");
    if (typeof own !== "string") throw new ReadError("a field has no name");
    const name = parents === "" ? textString(own) : `${parents}.${textString(own)}`;
    const kids = field.get("Kids");
    if (kids === undefined) byName.set(name, value.ref);
    else for (const kid of file.list(kids)) visit(kid, name);
  };
  // In a file of several forms each has a root of its own; the names below it are the template's.
  const top =
    forms > 1
      ? file.dict({ ref: first }).get("Kids")
      : file.dict(file.dict({ ref: file.root }).get("AcroForm")).get("Fields");
  for (const root of file.list(top)) visit(root, "");
  return byName;
}

/** The bytes of a field up to what a fill adds. */
function headOf(file: OurFile, number: number): DataView {
  const start = file.content(number);
  let end = find(file.bytes, "\nendobj", start, file.bytes.length) - 2;
  const value = lastIndex(file.bytes, "/V", start, end);
  if (value >= 0) end = value;
  return new DataView(file.bytes.slice(start, end).buffer);
}

/** Each field must be among the annotations of its page. */
function checkPages(file: OurFile, places: readonly FieldPlace[]) {
  const pageOf = new Map<number, number>();
  pagesOf(file).forEach((page, index) => {
    for (const annotation of file.list(page.get("Annots") ?? [])) {
      if (isRef(annotation)) pageOf.set(annotation.ref, index);
    }
  });
  const firstPage = Math.min(...places.map(({ number }) => pageOf.get(number) ?? Number.NaN));
  for (const { box, number } of places) {
    if (pageOf.get(number) !== firstPage + box.page)
      throw new ReadError(`the field of ${box.name} is not on its page`);
  }
}

/** The pages of a file, in their order. */
function pagesOf(file: OurFile): Map<string, Value>[] {
  const collect = (value: Value | undefined): Map<string, Value>[] => {
    const node = file.dict(value);
    return node.get("Type") === "Page" ? [node] : file.list(node.get("Kids")).flatMap(collect);
  };
  return collect(file.dict({ ref: file.root }).get("Pages"));
}

function lastIndex(bytes: Uint8Array, text: string, from: number, to: number): number {
  // `/V` with its value is the first entry that a fill adds, behind all entries of the template's field.
  for (let at = to; at >= from; at--) {
    const next = bytes[at + 2];
    if (bytes[at] === text.charCodeAt(0) && bytes[at + 1] === text.charCodeAt(1)) {
      if (next === 0x28 || next === 0x3c || next === 0x2f) return at;
    }
  }
  return -1;
}

function readForm(file: OurFile, places: readonly FieldPlace[]): ReadBoxes {
  const cursor = new Cursor(file.bytes);
  return places.map((place) => readField(file, cursor, place));
}

/** What a field holds, which must be what it shows; nothing for an empty one. */
function readField(file: OurFile, cursor: Cursor, place: FieldPlace): string | undefined {
  const { box, number, head } = place;
  cursor.at = file.content(number);
  if (!cursor.skip(head)) throw new ReadError(`the field of ${box.name} is not the template's`);
  if (box.kind === "check") {
    const state = readState(cursor, box);
    return state === "Off" ? undefined : state;
  }
  if (file.bytes[cursor.at] === 0x3e) return undefined; // no value
  cursor.expect(VALUE);
  const value = cursor.at;
  const codes = cursor.string();
  const end = cursor.at;
  cursor.expect(APPEARANCE);
  const appearance = cursor.number();
  if (box.multiline) return readLines(file, appearance, box, textString(codes));
  const shown =
    readSetting(file, cursor, appearance, place.setting, { codes, value, end }) ??
    readAppearance(file, appearance, place);
  if (!isInside(shown, box, 0, 0)) throw new ReadError(`${box.name} shows its text outside of its box`);
  const text = textString(codes);
  if (text !== shown.text) throw new ReadError(`the value of ${box.name} and what it shows differ`);
  return text;
}

/** What a field of several lines holds, which must be what it shows, but for where its lines are broken. */
function readLines(file: OurFile, number: number, box: Box, value: string): string {
  const stream = find(file.bytes, "stream\n", file.content(number), file.content(number) + 200);
  const shown = readContent(file, stream, (font) => fontOf(file, number, font));
  if (shown.some((line) => !isInside(line, box, 0, 0)))
    throw new ReadError(`${box.name} shows its text outside of its box`);
  if (shown.map(({ text }) => text).join(" ") !== value.replaceAll("\n", " "))
    throw new ReadError(`the value of ${box.name} and what it shows differ`);
  return value;
}

/** The state of a check box: its value and its appearance state, which must be one. */
function readState(cursor: Cursor, box: Box): string {
  for (const state of ["Off", box.on]) if (cursor.skip(stateNamed(state))) return state;
  throw new ReadError(`the check box ${box.name} is neither on nor off`);
}

function stateNamed(state: string): DataView {
  const known = states.get(state) ?? view(`/V/${state}/AS/${state}>>\nendobj`);
  states.set(state, known);
  return known;
}

const states = new Map<string, DataView>();

/** What an appearance shows, when it is set as the box's was before; undefined when it is not. */
function readSetting(
  file: OurFile,
  cursor: Cursor,
  number: number,
  setting: Setting | undefined,
  written: { codes: string; value: number; end: number },
): Shown | undefined {
  if (setting === undefined) return undefined;
  cursor.at = file.content(number);
  if (!cursor.skip(setting.dict)) return undefined;
  const length = cursor.number();
  cursor.expect(STREAM);
  const end = cursor.at + length;
  if (!cursor.skip(setting.opening)) return undefined;
  if (cursor.bytes[cursor.at] === MINUS) return undefined;
  const x = cursor.number();
  const y = cursor.number();
  cursor.expect(PLACE);
  // Mostly the same string as the value, byte for byte.
  const codes = cursor.repeat(written.value, written.end) ? written.codes : cursor.string();
  cursor.expect(END);
  if (cursor.at !== end + END_OF_STREAM)
    throw new ReadError("an appearance is longer or shorter than its length");
  return { text: winAnsiText(codes), codes, x, y, size: setting.size, width: -1, mark: false };
}

const MINUS = 0x2d;
const VALUE = view("/V");
const APPEARANCE = view("/AP<</N ");
const STREAM = view(">>\nstream\n");
const PLACE = view(" Td");
const END = view("Tj ET Q EMC\nendstream\nendobj");
const END_OF_STREAM = "\nendstream\nendobj".length;

/** What an appearance shows, which must be one text; learns how it is set. */
function readAppearance(file: OurFile, number: number, place: FieldPlace): Shown {
  const { bytes } = file;
  const start = file.content(number);
  const stream = find(bytes, "stream\n", start, start + 200);
  const [shown, ...others] = readContent(file, stream, (font) => fontOf(file, number, font));
  if (shown === undefined || others.length > 0) throw new ReadError("a field does not show one text");
  if (shown.width < 0) {
    const length = find(bytes, "/Length", start, stream) + "/Length".length;
    const text = stream + "stream\n".length;
    const opened = find(bytes, " Tf ", text, text + 100) + " Tf ".length;
    const part = (from: number, to: number) => new DataView(bytes.slice(from, to).buffer);
    place.setting = { dict: part(start, length), opening: part(text, opened), size: shown.size };
  }
  return shown;
}
