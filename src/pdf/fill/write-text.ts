import type { ByteWriter } from "../document/byte-writer.js";
import { codePointOf, utf16Hex } from "../fonts/character.js";
import type { EmbeddedFonts } from "../fonts/embedded-fonts.js";
import { winAnsiCode } from "../fonts/win-ansi.js";
import { type Box, FIRST_LINE, LEADING } from "../template/compiled.js";
import { ASCII, DIGIT, type SetText } from "./layout.js";

const OPEN = 0x28;
const CLOSE = 0x29;
const BACKSLASH = 0x5c;

/** A text string (ISO 32000-1, 7.9.2.2): ASCII as it is, anything else as UTF-16BE. */
export function writeValue(out: ByteWriter, text: string, isAscii: boolean): void {
  if (isAscii) writeLiteral(out, text);
  else out.text(`<FEFF${utf16Hex(text)}>`);
}

/** The string that an appearance shows: WinAnsi codes, or glyph numbers of an embedded font. */
export function writeShown(out: ByteWriter, { text, alphabet, font }: SetText, fonts: EmbeddedFonts): void {
  if (alphabet === ASCII) writeLiteral(out, text);
  else if (font !== null) out.text(fonts.encode(font, text));
  else writeLiteral(out, winAnsi(text));
}

function winAnsi(text: string): string {
  return [...text].map((char) => String.fromCharCode(winAnsiCode(codePointOf(char)))).join("");
}

/** A literal string of Latin-1 codes, none of them a control character. */
function writeLiteral(out: ByteWriter, text: string): void {
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

/** Height of capitals and digits, as a part of the size: they are centered in the box. */
const CAP_HEIGHT = 0.718;

/** From a box's lower edge to the baseline of its text, in points. */
export function baselineOf(box: Box, size: number): number {
  return Math.max(0, (box.height - CAP_HEIGHT * size) / 2);
}

/** The space between characters that puts each digit at its place, as an operator; empty where text runs on. */
export function spacingOf({ digits }: Box, size: number): string {
  return digits === null ? "" : `${short(digits.step - (DIGIT * size) / 1000)} Tc `;
}

/** A line of a text of several: the baseline from the box's lower edge, in points. */
export function baselineOfLine({ height }: Box, size: number, line: number): number {
  return height - (FIRST_LINE + line * LEADING) * size;
}

/** A number with at most two decimals. */
export function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Puts a length of up to as many digits as there are spaces before `end`. */
export function patchLength(out: ByteWriter, end: number, length: number): void {
  let rest = length;
  for (let at = end - 1; rest > 0; at--) {
    out.bytes[at] = 48 + (rest % 10);
    rest = (rest / 10) | 0;
  }
}
