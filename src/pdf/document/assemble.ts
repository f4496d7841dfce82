import { EmbeddedFonts } from "../fonts/embedded-fonts.js";
import { winAnsiCode } from "../fonts/win-ansi.js";
import { type Box, type CompiledTemplate, FIRST_BODY, OVERLAY } from "../template/compile.js";
import { ASCII, type Layout, WIDER } from "../template/layout.js";
import { type Bound, ENTRY } from "./bind.js";
import { ByteWriter } from "./byte-writer.js";
import { latin1 } from "./serialize.js";

/** One form, or pages without fields, of the file that is written. */
export interface Member {
  bound: Bound;
  form?: { template: CompiledTemplate; layout: Layout };
  /** The field that this form's fields belong to in a file of several forms. */
  wrapper?: { number: number; name: string };
}

const HEADER = latin1("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
const APPEARANCE = latin1("/AP<</N ");
const END_OF_FIELD = latin1(" 0 R>>>>\nendobj\n");
const END_OF_DICT = latin1(">>\nendobj\n");
const END_OF_STREAM = latin1("\nendstream\nendobj\n");
/** The end of an appearance, and of the stream that it is. */
const CLOSE_TEXT = latin1("Tj ET Q EMC\nendstream\nendobj\n");
/** Where offsets take three bytes, a file ends before this. */
const LARGEST_FILE = 0xffffff;

/** Used again for each file. */
const out = new ByteWriter(1 << 17);

/**
 * Writes a file of compiled parts: their static blocks as they are, then the objects that hold what was filled in,
 * the few objects of the whole document, one cross-reference stream and the trailer. The number of each object is
 * its place in the cross-reference; places between the parts are free entries.
 *
 * Throws a RangeError when the file would have 16 MB or more.
 */
export function assemble(
  members: readonly Member[],
  shape: "fillable" | "flattened",
  title: string,
): Uint8Array {
  const blocks = writeBlocks(members);

  let next = FIRST_BODY;
  for (const { bound, wrapper } of members)
    next = Math.max(next, bound.base + bound.size, (wrapper?.number ?? 0) + 1);
  const firstExtra = next;
  const layouts = members.flatMap(({ form }) => (form === undefined ? [] : [form.layout]));
  const wide = layouts.some((layout) => layout.fonts.length > 0);
  const embedded = wide ? new EmbeddedFonts(layouts, firstExtra) : undefined;
  /** Offsets of the objects after the bodies, by number counted from `firstExtra`. */
  const extras: number[] = [];
  const appearances = firstExtra + (embedded?.size ?? 0);
  const changed = members.map((member) => {
    if (member.form === undefined) return [];
    return shape === "fillable"
      ? writeFields(member, embedded, appearances, firstExtra, extras)
      : writeOverlays(member, embedded);
  });
  embedded?.write(out, extras);

  const documents = documentObjects(members, shape, title);

  const table = out.length;
  const size = firstExtra + Math.max(extras.length, embedded?.size ?? 0) + 1;
  if (table + size * ENTRY > LARGEST_FILE) throw new RangeError("the file would be larger than 16 MB");
  out.integer(size - 1);
  out.text(" 0 obj\n<</Type/XRef/Size ");
  out.integer(size);
  out.text("/W[1 3 1]/Root 1 0 R/Info 3 0 R/ID[");
  out.text(identity(members, shape));
  out.text("]/Length ");
  out.integer(size * ENTRY);
  out.text(">>\nstream\n");
  writeTable(size, table, members, blocks, changed, documents, firstExtra, extras);
  out.text("\nendstream\nendobj\nstartxref\n");
  out.integer(table);
  out.text("\n%%EOF\n");
  return out.take();
}

/** The first block that is in `out`: a file that begins like the last one does not copy it again. */
let kept: Bound | undefined;

/** Writes the header and the static blocks. Returns where each block begins. */
function writeBlocks(members: readonly Member[]): number[] {
  out.reset();
  const first = members[0]?.bound;
  if (first !== undefined && first === kept) out.length = HEADER.length + first.block.length;
  else {
    kept = undefined;
    out.copy(HEADER);
    if (first !== undefined) out.copy(first.block);
    kept = first;
  }
  return members.map(({ bound }, index) => {
    if (index === 0) return HEADER.length;
    const start = out.length;
    out.copy(bound.block);
    return start;
  });
}

// ---- fields ------------------------------------------------------------------------------------------------

/** What the objects of a box begin with when it is set as its template says: made once. */
interface BoxHeads {
  /** The field up to its value. */
  value: Uint8Array;
  /** From after the number of the appearance to the horizontal position of the text. */
  appearance: Uint8Array;
  /** Where in `appearance` the stream begins, and where the three digits of its length end. */
  stream: number;
  length: number;
  /** From after the horizontal position to the text. */
  baseline: Uint8Array;
}

const headsOf = new WeakMap<Bound, BoxHeads[]>();

function boxHeads(bound: Bound, template: CompiledTemplate): BoxHeads[] {
  const known = headsOf.get(bound);
  if (known !== undefined) return known;
  const heads = template.boxes.map((box, index) => {
    const { head } = bound.changing[index] as { head: Uint8Array };
    const value = new Uint8Array(head.length + 2);
    value.set(head);
    value.set(latin1("/V"), head.length);
    const dict = `${appearanceDict(box, bound.resources.number)}    `;
    const stream = `${dict}>>\nstream\n`;
    return {
      value,
      appearance: latin1(`${stream}${openText(box, box.font, box.size)}`),
      stream: stream.length,
      length: dict.length,
      baseline: latin1(baseline(box, box.size)),
    };
  });
  headsOf.set(bound, heads);
  return heads;
}

function appearanceDict(box: Box, resources: number): string {
  const size = `${short(box.width)} ${short(box.height)}`;
  return ` 0 obj\n<</Type/XObject/Subtype/Form/BBox[0 0 ${size}]/Resources ${resources} 0 R/Length`;
}

function openText(box: Box, font: string, size: number): string {
  return `/Tx BMC q BT ${box.color}/${font} ${short(size)} Tf `;
}

/** Height of capitals and digits, as a part of the size: they are centred in the box. */
const CAP_HEIGHT = 0.718;

function baselineOf(box: Box, size: number): number {
  return Math.max(0, (box.height - CAP_HEIGHT * size) / 2);
}

function baseline(box: Box, size: number): string {
  return ` ${short(baselineOf(box, size))} Td`;
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Writes every field of a form, and the appearances of those that have a text. Returns the fields' offsets. */
function writeFields(
  { bound, form, wrapper }: Member,
  embedded: EmbeddedFonts | undefined,
  appearances: number,
  firstExtra: number,
  extras: number[],
): number[] {
  const { template, layout } = form as { template: CompiledTemplate; layout: Layout };
  const heads = boxHeads(bound, template);
  const offsets: number[] = [];
  const { boxes } = template;
  for (let index = 0; index < boxes.length; index++) {
    const box = boxes[index] as Box;
    const text = layout.texts[index] as string;
    const head = heads[index] as BoxHeads;
    offsets.push(out.length);
    if (box.kind === "check") {
      const state = text === "" ? "Off" : box.on;
      out.copy(head.value);
      out.text(`/${state}/AS/${state}>>\nendobj\n`);
      continue;
    }
    if (text === "") {
      out.copy((bound.changing[index] as { head: Uint8Array }).head);
      out.copy(END_OF_DICT);
      continue;
    }
    const number = Math.max(appearances, firstExtra + extras.length);
    out.copy(head.value);
    writeValue(text, layout.alphabets[index] as number);
    out.copy(APPEARANCE);
    out.integer(number);
    out.copy(END_OF_FIELD);

    extras[number - firstExtra] = out.length;
    out.integer(number);
    const size = layout.sizes[index] as number;
    const font = layout.fonts[index];
    let stream: number;
    let length: number;
    if (font === undefined && size === box.size) {
      stream = out.length + head.stream;
      length = out.length + head.length;
      out.copy(head.appearance);
    } else {
      const resources =
        font === undefined ? bound.resources.number : (embedded as EmbeddedFonts).resources(font);
      out.text(`${appearanceDict(box, resources)}    `);
      length = out.length;
      out.text(">>\nstream\n");
      stream = out.length;
      out.text(openText(box, font === undefined ? box.font : (embedded as EmbeddedFonts).key(font), size));
    }
    out.decimal(layout.x[index] as number);
    if (font === undefined && size === box.size) out.copy(head.baseline);
    else out.text(baseline(box, size));
    writeShown(layout, index, embedded);
    out.copy(CLOSE_TEXT);
    patchLength(length, out.length - stream - END_OF_STREAM.length);
  }
  if (wrapper !== undefined) {
    // Its offset is that of the last entry: see `writeTable`.
    offsets.push(out.length);
    const kids = bound.fieldRoots.map((number) => `${number} 0 R`).join(" ");
    out.text(`${wrapper.number} 0 obj\n<</T(${wrapper.name})/Kids[${kids}]>>\nendobj\n`);
  }
  return offsets;
}

/** Puts a length of up to three digits before `end`, where there are spaces. */
function patchLength(end: number, length: number) {
  let rest = length;
  for (let at = end - 1; rest > 0; at--) {
    out.bytes[at] = 48 + (rest % 10);
    rest = (rest / 10) | 0;
  }
}

const OPEN = 0x28;
const CLOSE = 0x29;
const BACKSLASH = 0x5c;

/** A text string (ISO 32000-1, 7.9.2.2): ASCII as it is, anything else as UTF-16BE. */
function writeValue(text: string, alphabet: number) {
  if (alphabet === ASCII) {
    writeLiteral(text);
    return;
  }
  out.text(`<FEFF${[...text].flatMap(units).join("")}>`);
}

function units(char: string): string[] {
  return Array.from({ length: char.length }, (_, index) =>
    char.charCodeAt(index).toString(16).toUpperCase().padStart(4, "0"),
  );
}

/** The string that an appearance shows: WinAnsi codes, or glyph numbers of an embedded font. */
function writeShown(layout: Layout, index: number, embedded: EmbeddedFonts | undefined) {
  const text = layout.texts[index] as string;
  const alphabet = layout.alphabets[index] as number;
  const font = layout.fonts[index];
  if (alphabet === ASCII) writeLiteral(text);
  else if (alphabet === WIDER && font !== undefined) out.text((embedded as EmbeddedFonts).encode(font, text));
  else {
    writeLiteral(
      [...text].map((char) => String.fromCharCode(winAnsiCode(char.codePointAt(0) as number))).join(""),
    );
  }
}

/** A literal string of Latin-1 codes, none of them a control character. */
function writeLiteral(text: string) {
  out.reserve(text.length * 2 + 2);
  const { bytes } = out;
  let at = out.length;
  bytes[at++] = OPEN;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === OPEN || code === CLOSE || code === BACKSLASH) bytes[at++] = BACKSLASH;
    bytes[at++] = code;
  }
  bytes[at++] = CLOSE;
  out.length = at;
}

// ---- flattened pages -------------------------------------------------------------------------------------

/**
 * Writes what each page of a flattened form has filled in, as a form XObject. It is marked with the year and the
 * names of its boxes in their order, so that it can be read back from the file alone.
 */
function writeOverlays({ bound, form }: Member, embedded: EmbeddedFonts | undefined): number[] {
  const { template, layout } = form as { template: CompiledTemplate; layout: Layout };
  const { boxes } = template;
  const resources = overlayResources(bound, layout, embedded);
  return bound.changing.map(({ head }, page) => {
    const offset = out.length;
    const [x1, y1, x2, y2] = template.pageBoxes[page] as readonly number[];
    out.copy(head);
    out.text(
      `<</Type/XObject/Subtype/Form/BBox[${x1} ${y1} ${x2} ${y2}]/Resources${resources}/Length      >>\nstream\n`,
    );
    const stream = out.length;
    const length = stream - ">>\nstream\n".length;
    out.text(`/${OVERLAY}<</Year ${template.taxYear}/Page ${page + 1}/Boxes[`);
    for (let index = 0; index < boxes.length; index++) {
      const box = boxes[index] as Box;
      if (box.page !== page || layout.texts[index] === "") continue;
      out.text("/");
      out.text(box.name);
    }
    out.text("]>>BDC\nBT\n");
    writeTexts(template, layout, page, embedded);
    out.text("ET\n");
    for (let index = 0; index < boxes.length; index++) {
      const box = boxes[index] as Box;
      if (box.page !== page || box.kind !== "check" || layout.texts[index] === "") continue;
      out.text(`q 1 0 0 1 ${short(box.x)} ${short(box.y)} cm/M${index} Do Q\n`);
    }
    out.text("EMC");
    patchLength(length, out.length - stream);
    out.copy(END_OF_STREAM);
    return offset;
  });
}

function overlayResources(bound: Bound, layout: Layout, embedded: EmbeddedFonts | undefined): string {
  if (embedded === undefined || layout.fonts.length === 0) return ` ${bound.resources.number} 0 R`;
  const list = (entries: [string, number][]) =>
    entries.map(([name, number]) => `/${name} ${number} 0 R`).join("");
  return `<</Font<<${list(bound.resources.fonts)}${embedded.entries()}>>/XObject<<${list(bound.resources.marks)}>>>>`;
}

function writeTexts(
  template: CompiledTemplate,
  layout: Layout,
  page: number,
  embedded: EmbeddedFonts | undefined,
) {
  const { boxes } = template;
  let color = "";
  let fontName = "";
  let size = 0;
  for (let index = 0; index < boxes.length; index++) {
    const box = boxes[index] as Box;
    if (box.page !== page || box.kind !== "text" || layout.texts[index] === "") continue;
    if (box.color !== color) {
      color = box.color;
      out.text(color);
      out.text("\n");
    }
    const font = layout.fonts[index];
    const name = font === undefined ? box.font : (embedded as EmbeddedFonts).key(font);
    if (name !== fontName || layout.sizes[index] !== size) {
      fontName = name;
      size = layout.sizes[index] as number;
      out.text(`/${name} ${short(size)} Tf\n`);
    }
    out.text("1 0 0 1 ");
    out.decimal(box.x + (layout.x[index] as number));
    out.text(" ");
    out.decimal(box.y + baselineOf(box, size));
    out.text(" Tm");
    writeShown(layout, index, embedded);
    out.text("Tj\n");
  }
}

// ---- the document ------------------------------------------------------------------------------------------

/** The objects of the whole document as they were last written for a form that is alone in its file. */
const lastDocument = new WeakMap<
  Bound,
  { shape: string; title: string; bytes: Uint8Array; offsets: readonly number[] }
>();

/** Writes the objects with fixed numbers, and gives their offsets by number; what is not there is free. */
function documentObjects(
  members: readonly Member[],
  shape: "fillable" | "flattened",
  title: string,
): number[] {
  const start = out.length;
  const bound = members.length === 1 ? members[0]?.bound : undefined;
  const last = bound && lastDocument.get(bound);
  if (last !== undefined && last.shape === shape && last.title === title) {
    out.copy(last.bytes);
    return last.offsets.map((offset) => offset + start);
  }
  const offsets: number[] = [];
  writeDocument(members, shape, title, offsets);
  if (bound !== undefined) {
    const bytes = out.bytes.slice(start, out.length);
    lastDocument.set(bound, { shape, title, bytes, offsets: offsets.map((offset) => offset - start) });
  }
  return offsets;
}

/** Writes the objects with fixed numbers. Their offsets are put into `offsets` by number. */
function writeDocument(
  members: readonly Member[],
  shape: "fillable" | "flattened",
  title: string,
  offsets: number[],
) {
  const object = (number: number, text: string) => {
    offsets[number] = out.length;
    out.text(`${number} 0 obj\n${text}\nendobj\n`);
  };
  const refs = (numbers: number[]) => numbers.map((number) => `${number} 0 R`).join(" ");
  const pages = members.flatMap(({ bound }) => bound.pages);
  const kids = members.flatMap(({ bound }) => bound.structureKids);
  const tagged = shape === "fillable" && kids.length > 0;
  const tags = tagged ? "/MarkInfo<</Marked true>>/StructTreeRoot 5 0 R" : "";
  const form = shape === "fillable" ? "/AcroForm 4 0 R" : "";
  object(
    1,
    `<</Type/Catalog/Pages 2 0 R${form}/Lang(en-US)${tags}/ViewerPreferences<</DisplayDocTitle true>>>>`,
  );
  object(2, `<</Type/Pages/Count ${pages.length}/Kids[${refs(pages)}]>>`);
  const ascii = /^[ -~]*$/.test(title);
  out.reserve(0);
  offsets[3] = out.length;
  out.text("3 0 obj\n<</Title");
  writeValue(title, ascii ? ASCII : WIDER);
  out.text("/Producer(form8606)>>\nendobj\n");
  if (shape === "flattened") return;
  const roots = members.flatMap(({ bound, wrapper }) =>
    wrapper === undefined ? bound.fieldRoots : [wrapper.number],
  );
  const fonts = firstOfEach(members.flatMap(({ bound }) => bound.fonts)).map(
    ([name, number]) => `${name} ${number} 0 R`,
  );
  object(4, `<</Fields[${refs(roots)}]/DR<</Font<<${fonts.join("")}>>>>/DA(/Helv 0 Tf 0 g)>>`);
  if (!tagged) return;
  const roles = firstOfEach(members.flatMap(({ bound }) => bound.roleMap)).map(([from, to]) => from + to);
  const trees = members.flatMap(({ bound }) => (bound.parentTree === 0 ? [] : [bound.parentTree]));
  object(5, `<</Type/StructTreeRoot/K[${refs(kids)}]/ParentTree 6 0 R/RoleMap<<${roles.join("")}>>>>`);
  object(6, `<</Kids[${refs(trees)}]>>`);
}

/** The first entry under each name. */
function firstOfEach<T>(entries: [name: string, value: T][]): [string, T][] {
  return [...new Map(entries.toReversed())].toReversed();
}

/** The two parts of the file's /ID: what it was made from, and what was filled in. */
function identity(members: readonly Member[], shape: "fillable" | "flattened"): string {
  let from = "";
  const lanes = Int32Array.of(shape === "fillable" ? 1 : 2, 3, 5, 7);
  for (const { form, bound } of members) {
    if (from === "" && form !== undefined) from = form.template.hash;
    if (form === undefined) mixBytes(lanes, bound.block);
    else for (let lane = 0; lane < 4; lane++) mix(lanes, lane, form.layout.hash[lane] as number);
  }
  let filled = "";
  for (const lane of lanes) {
    for (let shift = 28; shift >= 0; shift -= 4) filled += HEX[(lane >>> shift) & 15];
  }
  return `<${from === "" ? filled : from}><${filled}>`;
}

const HEX = "0123456789abcdef";

function mix(lanes: Int32Array, index: number, value: number): void {
  const lane = index & 3;
  const mixed = Math.imul((lanes[lane] as number) ^ value, 0x01000193);
  lanes[lane] = mixed ^ (mixed >>> 15);
}

function mixBytes(lanes: Int32Array, { buffer, byteOffset, byteLength }: Uint8Array): void {
  const values = new DataView(buffer, byteOffset, byteLength);
  const words = byteLength >> 2;
  for (let index = 0; index < words; index++) mix(lanes, index, values.getInt32(index * 4, true));
  for (let at = words * 4; at < byteLength; at++) mix(lanes, at, values.getUint8(at));
}

/** Writes the entries of the cross-reference stream. */
function writeTable(
  size: number,
  table: number,
  members: readonly Member[],
  blocks: number[],
  changed: number[][],
  documents: number[],
  firstExtra: number,
  extras: number[],
) {
  out.reserve(size * ENTRY);
  const start = out.length;
  const { bytes } = out;
  bytes.fill(0, start, start + size * ENTRY);
  const offset = (number: number, value: number) => {
    const at = start + number * ENTRY;
    bytes[at] = 1;
    bytes[at + 1] = value >> 16;
    bytes[at + 2] = value >> 8;
    bytes[at + 3] = value;
  };
  bytes[start + 4] = 0xff; // the head of the list of free entries
  documents.forEach((value, number) => {
    offset(number, value);
  });
  members.forEach(({ bound, wrapper }, index) => {
    const at = start + bound.base * ENTRY;
    bytes.set(bound.entries, at);
    const block = blocks[index] as number;
    for (const place of bound.inBlock) {
      const entry = at + place * ENTRY;
      const inBlock =
        ((bytes[entry + 1] as number) << 16) |
        ((bytes[entry + 2] as number) << 8) |
        (bytes[entry + 3] as number);
      offset(bound.base + place, block + inBlock);
    }
    const offsets = changed[index] as number[];
    bound.changing.forEach(({ number }, position) => {
      if (position < offsets.length) offset(number, offsets[position] as number);
    });
    if (wrapper !== undefined) offset(wrapper.number, offsets.at(-1) as number);
  });
  extras.forEach((value, index) => {
    offset(firstExtra + index, value);
  });
  offset(size - 1, table);
  out.length = start + size * ENTRY;
}
