import { type Problem, problemAt } from "../../errors.js";
import { codePointOf, nameOf } from "../fonts/character.js";
import type { FallbackFonts } from "../fonts/fallback-fonts.js";
import type { TrueTypeFont } from "../fonts/true-type.js";
import { winAnsiCode } from "../fonts/win-ansi.js";
import {
  type Box,
  type CompiledTemplate,
  FIRST_LINE,
  LEADING,
  PADDING,
  type SlotPlan,
} from "../template/compiled.js";
import type { FormValues, MoneyStyle, SlotValue } from "../template/slots.js";
import { amountText, centsText, dollarsText } from "./amount-text.js";

/** What goes into each box of a form, measured. */
export interface Layout {
  /** By the place of their box among the template's boxes; nothing for a box that stays empty. */
  texts: (SetText | undefined)[];
  /** Whether any of them is in a font that must be embedded. */
  embeds: boolean;
  /** 128 bits that stand for all the texts. */
  hash: Int32Array;
}

/** The text of one box, measured. That of a check box is its on-state. */
export interface SetText {
  readonly text: string;
  /** In points, from the box's left edge. */
  readonly x: number;
  /** Font size in points. */
  readonly size: number;
  readonly alphabet: Alphabet;
  /** The fallback font of a text that is not WinAnsi. */
  readonly font: TrueTypeFont | null;
  /** The lines that a text of several is shown in. */
  readonly lines?: readonly string[];
}

/** The alphabets a text may be in. */
export const ASCII = 0;
const WIN_ANSI = 1;
const OTHER = 2;
type Alphabet = typeof ASCII | typeof WIN_ANSI | typeof OTHER;

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
  fonts: FallbackFonts | undefined,
  problems: Problem[],
): Layout {
  const setter = new TextSetter(template, fonts, problems);
  for (const slot in values) {
    const value = values[slot];
    if (value === undefined) continue;
    const plan = template.slots.get(slot);
    if (plan === undefined) {
      problems.push(problemAt("not_supported", [slot], "the form has no place for it"));
      continue;
    }
    const why = setValue(setter, plan, value, style);
    if (why !== null) problems.push(problemAt("invalid_value", [slot], why));
  }
  return setter.layout;
}

/** Sets a value into the boxes of its slot, or gives the reason why it does not go there. */
function setValue(setter: TextSetter, plan: SlotPlan, value: SlotValue, style: MoneyStyle): string | null {
  const { kind, first, second } = plan;
  if ("cents" in value) return setAmount(setter, plan, value, style);
  if ("ratio" in value) {
    const [integer = "", decimal = ""] = value.ratio.split(".");
    if (kind === "integer_decimal") {
      setter.put(first, integer, SMALLEST_AMOUNT);
      setter.put(second, decimal, SMALLEST_AMOUNT);
    } else if (kind === "text") setter.put(first, value.ratio, SMALLEST_AMOUNT);
    else return "a ratio does not go here";
  } else if ("checked" in value) {
    if (kind !== "check") return "it is not a check box";
    if (value.checked) setter.check(first);
  } else if (kind !== "text") return "text does not go here";
  else setter.put(first, value.text, SMALLEST_TEXT);
  return null;
}

function setAmount(
  setter: TextSetter,
  { kind, first, second }: SlotPlan,
  { cents, zero, mark = "" }: Extract<SlotValue, { cents: unknown }>,
  style: MoneyStyle,
): string | null {
  if (!Number.isSafeInteger(cents) || (style === "dollars" && cents % 100 !== 0))
    return `the amount is not whole ${style}`;
  if (kind === "check" || kind === "integer_decimal") return "an amount does not go here";
  if (cents === 0 && zero === "-0-") setter.put(first, `-0-${mark}`, SMALLEST_AMOUNT);
  else if (kind === "text") setter.put(first, amountText(cents, style) + mark, SMALLEST_AMOUNT);
  else {
    setter.put(first, dollarsText(cents, style) + (style === "dollars" ? mark : ""), SMALLEST_AMOUNT);
    if (style === "cents") setter.put(second, centsText(cents) + mark, SMALLEST_AMOUNT);
  }
  return null;
}

/** A text with its width, before its size is known. */
interface Measured {
  readonly text: string;
  readonly alphabet: Alphabet;
  readonly font: TrueTypeFont | null;
  /** In thousandths of the size. */
  readonly units: number;
  readonly hash: number;
}

/** Sets texts into boxes. */
class TextSetter {
  readonly layout: Layout;
  readonly #boxes: readonly Box[];
  readonly #fonts: FallbackFonts | undefined;
  readonly #problems: Problem[];

  constructor(template: CompiledTemplate, fonts: FallbackFonts | undefined, problems: Problem[]) {
    this.#boxes = template.boxes;
    this.#fonts = fonts;
    this.#problems = problems;
    this.layout = {
      texts: new Array(template.boxes.length).fill(undefined),
      embeds: false,
      hash: Int32Array.of(0x2545f491, 0x4f6cdd1d, 0x3c6ef372, 0x1b873593),
    };
  }

  /** Checks the check box at a place. */
  check(index: number): void {
    const { texts, hash } = this.layout;
    texts[index] = { text: this.#box(index).on, x: 0, size: 0, alphabet: ASCII, font: null };
    const lane = index & 3;
    const mixed = Math.imul((hash[lane] ?? 0) ^ 1 ^ (index << 16), 0x01000193);
    hash[lane] = mixed ^ (mixed >>> 15);
  }

  /** Sets a text into the box at a place, no smaller than a size. */
  put(index: number, given: string, smallest: number): void {
    const box = this.#box(index);
    if (box.multiline) {
      this.#putLines(index, box, given);
      return;
    }
    const measured = this.#measure(box, given, (this.layout.hash[index & 3] ?? 0) ^ (index << 16));
    if (measured === null) return;
    const { text, alphabet, font, units, hash } = measured;
    if (box.maxLength !== null && text.length > box.maxLength) {
      const message = `it has ${text.length} characters and the field takes ${box.maxLength}`;
      this.#refuse("invalid_value", box, message);
      return;
    }
    if (box.digits !== null) {
      this.#putDigits(index, box, measured, box.digits.first);
      return;
    }
    const room = box.width - 2 * PADDING;
    let size = box.size;
    let width = (units * size) / 1000;
    if (width > room) {
      size = Math.floor((room * 10_000) / units) / 10;
      width = (units * size) / 1000;
      if (size < smallest) {
        this.#refuse("invalid_value", box, `it does not fit into its box, even at ${smallest} points`);
        return;
      }
    }
    const x =
      box.align === 0 ? PADDING : box.align === 2 ? box.width - PADDING - width : (box.width - width) / 2;
    // An empty text leaves its box empty.
    if (text !== "") this.layout.texts[index] = { text, x, size, alphabet, font };
    if (font !== null) this.layout.embeds = true;
    this.layout.hash[index & 3] = hash ^ (hash >>> 15);
  }

  /** Sets digits that have a place each. */
  #putDigits(index: number, box: Box, { text, alphabet, hash }: Measured, first: number): void {
    if (!/^\d+$/.test(text)) {
      this.#refuse("invalid_value", box, "only digits go there");
      return;
    }
    const x = first - (DIGIT * box.size) / 2000;
    this.layout.texts[index] = { text, x, size: box.size, alphabet, font: null };
    this.layout.hash[index & 3] = hash ^ (hash >>> 15);
  }

  /** Sets a text of paragraphs, with a line feed between two, into a box of several lines. */
  #putLines(index: number, box: Box, given: string): void {
    const lines = given.split("\n").flatMap((paragraph) => brokenLines(box, paragraph));
    const measured = this.#measure(box, lines.join(" "), (this.layout.hash[index & 3] ?? 0) ^ (index << 16));
    if (measured === null) return;
    if (measured.font !== null) {
      this.#refuse("not_supported", box, "a text of several lines has characters that its font cannot show");
      return;
    }
    if (lines.length > mostLines(box)) {
      this.#refuse("invalid_value", box, `it has ${lines.length} lines and the box ${mostLines(box)}`);
      return;
    }
    const { alphabet, hash } = measured;
    this.layout.texts[index] = { text: given, x: PADDING, size: box.size, alphabet, font: null, lines };
    this.layout.hash[index & 3] = hash ^ (hash >>> 15);
  }

  #box(index: number): Box {
    const box = this.#boxes[index];
    if (box === undefined) throw new RangeError(`a template has no box ${index}`);
    return box;
  }

  /** @param before the hash that what the box shows is mixed into */
  #measure(box: Box, text: string, before: number): Measured | null {
    let units = 0;
    let hash = before;
    const { widths } = box;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code < 0x20 || code > 0x7e) return this.#measureOther(box, text.normalize("NFC"), hash);
      units += widths[code] ?? 0;
      hash = Math.imul(hash ^ code, 0x01000193);
    }
    return { text, alphabet: ASCII, font: null, units, hash };
  }

  /** Measures a text that is not ASCII alone. */
  #measureOther(box: Box, text: string, before: number): Measured | null {
    let units = 0;
    let hash = before;
    let isWinAnsi = true;
    for (const char of text) {
      const codePoint = codePointOf(char);
      const code = winAnsiCode(codePoint);
      hash = Math.imul(hash ^ codePoint, 0x01000193);
      if (code < 0) isWinAnsi = false;
      else units += box.widths[code] ?? 0;
    }
    if (isWinAnsi) return { text, alphabet: WIN_ANSI, font: null, units, hash };
    const fonts = (box.bold ? this.#fonts?.bold : this.#fonts?.regular) ?? [];
    const font = fonts.find((each) => each.has(text));
    if (font !== undefined) return { text, alphabet: OTHER, font, units: font.width(text), hash };
    const missing = [...text].find(
      (char) => winAnsiCode(codePointOf(char)) < 0 && !fonts.some((each) => each.has(char)),
    );
    const what = missing === undefined ? "its characters together" : nameOf(missing);
    this.#refuse("not_supported", box, `no installed font can show ${what}`);
    return null;
  }

  #refuse(code: "invalid_value" | "not_supported", { slot }: Box, message: string): void {
    this.#problems.push(problemAt(code, [slot], message));
  }
}

/** How wide a digit is in the standard fonts, in thousandths of the size. */
export const DIGIT = 556;

/** How many lines a box of several has room for. */
function mostLines({ height, size }: Box): number {
  return Math.floor((height / size - FIRST_LINE) / LEADING) + 1;
}

/** A paragraph in lines that fit into a box. */
function brokenLines(box: Box, paragraph: string): string[] {
  const room = ((box.width - 2 * PADDING) * 1000) / box.size;
  const units = (text: string) =>
    [...text].reduce((sum, char) => sum + (box.widths[Math.max(0, winAnsiCode(codePointOf(char)))] ?? 0), 0);
  const lines: string[] = [];
  let line = "";
  for (const word of paragraph.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && units(longer) > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** Whether a text of paragraphs fits into the box of a slot. */
export function fitsLines({ boxes, slots }: CompiledTemplate, slot: string, text: string): boolean {
  const box = boxes[slots.get(slot)?.first ?? -1];
  if (box === undefined) return false;
  return text.split("\n").flatMap((paragraph) => brokenLines(box, paragraph)).length <= mostLines(box);
}
