import type { Box } from "../template/compiled.js";
import { Cursor } from "./cursor.js";
import type { EmbeddedFont } from "./embedded-font.js";
import { find, latin1Text, type OurFile, ReadError } from "./our-file.js";
import { winAnsiText } from "./strings.js";

/** One text, or one mark of a check box, that a content stream shows. */
export interface Shown {
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
export function readContent(
  { bytes }: OurFile,
  stream: number,
  fontNamed: (name: string) => EmbeddedFont,
): Shown[] {
  const start = stream + "stream\n".length;
  const end = start + lengthBefore(bytes, stream);
  expect(bytes, end, "\nendstream\nendobj");
  return new ContentReader(bytes, fontNamed).read(start, end);
}

/** Reads the operators that this program writes, with their operands. */
class ContentReader {
  readonly #bytes: Uint8Array;
  readonly #cursor: Cursor;
  readonly #fontNamed: (name: string) => EmbeddedFont;
  readonly #shown: Shown[] = [];
  // Operands: the last two numbers, the last name, the last string.
  #before = 0;
  #last = 0;
  #name = "";
  #codes = "";
  #isHex = false;
  // What operators have set.
  #x = 0;
  #y = 0;
  #fontName = "";
  #size = 0;

  constructor(bytes: Uint8Array, fontNamed: (name: string) => EmbeddedFont) {
    this.#bytes = bytes;
    this.#cursor = new Cursor(bytes);
    this.#fontNamed = fontNamed;
  }

  read(start: number, end: number): Shown[] {
    const bytes = this.#bytes;
    let at = start;
    while (at < end) {
      const code = bytes[at] ?? 0;
      if (code === SPACE || code === NEW_LINE) at++;
      else if (isOfNumber(code)) at = this.#number(at, end);
      else if (code === OPEN || (code === LESS && bytes[at + 1] !== LESS)) at = this.#string(at);
      // The properties of marked content: skipped.
      else if (code === LESS || code === LIST) at = find(bytes, "BDC", at, end);
      else if (code === SLASH) {
        const from = at + 1;
        at = this.#endOfWord(from, end);
        this.#name = latin1Text(bytes, from, at);
      } else {
        const from = at;
        at = this.#endOfWord(from, end);
        if (at === from) throw new ReadError("an operator that is never written");
        this.#operator((code << 8) | (at - from > 1 ? (bytes[from + 1] ?? 0) : 0));
      }
    }
    return this.#shown;
  }

  /** Reads a number and gives where it ends. */
  #number(from: number, end: number): number {
    const bytes = this.#bytes;
    let at = from;
    let value = 0;
    let scale = 0;
    const negative = bytes[at] === MINUS;
    if (negative) at++;
    for (; at < end; at++) {
      const digit = bytes[at] ?? 0;
      if (digit === POINT) scale = 1;
      else if (digit >= 0x30 && digit <= 0x39) {
        value = value * 10 + digit - 0x30;
        scale *= 10;
      } else break;
    }
    if (scale > 1) value /= scale;
    this.#before = this.#last;
    this.#last = negative ? -value : value;
    return at;
  }

  #string(from: number): number {
    this.#cursor.at = from;
    this.#isHex = this.#bytes[from] === LESS;
    this.#codes = this.#cursor.string();
    return this.#cursor.at;
  }

  #endOfWord(from: number, end: number): number {
    const bytes = this.#bytes;
    let at = from;
    while (at < end && isRegular(bytes[at] ?? 0)) at++;
    return at;
  }

  /** @param operator its first two characters */
  #operator(operator: number): void {
    if (operator === TF) {
      this.#fontName = this.#name;
      this.#size = this.#last;
    } else if (operator === TD || operator === TM || operator === CM) {
      // Td is written once in each text object.
      this.#x = this.#before;
      this.#y = this.#last;
    } else if (operator === TJ) {
      const [codes, x, y, size] = [this.#codes, this.#x, this.#y, this.#size];
      const font = this.#isHex ? this.#fontNamed(this.#fontName) : undefined;
      const text = font === undefined ? winAnsiText(codes) : font.decode(codes);
      const width = font === undefined ? -1 : font.width(codes);
      this.#shown.push({ text, codes, x, y, size, width, mark: false });
    } else if (operator === DO) {
      this.#shown.push({
        text: this.#name,
        codes: "",
        x: this.#x,
        y: this.#y,
        size: 0,
        width: 0,
        mark: true,
      });
    }
    this.#before = 0;
    this.#last = 0;
  }
}

const SPACE = 0x20;
const NEW_LINE = 0x0a;
const OPEN = 0x28;
const LESS = 0x3c;
const LIST = 0x5b;
const SLASH = 0x2f;
const POINT = 0x2e;
const MINUS = 0x2d;

/** Operators by the codes of their first two characters. */
const [TF = 0, TD = 0, TM = 0, TJ = 0, CM = 0, DO = 0] = ["Tf", "Td", "Tm", "Tj", "cm", "Do"].map(
  (name) => (name.charCodeAt(0) << 8) | name.charCodeAt(1),
);

function isOfNumber(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === POINT || code === MINUS;
}

/** The /Length right before `>>` and `stream`. */
function lengthBefore(bytes: Uint8Array, stream: number): number {
  let at = stream - 4; // before ">>\n"
  let value = 0;
  for (let scale = 1; at > 0; at--, scale *= 10) {
    const digit = (bytes[at] ?? 0) - 0x30;
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

/** Whether a text that is shown starts and ends inside a box, whose corner is at (left, bottom). */
export function isInside(
  { x, y, size, width, codes }: Shown,
  box: Box,
  left: number,
  bottom: number,
): boolean {
  let units = width;
  if (units < 0) {
    units = 0;
    const { widths } = box;
    for (let index = 0; index < codes.length; index++) units += widths[codes.charCodeAt(index)] ?? 0;
  }
  const end = x + (units * size) / 1000;
  return x >= left && end <= left + box.width && y >= bottom && y + size * 0.6 <= bottom + box.height;
}

/** Throws when a text does not stand at a place. */
function expect(bytes: Uint8Array, at: number, text: string) {
  for (let index = 0; index < text.length; index++) {
    if (bytes[at + index] !== text.charCodeAt(index)) throw new ReadError(`“${text}” is missing`);
  }
}
