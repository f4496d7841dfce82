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
  file: OurFile,
  stream: number,
  fontNamed: (name: string) => EmbeddedFont,
): Shown[] {
  const { bytes } = file;
  let at = stream + 7;
  const length = lengthBefore(bytes, stream);
  const end = at + length;
  expect(bytes, end, "\nendstream\nendobj");
  const shown: Shown[] = [];
  const cursor = new Cursor(bytes);
  const stringAt = (from: number) => {
    cursor.at = from;
    const codes = cursor.string();
    at = cursor.at;
    return codes;
  };
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
      text = stringAt(at);
      hex = false;
    } else if (code === 0x3c && bytes[at + 1] !== 0x3c) {
      text = stringAt(at);
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
    for (let index = 0; index < codes.length; index++) units += widths[codes.charCodeAt(index)] as number;
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
