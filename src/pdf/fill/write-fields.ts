import type { Bound } from "../document/bind.js";
import { latin1 } from "../document/bytes.js";
import type { PdfWriter } from "../document/pdf-writer.js";
import type { EmbeddedFonts } from "../fonts/embedded-fonts.js";
import type { Box, CompiledTemplate } from "../template/compiled.js";
import type { ExtraObjects } from "./extra-objects.js";
import { ASCII, type SetText } from "./layout.js";
import type { FilledForm, Wrapper } from "./member.js";
import {
  baselineOf,
  baselineOfLine,
  patchLength,
  short,
  spacingOf,
  writeShown,
  writeValue,
} from "./write-text.js";

const APPEARANCE = latin1("/AP<</N ");
const END_OF_FIELD = latin1(" 0 R>>>>\nendobj\n");
const END_OF_DICT = latin1(">>\nendobj\n");
/** The end of an appearance, and of the stream that it is. */
const CLOSE_TEXT = latin1("Tj ET Q EMC\nendstream\nendobj\n");
const END_OF_STREAM = "\nendstream\nendobj\n".length;

/** A box in a file, and what its objects begin with when it is set as its template says: made once. */
interface BoundBox {
  readonly box: Box;
  /** Number of the field. */
  readonly number: number;
  /** The field as it is when the box is empty, up to its end. */
  readonly head: Uint8Array;
  /** The field up to its value. */
  readonly value: Uint8Array;
  /** From after the number of the appearance to the horizontal position of the text. */
  readonly appearance: Uint8Array;
  /** Where in `appearance` the stream begins, and where the digits of its length end. */
  readonly stream: number;
  readonly length: number;
  /** From after the horizontal position to the text. */
  readonly baseline: Uint8Array;
}

const boundBoxes = new WeakMap<Bound, readonly BoundBox[]>();

function boxesIn(bound: Bound, { boxes }: CompiledTemplate): readonly BoundBox[] {
  const known = boundBoxes.get(bound);
  if (known !== undefined) return known;
  const made = boxes.map((box, index) => {
    const changing = bound.changing[index];
    if (changing === undefined) throw new RangeError(`the field of ${box.name} is not among the objects`);
    return boundBox(box, changing, bound.resources.number);
  });
  boundBoxes.set(bound, made);
  return made;
}

function boundBox(box: Box, { number, head }: Bound["changing"][number], resources: number): BoundBox {
  const value = new Uint8Array(head.length + 2);
  value.set(head);
  value.set(latin1("/V"), head.length);
  const dict = appearanceDict(box, resources);
  const stream = `${dict}>>\nstream\n`;
  return {
    box,
    number,
    head,
    value,
    appearance: latin1(`${stream}${openText(box, box.font, box.size)}`),
    stream: stream.length,
    length: dict.length,
    baseline: latin1(baseline(box, box.size)),
  };
}

/** The dictionary of an appearance, with spaces at its end for the digits of its length. */
function appearanceDict(box: Box, resources: number): string {
  const size = `${short(box.width)} ${short(box.height)}`;
  const room = box.multiline ? "       " : "    ";
  return ` 0 obj\n<</Type/XObject/Subtype/Form/BBox[0 0 ${size}]/Resources ${resources} 0 R/Length${room}`;
}

function openText(box: Box, font: string, size: number): string {
  return `/Tx BMC q BT ${box.color} ${spacingOf(box, size)}/${font} ${short(size)} Tf `;
}

function baseline(box: Box, size: number): string {
  return ` ${short(baselineOf(box, size))} Td`;
}

/** Writes every field of a form, and the appearances of those that have a text. */
export function writeFields(
  out: PdfWriter,
  bound: Bound,
  { template, layout }: FilledForm,
  wrapper: Wrapper | undefined,
  extras: ExtraObjects,
): void {
  boxesIn(bound, template).forEach((boundBox, index) => {
    const { box, number, head, value } = boundBox;
    const set = layout.texts[index];
    out.begin(number);
    if (box.kind === "check") {
      const state = set === undefined ? "Off" : box.on;
      out.copy(value);
      out.text(`/${state}/AS/${state}>>\nendobj\n`);
    } else if (set === undefined) {
      out.copy(head);
      out.copy(END_OF_DICT);
    } else {
      const appearance = extras.next++;
      out.copy(value);
      writeValue(out, set.text, set.alphabet === ASCII);
      out.copy(APPEARANCE);
      out.integer(appearance);
      out.copy(END_OF_FIELD);
      out.begin(appearance);
      out.integer(appearance);
      writeAppearance(out, boundBox, set, bound.resources.number, extras.fonts);
    }
  });
  if (wrapper === undefined) return;
  out.begin(wrapper.number);
  const kids = bound.fieldRoots.map((root) => `${root} 0 R`).join(" ");
  out.text(`${wrapper.number} 0 obj\n<</T(${wrapper.name})/Kids[${kids}]>>\nendobj\n`);
}

/** Writes an appearance from behind its number. */
function writeAppearance(
  out: PdfWriter,
  boundBox: BoundBox,
  set: SetText,
  resources: number,
  fonts: EmbeddedFonts,
): void {
  const { box } = boundBox;
  const { font, size, x } = set;
  const isAsTemplate = font === null && size === box.size;
  let stream: number;
  let length: number;
  if (isAsTemplate) {
    stream = out.length + boundBox.stream;
    length = out.length + boundBox.length;
    out.copy(boundBox.appearance);
  } else {
    out.text(appearanceDict(box, font === null ? resources : fonts.resources(font)));
    length = out.length;
    out.text(">>\nstream\n");
    stream = out.length;
    out.text(openText(box, font === null ? box.font : fonts.key(font), size));
  }
  if (set.lines !== undefined) {
    for (const [at, line] of set.lines.entries()) {
      if (at > 0) out.text("Tj\n");
      out.text(`1 0 0 1 ${short(x)} ${short(baselineOfLine(box, size, at))} Tm`);
      writeShown(out, { ...set, text: line }, fonts);
    }
  } else {
    out.decimal(x);
    if (isAsTemplate) out.copy(boundBox.baseline);
    else out.text(baseline(box, size));
    writeShown(out, set, fonts);
  }
  out.copy(CLOSE_TEXT);
  patchLength(out, length, out.length - stream - END_OF_STREAM);
}
