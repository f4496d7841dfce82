import { type Problem, problemAt } from "../../errors.js";
import type { TrueTypeFont } from "../fonts/true-type.js";
import { winAnsiCode } from "../fonts/win-ansi.js";
import { amountText, centsText, dollarsText } from "./amount-text.js";
import { type Box, type CompiledTemplate, PADDING } from "./compile.js";
import type { FormValues, MoneyStyle, SlotValue } from "./slots.js";

/** Fonts for text that the standard fonts cannot show, tried in order. */
export interface WiderFonts {
  regular: readonly TrueTypeFont[];
  bold: readonly TrueTypeFont[];
}

/** What goes into each box of a form, measured. An empty text leaves the box empty. */
export interface Layout {
  texts: string[];
  /** In points, from the box's left edge. */
  x: number[];
  /** Font size in points. */
  sizes: number[];
  alphabets: number[];
  /** The wider font of a text that is not WinAnsi. */
  fonts: (TrueTypeFont | undefined)[];
  /** 128 bits that stand for all the texts. */
  hash: Int32Array;
}

/** The alphabets a text may be in. */
export const ASCII = 0;
const WIN_ANSI = 1;
export const WIDER = 2;

/** Smallest sizes, in points, to which a text or an amount is shrunk before it is refused. */
const SMALLEST_TEXT = 5;
const SMALLEST_AMOUNT = 6;

/**
 * Turns the values of a form into measured texts, one for each box. Everything that cannot be shown whole is a
 * problem, never cut: what does not fit, what is longer than the field takes, what no font has, what has no place.
 * A problem names the slot and, for a missing glyph, the character; never the value.
 */
export function layOut(
  template: CompiledTemplate,
  values: FormValues,
  style: MoneyStyle,
  wider: WiderFonts | undefined,
  problems: Problem[],
): Layout {
  const count = template.boxes.length;
  const layout: Layout = {
    texts: new Array<string>(count).fill(""),
    x: new Array<number>(count).fill(0),
    sizes: new Array<number>(count).fill(0),
    alphabets: new Array<number>(count).fill(ASCII),
    fonts: [],
    hash: Int32Array.of(0x2545f491, 0x4f6cdd1d, 0x3c6ef372, 0x1b873593),
  };
  const put = (index: number, text: string, smallest: number) =>
    place(template.boxes[index] as Box, index, text, smallest, layout, wider, problems);

  for (const slot in values) {
    const value = values[slot] as SlotValue;
    const plan = template.slots.get(slot);
    if (plan === undefined) {
      problems.push(problemAt("not_supported", [slot], "the form has no place for it"));
      continue;
    }
    const { kind, first, second } = plan;
    if ("cents" in value) {
      const { cents } = value;
      if (!Number.isSafeInteger(cents) || (style === "dollars" && cents % 100 !== 0)) {
        problems.push(problemAt("invalid_value", [slot], `the amount is not whole ${style}`));
      } else if (kind === "check" || kind === "integer_decimal") {
        problems.push(problemAt("invalid_value", [slot], "an amount does not go here"));
      } else {
        const mark = value.mark ?? "";
        if (cents === 0 && value.zero === "-0-") put(first, `-0-${mark}`, SMALLEST_AMOUNT);
        else if (kind === "text") put(first, amountText(cents, style) + mark, SMALLEST_AMOUNT);
        else {
          put(first, dollarsText(cents, style) + (style === "dollars" ? mark : ""), SMALLEST_AMOUNT);
          if (style === "cents") put(second, centsText(cents) + mark, SMALLEST_AMOUNT);
        }
      }
    } else if ("ratio" in value) {
      const [integer = "", decimal = ""] = value.ratio.split(".");
      if (kind === "integer_decimal") {
        put(first, integer, SMALLEST_AMOUNT);
        put(second, decimal, SMALLEST_AMOUNT);
      } else if (kind === "text") put(first, value.ratio, SMALLEST_AMOUNT);
      else problems.push(problemAt("invalid_value", [slot], "a ratio does not go here"));
    } else if ("checked" in value) {
      if (kind !== "check") problems.push(problemAt("invalid_value", [slot], "it is not a check box"));
      else if (value.checked) mark(layout, first, (template.boxes[first] as Box).on);
    } else if (kind !== "text") problems.push(problemAt("invalid_value", [slot], "text does not go here"));
    else put(first, value.text, SMALLEST_TEXT);
  }
  return layout;
}

/** Checks a check box. */
function mark(layout: Layout, index: number, on: string) {
  layout.texts[index] = on;
  mix(layout.hash, index, 1);
}

function mix(hash: Int32Array, index: number, value: number) {
  const lane = index & 3;
  const mixed = Math.imul((hash[lane] as number) ^ value ^ (index << 16), 0x01000193);
  hash[lane] = mixed ^ (mixed >>> 15);
}

function place(
  box: Box,
  index: number,
  given: string,
  smallest: number,
  layout: Layout,
  wider: WiderFonts | undefined,
  problems: Problem[],
) {
  let text = given;
  let units = 0; // width in thousandths of the size
  let alphabet = ASCII;
  let hash = layout.hash[index & 3] as number;
  hash ^= index << 16;
  const { widths } = box;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code > 0x7e) {
      alphabet = WIN_ANSI;
      break;
    }
    units += widths[code] as number;
    hash = Math.imul(hash ^ code, 0x01000193);
  }
  if (alphabet !== ASCII) {
    text = given.normalize("NFC");
    units = 0;
    for (const char of text) {
      const codePoint = char.codePointAt(0) as number;
      const code = winAnsiCode(codePoint);
      hash = Math.imul(hash ^ codePoint, 0x01000193);
      if (code < 0) alphabet = WIDER;
      else units += widths[code] as number;
    }
    if (alphabet === WIDER) {
      const fonts = (box.bold ? wider?.bold : wider?.regular) ?? [];
      const font = fonts.find((each) => each.has(text));
      if (font === undefined) {
        const missing = [...text].find(
          (char) => winAnsiCode(char.codePointAt(0) as number) < 0 && !fonts.some((each) => each.has(char)),
        );
        const what = missing === undefined ? "its characters together" : nameOf(missing);
        problems.push(problemAt("not_supported", [box.slot], `no font at hand can show ${what}`));
        return;
      }
      layout.fonts[index] = font;
      units = font.width(text);
    }
  }
  if (box.maxLength !== null && text.length > box.maxLength) {
    const message = `it has ${text.length} characters and the field takes ${box.maxLength}`;
    problems.push(problemAt("invalid_value", [box.slot], message));
    return;
  }
  const room = box.width - 2 * PADDING;
  let size = box.size;
  let width = (units * size) / 1000;
  if (width > room) {
    size = Math.floor((room * 10_000) / units) / 10;
    width = (units * size) / 1000;
    if (size < smallest) {
      const message = `it does not fit into its box, even at ${smallest} points`;
      problems.push(problemAt("invalid_value", [box.slot], message));
      return;
    }
  }
  layout.texts[index] = text;
  layout.sizes[index] = size;
  layout.alphabets[index] = alphabet;
  layout.x[index] =
    box.align === 0 ? PADDING : box.align === 2 ? box.width - PADDING - width : (box.width - width) / 2;
  layout.hash[index & 3] = hash ^ (hash >>> 15);
}

/** A character for a message: itself, and its number, since a look-alike may be meant. */
function nameOf(char: string): string {
  const codePoint = char.codePointAt(0) as number;
  const number = `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
  return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(char) ? `“${char}” (${number})` : number;
}
