import { PDFRef } from "pdf-lib";
import { BoundedMap } from "../../bounded-map.js";
import { codePointOf, nameOf } from "./character.js";
import type { TrueTypeFont } from "./true-type.js";
import type { Typeface } from "./typeface.js";
import { winAnsiCode } from "./win-ansi.js";

/** Never looked at: the faces here are named by their keys. */
const NO_REF = PDFRef.of(1, 7);

/** How many texts a face keeps as they are written: those of one package are those of the next. */
const MOST_KEPT = 4000;

/** A standard font, whose words are measured and whose texts are encoded once. */
export class StandardFace implements Typeface {
  readonly ref = NO_REF;
  /** Width in thousandths of the size, -1 for a text that the font cannot show. */
  readonly #units = new BoundedMap<string, number>(MOST_KEPT);
  readonly #encoded = new BoundedMap<string, string>(MOST_KEPT);

  constructor(
    readonly key: string,
    readonly widths: Uint16Array,
  ) {}

  has(text: string): boolean {
    return this.#measure(text) >= 0;
  }

  width(text: string, size: number): number {
    return (this.#measure(text) * size) / 1000;
  }

  encode(text: string): string {
    const known = this.#encoded.get(text);
    if (known !== undefined) return known;
    const encoded = literal(text);
    this.#encoded.set(text, encoded);
    return encoded;
  }

  #measure(text: string): number {
    const known = this.#units.get(text);
    if (known !== undefined) return known;
    let units = 0;
    for (const char of text) {
      const code = winAnsiCode(codePointOf(char));
      if (code < 0) {
        units = -1;
        break;
      }
      units += this.widths[code] ?? 0;
    }
    this.#units.set(text, units);
    return units;
  }
}

/** A string of WinAnsi codes (ISO 32000-1, 7.3.4.2), in ASCII alone so that a page's content becomes bytes in one step. */
function literal(text: string): string {
  let codes = "";
  for (const char of text) {
    const code = winAnsiCode(codePointOf(char));
    if (code > 0x7e) codes += `\\${code.toString(8)}`;
    else if (char === "(" || char === ")" || char === "\\") codes += `\\${char}`;
    else codes += char;
  }
  return `(${codes})`;
}

/** A font to be embedded: it remembers its characters, and is encoded when all pages are written. */
export class FallbackFace implements Typeface {
  readonly ref = NO_REF;
  readonly characters = new Set<string>();

  constructor(
    readonly key: string,
    readonly font: TrueTypeFont,
  ) {}

  has(text: string): boolean {
    return this.font.has(text);
  }

  width(text: string, size: number): number {
    return (this.font.width(text) * size) / 1000;
  }

  encode(text: string): string {
    for (const char of text) this.characters.add(char);
    return "";
  }
}

/** Stands in for a word that no font can show, and remembers what is missing. */
export class MissingFace implements Typeface {
  readonly key = "R";
  readonly ref = NO_REF;
  readonly what = new Set<string>();

  constructor(readonly others: readonly Typeface[]) {}

  has(): boolean {
    return true;
  }

  width(text: string, size: number): number {
    const missing = [...text].filter((char) => !this.others.some((face) => face.has(char)));
    for (const char of missing) this.what.add(nameOf(char));
    if (missing.length === 0 && text !== " ") this.what.add("the characters of a word together");
    return size * text.length;
  }

  encode(): string {
    return "()";
  }
}
