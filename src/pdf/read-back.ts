import { type Problem, problemAt } from "../errors.js";
import type { Box, CompiledTemplate } from "./compile.js";
import { find, integerAt, isRef, latin1Text, OurFile, ReadError, type Value } from "./our-file.js";
import type { FormValues, MoneyStyle, SlotValue } from "./slots.js";

/** What was read from the boxes of a form: text by the box's name; a checked box has its on-state. Empty boxes are left out. */
type ReadBoxes = Map<string, string>;

/**
 * Reads a file that was just written and compares every box with the values that it was to hold: the value and the
 * appearance of each field, or what is drawn on each page, at the place of its box. What comes back is empty when
 * all is as it must be. A difference is a defect of this program, so a problem says where, never what.
 *
 * @param bytes a file of one form or of several
 * @param forms the forms in it, in their order
 */
export function verifyFilled(
  bytes: Uint8Array,
  forms: readonly { template: CompiledTemplate; values: FormValues }[],
  options: { shape: "fillable" | "flattened"; money: MoneyStyle },
): Problem[] {
  try {
    const file = new OurFile(bytes);
    const read = options.shape === "fillable" ? readFields(file, forms) : readPages(file, forms);
    return forms.flatMap(({ template, values }, index) =>
      differences(template, values, read[index] as ReadBoxes, options.money),
    );
  } catch (error) {
    if (error instanceof ReadError)
      return [problemAt("internal", [], `the filled form cannot be read back: ${error.message}`)];
    throw error;
  }
}

// ---- comparing ---------------------------------------------------------------------------------------------

function differences(
  template: CompiledTemplate,
  values: FormValues,
  read: ReadBoxes,
  money: MoneyStyle,
): Problem[] {
  const problems: Problem[] = [];
  let filled = 0;
  for (const slot in values) {
    const value = values[slot] as SlotValue;
    const box = (position: number) => {
      const text = position < 0 ? undefined : read.get((template.boxes[position] as Box).name);
      if (text !== undefined) filled++;
      return text ?? "";
    };
    const plan = template.slots.get(slot);
    const same = plan !== undefined && agrees(value, box(plan.first), box(plan.second), plan.kind, money);
    if (!same) problems.push(problemAt("internal", [slot], "the filled form reads back differently"));
  }
  if (filled !== read.size)
    problems.push(problemAt("internal", [], "the filled form has values that were not asked for"));
  return problems;
}

function agrees(value: SlotValue, first: string, second: string, kind: string, money: MoneyStyle): boolean {
  if ("checked" in value) return (first !== "") === value.checked;
  if ("text" in value) return first === value.text || first === value.text.normalize("NFC");
  if ("ratio" in value) return (kind === "integer_decimal" ? `${first}.${second}` : first) === value.ratio;
  let whole = kind === "dollars_cents" && second !== "" ? `${first}.${second}` : first;
  if (value.mark !== undefined && value.mark !== "") {
    if (!whole.endsWith(value.mark)) return false;
    whole = whole.slice(0, -value.mark.length);
  }
  if (whole === "-0-") return value.cents === 0 && value.zero === "-0-";
  const read = centsOf(whole);
  return read === value.cents && /\.\d\d\)?$/.test(whole) === (money === "cents");
}

/** An amount as a form shows it, in cents; NaN for anything else. */
function centsOf(text: string): number {
  let cents = 0;
  let decimals = -1;
  const negative = text.charCodeAt(0) === 0x28;
  const end = negative ? text.length - 1 : text.length;
  if (end <= (negative ? 1 : 0) || (negative && text[end] !== ")")) return Number.NaN;
  let sinceComma = 0;
  let commas = 0;
  for (let at = negative ? 1 : 0; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x2e && decimals < 0) decimals = 0;
    else if (
      code === 0x2c &&
      decimals < 0 &&
      (commas === 0 ? sinceComma > 0 && sinceComma <= 3 : sinceComma === 3)
    ) {
      commas++;
      sinceComma = 0;
    } else if (code >= 0x30 && code <= 0x39) {
      cents = cents * 10 + code - 0x30;
      if (decimals >= 0) decimals++;
      else sinceComma++;
    } else return Number.NaN;
  }
  if ((commas > 0 || sinceComma > 3) && sinceComma !== 3) return Number.NaN;
  if (decimals !== 2 && decimals !== -1) return Number.NaN;
  if (decimals === -1) cents *= 100;
  return negative ? -cents : cents;
}

// ---- fillable ----------------------------------------------------------------------------------------------

/** Where a template's fields are once its first object has its number: learned from the first file that has it. */
interface FieldPlaces {
  /** Object number of each box's field, in the order of the template's boxes. */
  numbers: number[];
  /** The bytes of each field up to what a fill adds. */
  heads: DataView[];
}

const knownFields = new WeakMap<CompiledTemplate, Map<number, FieldPlaces>>();

function readFields(file: OurFile, forms: readonly { template: CompiledTemplate }[]): ReadBoxes[] {
  const catalog = file.content(file.root);
  const form = integerAt(
    file.bytes,
    find(file.bytes, "/AcroForm ", catalog, catalog + 200) + 10,
    file.bytes.length,
  );
  const start = file.content(form);
  const list = find(file.bytes, "/Fields[", start, start + 20) + 8;
  let at = list;
  return forms.map(({ template }) => {
    const first = integerAt(file.bytes, at, file.bytes.length);
    at = find(file.bytes, "R", at, file.bytes.length) + 1;
    const places = fieldPlaces(file, template, first, forms.length);
    return readForm(file, template, places);
  });
}

function fieldPlaces(file: OurFile, template: CompiledTemplate, first: number, forms: number): FieldPlaces {
  const known = knownFields.get(template) ?? new Map<number, FieldPlaces>();
  knownFields.set(template, known);
  const key = first * 2 + (forms > 1 ? 1 : 0);
  const found = known.get(key);
  if (found !== undefined) return found;
  const learned = learnFields(file, template, first, forms);
  known.set(key, learned);
  return learned;
}

/** Walks the field tree by names, and checks that each field is on its page, at its place. */
function learnFields(file: OurFile, template: CompiledTemplate, first: number, forms: number): FieldPlaces {
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
  if (forms > 1) {
    // In a file of several forms each has a root of its own; the names below it are the template's.
    for (const kid of file.list(file.dict({ ref: first }).get("Kids"))) visit(kid, "");
  } else {
    const roots = file.list(file.dict(file.dict({ ref: file.root }).get("AcroForm")).get("Fields"));
    for (const root of roots) visit(root, "");
  }
  const pages: number[] = [];
  const collect = (value: Value) => {
    const node = file.dict(value);
    if (node.get("Type") === "Page") pages.push((value as { ref: number }).ref);
    else for (const kid of file.list(node.get("Kids"))) collect(kid);
  };
  collect(file.dict({ ref: file.root }).get("Pages") as Value);

  const numbers = template.boxes.map((box) => {
    const number = byName.get(box.field);
    if (number === undefined) throw new ReadError(`the field of ${box.name} is missing`);
    const field = file.dict({ ref: number });
    const rect = file.list(field.get("Rect")).map(Number);
    const [x = 0, y = 0, right = 0, top = 0] = rect;
    const off =
      Math.abs(x - box.x) +
      Math.abs(y - box.y) +
      Math.abs(right - x - box.width) +
      Math.abs(top - y - box.height);
    if (!(off < 0.1)) throw new ReadError(`the field of ${box.name} is not at its place`);
    return number;
  });
  const heads = numbers.map((number) => {
    const start = file.content(number);
    let end = find(file.bytes, "\nendobj", start, file.bytes.length) - 2;
    const value = lastIndex(file.bytes, "/V", start, end);
    if (value >= 0) end = value;
    return new DataView(file.bytes.slice(start, end).buffer);
  });
  checkPages(file, template, numbers, pages);
  return { numbers, heads };
}

/** Each field must be among the annotations of its page. */
function checkPages(file: OurFile, template: CompiledTemplate, numbers: number[], pages: number[]) {
  const pageOf = new Map<number, number>();
  pages.forEach((page, index) => {
    for (const annotation of file.list(file.dict({ ref: page }).get("Annots") ?? [])) {
      if (isRef(annotation)) pageOf.set(annotation.ref, index);
    }
  });
  const firstPage = Math.min(...numbers.map((number) => pageOf.get(number) ?? Number.NaN));
  template.boxes.forEach((box, index) => {
    if (pageOf.get(numbers[index] as number) !== firstPage + box.page) {
      throw new ReadError(`the field of ${box.name} is not on its page`);
    }
  });
}

function lastIndex(bytes: Uint8Array, text: string, from: number, to: number): number {
  // `/V` with its value is the first entry that a fill adds, behind all entries of the blank.
  for (let at = to; at >= from; at--) {
    const next = bytes[at + 2];
    if (bytes[at] === text.charCodeAt(0) && bytes[at + 1] === text.charCodeAt(1)) {
      if (next === 0x28 || next === 0x3c || next === 0x2f) return at;
    }
  }
  return -1;
}

function readForm(file: OurFile, template: CompiledTemplate, places: FieldPlaces): ReadBoxes {
  const { bytes } = file;
  const read: ReadBoxes = new Map();
  const { boxes } = template;
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let index = 0; index < boxes.length; index++) {
    const box = boxes[index] as Box;
    let at = file.content(places.numbers[index] as number);
    const head = places.heads[index] as DataView;
    if (!startsWith(words, at, head)) throw new ReadError(`the field of ${box.name} is not the template's`);
    at += head.byteLength;
    if (box.kind === "check") {
      const state = readState(bytes, at, box);
      if (state !== "Off") read.set(box.name, state);
      continue;
    }
    if (bytes[at] === 0x3e) continue; // no value
    expect(bytes, at, "/V");
    const [codes, next] = readString(bytes, at + 2);
    expect(bytes, next, "/AP<</N ");
    const appearance = integerAt(bytes, next + 8, bytes.length);
    const shown = readAppearance(file, appearance, box);
    const text = textString(codes);
    if (text !== shown) throw new ReadError(`the value of ${box.name} and what it shows differ`);
    read.set(box.name, text);
  }
  return read;
}

/** Whether bytes stand at a place. Four are compared at a time: this is most of what reading a form back takes. */
function startsWith(bytes: DataView, at: number, head: DataView): boolean {
  if (at + head.byteLength > bytes.byteLength) return false;
  const whole = head.byteLength & ~3;
  for (let from = 0; from < whole; from += 4) {
    if (bytes.getUint32(at + from) !== head.getUint32(from)) return false;
  }
  for (let from = whole; from < head.byteLength; from++) {
    if (bytes.getUint8(at + from) !== head.getUint8(from)) return false;
  }
  return true;
}

/** The state of a check box: its value and its appearance state, which must be one. */
function readState(bytes: Uint8Array, at: number, box: Box): string {
  const end = find(bytes, ">>\nendobj", at, at + 80);
  const found = /^\/V\/(\w+)\/AS\/(\w+)$/.exec(latin1Text(bytes, at, end));
  if (found === null || found[1] !== found[2] || (found[1] !== "Off" && found[1] !== box.on)) {
    throw new ReadError(`the check box ${box.name} is neither on nor off`);
  }
  return found[1] as string;
}

function expect(bytes: Uint8Array, at: number, text: string) {
  for (let index = 0; index < text.length; index++) {
    if (bytes[at + index] !== text.charCodeAt(index)) throw new ReadError(`“${text}” is missing`);
  }
}

/** The text that an appearance shows, which must be one text inside the box. */
function readAppearance(file: OurFile, number: number, box: Box): string {
  const start = file.content(number);
  const stream = find(file.bytes, "stream\n", start, start + 200);
  const shown = readContent(file, stream, (font) => fontOf(file, number, font));
  if (shown.length !== 1) throw new ReadError(`${box.name} does not show one text`);
  const [text] = shown as [Shown];
  if (!isInside(text, box, 0, 0)) throw new ReadError(`${box.name} shows its text outside of its box`);
  return text.text;
}

/** Whether a text that is shown starts and ends inside a box, whose corner is at (left, bottom). */
function isInside({ x, y, size, width, codes }: Shown, box: Box, left: number, bottom: number): boolean {
  let units = width;
  if (units < 0) {
    units = 0;
    const { widths } = box;
    for (let index = 0; index < codes.length; index++) units += widths[codes.charCodeAt(index)] as number;
  }
  const end = x + (units * size) / 1000;
  return x >= left && end <= left + box.width && y >= bottom && y + size * 0.6 <= bottom + box.height;
}

// ---- flattened ---------------------------------------------------------------------------------------------

/** Object numbers of what is drawn on the pages of a form whose first page has a known number. */
const knownPages = new WeakMap<CompiledTemplate, Map<number, number[]>>();

/** The name under which a page draws what was filled in. */
const OVERLAY = "F8606";

function readPages(file: OurFile, forms: readonly { template: CompiledTemplate }[]): ReadBoxes[] {
  const catalog = file.content(file.root);
  const tree = integerAt(
    file.bytes,
    find(file.bytes, "/Pages ", catalog, catalog + 200) + 7,
    file.bytes.length,
  );
  const start = file.content(tree);
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
    const read: ReadBoxes = new Map();
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
  const known = knownPages.get(template) ?? new Map<number, number[]>();
  knownPages.set(template, known);
  const number = pages[first] as number;
  const found = known.get(number);
  // A page of a form is packed. One that is not has the number that a form's page had in another file.
  if (found !== undefined && file.offset(number) < 0) return found;
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
  const names = find(bytes, "/Boxes[", stream, stream + 70) + 7;
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
    if (box === undefined || box.page !== page || read.has(name))
      throw new ReadError(`${name} is not on this page`);
    if (box.kind === "check") {
      const mark = marks.shift();
      if (mark === undefined || Math.abs(mark.x - box.x) + Math.abs(mark.y - box.y) > 0.1) {
        throw new ReadError(`the mark of ${name} is not in its box`);
      }
      read.set(name, box.on);
      continue;
    }
    const text = shown[next++];
    if (text === undefined || text.mark || !isInside(text, box, box.x, box.y)) {
      throw new ReadError(`${name} is not shown inside its box`);
    }
    read.set(name, text.text);
  }
  if (next + shown.filter(({ mark }) => mark).length !== shown.length || marks.length > 0) {
    throw new ReadError("a page shows more than its boxes");
  }
}

// ---- content streams ---------------------------------------------------------------------------------------

/** One text, or one mark of a check box, that a content stream shows. */
interface Shown {
  text: string;
  /** The codes of the string. */
  codes: string;
  x: number;
  y: number;
  size: number;
  /** In thousandths of the size; -1 when the box's standard font says it. */
  width: number;
  mark: boolean;
}

/** Reads a content stream from behind the word `stream`, which its end must follow where its length says. */
function readContent(file: OurFile, stream: number, fontNamed: (name: string) => EmbeddedFont): Shown[] {
  const { bytes } = file;
  let at = stream + 7;
  const length = lengthBefore(bytes, stream);
  const end = at + length;
  expect(bytes, end, "\nendstream\nendobj");
  const shown: Shown[] = [];
  // Operands: numbers in a row, and the last name and string.
  const numbers = [0, 0, 0, 0, 0, 0];
  let count = 0;
  let name = "";
  let text = "";
  let hex = false;
  let x = 0;
  let y = 0;
  let fontName = "";
  let size = 0;
  while (at < end) {
    const code = bytes[at] as number;
    if (code === 0x20 || code === 0x0a) {
      at++;
    } else if ((code >= 0x30 && code <= 0x39) || code === 0x2e || code === 0x2d) {
      let value = 0;
      let scale = 0;
      const negative = code === 0x2d;
      if (negative) at++;
      for (; at < end; at++) {
        const digit = bytes[at] as number;
        if (digit === 0x2e) scale = 1;
        else if (digit >= 0x30 && digit <= 0x39) {
          value = value * 10 + digit - 0x30;
          scale *= 10;
        } else break;
      }
      if (scale > 1) value /= scale;
      numbers[count % 6] = negative ? -value : value;
      count++;
    } else if (code === 0x28) {
      [text, at] = readString(bytes, at);
      hex = false;
    } else if (code === 0x3c && bytes[at + 1] !== 0x3c) {
      [text, at] = readString(bytes, at);
      hex = true;
    } else if (code === 0x3c || code === 0x5b) {
      // The properties of marked content: skipped.
      at = find(bytes, "BDC", at, end);
    } else if (code === 0x2f) {
      const from = ++at;
      while (at < end && isRegular(bytes[at] as number)) at++;
      name = latin1Text(bytes, from, at);
    } else {
      const from = at;
      while (at < end && isRegular(bytes[at] as number)) at++;
      if (at === from) throw new ReadError("an operator that is never written");
      const first = bytes[from] as number;
      const second = at - from > 1 ? (bytes[from + 1] as number) : 0;
      if (first === 0x54 && second === 0x66) {
        // Tf
        fontName = name;
        size = numbers[(count + 5) % 6] as number;
      } else if (first === 0x54 && (second === 0x64 || second === 0x6d)) {
        // Td, once in each text object; Tm
        x = numbers[(count + 4) % 6] as number;
        y = numbers[(count + 5) % 6] as number;
      } else if (first === 0x54 && second === 0x6a) {
        // Tj
        const font = hex ? fontNamed(fontName) : undefined;
        const decoded = font === undefined ? winAnsiText(text) : font.decode(text);
        const width = font === undefined ? -1 : font.width(text);
        shown.push({ text: decoded, codes: text, x, y, size, width, mark: false });
      } else if (first === 0x63 && second === 0x6d) {
        // cm
        x = numbers[(count + 4) % 6] as number;
        y = numbers[(count + 5) % 6] as number;
      } else if (first === 0x44 && second === 0x6f) {
        // Do
        shown.push({ text: name, codes: "", x, y, size: 0, width: 0, mark: true });
      }
      count = 0;
    }
  }
  return shown;
}

/** The /Length right before `>>` and `stream`. */
function lengthBefore(bytes: Uint8Array, stream: number): number {
  let at = stream - 4; // before ">>\n"
  let value = 0;
  for (let scale = 1; at > 0; at--, scale *= 10) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit < 0 || digit > 9) break;
    value += digit * scale;
  }
  while (bytes[at] === 0x20) at--;
  expect(bytes, at - 6, "/Length");
  return value;
}

function isRegular(code: number): boolean {
  return (
    code > 0x20 &&
    code !== 0x28 &&
    code !== 0x2f &&
    code !== 0x3c &&
    code !== 0x5b &&
    code !== 0x5d &&
    code !== 0x3e
  );
}

// ---- strings -----------------------------------------------------------------------------------------------

/** A string as codes of one byte, literal or hexadecimal, and where it ends. */
function readString(bytes: Uint8Array, from: number): [codes: string, next: number] {
  let text = "";
  let at = from + 1;
  if (bytes[from] === 0x28) {
    let code = bytes[at] as number;
    while (code !== 0x29) {
      if (code === 0x5c) code = bytes[++at] as number;
      text += String.fromCharCode(code);
      code = bytes[++at] as number;
      if (at >= bytes.length) throw new ReadError("a string does not end");
    }
  } else {
    for (; bytes[at] !== 0x3e; at += 2) {
      if (at >= bytes.length) throw new ReadError("a string does not end");
      text += String.fromCharCode(hexDigit(bytes[at] as number) * 16 + hexDigit(bytes[at + 1] as number));
    }
  }
  return [text, at + 1];
}

function hexDigit(code: number): number {
  return code <= 0x39 ? code - 0x30 : code - 0x37;
}

/** What a text string stands for: UTF-16BE with its mark, otherwise ASCII as this program writes it. */
function textString(codes: string): string {
  if (codes.charCodeAt(0) !== 0xfe || codes.charCodeAt(1) !== 0xff) return codes;
  let text = "";
  for (let at = 2; at < codes.length; at += 2) {
    text += String.fromCharCode(codes.charCodeAt(at) * 256 + codes.charCodeAt(at + 1));
  }
  return text;
}

/** Codes 0x80 to 0x9f of WinAnsiEncoding (ISO 32000-1, D.2), where it is not Latin-1. */
const WIN_ANSI_80 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

function winAnsiText(codes: string): string {
  for (let at = 0; at < codes.length; at++) {
    if (codes.charCodeAt(at) > 0x7e) {
      return [...codes]
        .map((char) => {
          const code = char.charCodeAt(0);
          return code >= 0x80 && code <= 0x9f ? (WIN_ANSI_80[code - 0x80] as string) : char;
        })
        .join("");
    }
  }
  return codes;
}

/** An embedded font as the file has it. */
interface EmbeddedFont {
  decode(codes: string): string;
  width(codes: string): number;
}

/** The font that the resources of a form XObject name: its ToUnicode map and its widths. */
function fontOf(file: OurFile, xObject: number, name: string): EmbeddedFont {
  const resources = file.dict(file.dict({ ref: xObject }).get("Resources"));
  const font = file.dict(file.dict(resources.get("Font")).get(name));
  const map = font.get("ToUnicode");
  const [descendant] = file.list(font.get("DescendantFonts"));
  const [first, widths] = file.list(file.dict(descendant).get("W"));
  if (!isRef(map) || first !== 0 || !Array.isArray(widths))
    throw new ReadError("an embedded font is not whole");
  const descriptor = file.dict(file.dict(descendant).get("FontDescriptor"));
  const program = descriptor.get("FontFile2");
  if (!isRef(program) || file.offset(program.ref) < 0)
    throw new ReadError("an embedded font is not in the file");
  const characters = new Map<number, string>();
  const data = file.stream(map.ref);
  for (const [, glyph, units] of latin1Text(data, 0, data.length).matchAll(/<(\w{4})> <(\w+)>\n/g)) {
    const text = (units as string)
      .match(/.{4}/g)
      ?.map((unit) => String.fromCharCode(Number.parseInt(unit, 16)));
    characters.set(Number.parseInt(glyph as string, 16), (text ?? []).join(""));
  }
  const glyphs = (codes: string) =>
    Array.from(
      { length: codes.length / 2 },
      (_, index) => codes.charCodeAt(index * 2) * 256 + codes.charCodeAt(index * 2 + 1),
    );
  return {
    decode: (codes) =>
      glyphs(codes)
        .map((glyph) => characters.get(glyph) ?? "\ufffd")
        .join(""),
    width: (codes) => glyphs(codes).reduce((sum, glyph) => sum + Number(widths[glyph] ?? 0), 0),
  };
}
