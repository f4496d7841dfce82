import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject, PDFRawStream } from "pdf-lib";
import { numberIn, unpacked } from "../document/bounds.js";
import { contentOperations, Text } from "../document/content-tokens.js";
import { dictEntry, entry } from "../document/open-pdf.js";
import { budgetOf, type ReadBudget } from "../document/read-budget.js";
import { winAnsiCharacters } from "../fonts/win-ansi.js";

/** How the codes of a font are read, and how wide they are. */
export interface PageFont {
  /** Bytes of a code. */
  bytes: 1 | 2;
  text(code: number): string;
  /** In thousandths of the size. */
  width(code: number): number;
}

/** Fonts and their maps that were taken apart: each is once, however many pages use it. */
const knownFonts = new WeakMap<PDFDict, PageFont>();
const knownMaps = new WeakMap<PDFRawStream, ReadonlyMap<number, string>>();

/** Takes a font of a page's resources apart. What is damaged in it is passed over. */
export function pageFont(font: PDFDict): PageFont {
  const known = knownFonts.get(font);
  if (known !== undefined) return known;
  budgetOf(font.context).step(FONT);
  const isComposite = entry(font, "Subtype") === PDFName.of("Type0");
  const map = entry(font, "ToUnicode");
  const toUnicode = map instanceof PDFRawStream ? unicodeMap(map) : new Map<number, string>();
  const read = isComposite ? compositeFont(font, toUnicode) : simpleFont(font, toUnicode);
  knownFonts.set(font, read);
  return read;
}

function compositeFont(font: PDFDict, toUnicode: ReadonlyMap<number, string>): PageFont {
  const kids = entry(font, "DescendantFonts");
  const kid = kids instanceof PDFArray ? kids.lookup(0) : undefined;
  const widths =
    kid instanceof PDFDict
      ? compositeWidths(entry(kid, "W"), budgetOf(kid.context))
      : new Map<number, number>();
  const standard = kid instanceof PDFDict ? numberIn(kid, "DW", 1000) : 1000;
  return {
    bytes: 2,
    text: (code) => toUnicode.get(code) ?? "",
    width: (code) => widths.get(code) ?? standard,
  };
}

/** Widths by code: `first [w w w]` and `first last w` (ISO 32000-1, 9.7.4.3). */
function compositeWidths(list: PDFObject | undefined, budget: ReadBudget): Map<number, number> {
  const widths = new Map<number, number>();
  if (!(list instanceof PDFArray)) return widths;
  for (let at = 0; at + 1 < list.size() && widths.size < MOST_CODES; ) {
    const [first, second] = [list.lookup(at), list.lookup(at + 1)];
    if (!(first instanceof PDFNumber)) break;
    if (second instanceof PDFArray) {
      for (const [index, width] of second.asArray().slice(0, MOST_CODES).entries()) {
        budget.step(CODE);
        if (width instanceof PDFNumber) widths.set(first.asNumber() + index, width.asNumber());
      }
      at += 2;
      continue;
    }
    const width = at + 2 < list.size() ? list.lookup(at + 2) : undefined;
    if (!(second instanceof PDFNumber) || !(width instanceof PDFNumber)) break;
    const last = Math.min(second.asNumber(), first.asNumber() + MOST_CODES);
    for (let code = first.asNumber(); code <= last; code++) {
      budget.step(CODE);
      widths.set(code, width.asNumber());
    }
    at += 3;
  }
  return widths;
}

const MOST_CODES = 1 << 16;
/** What it takes to look at a font, against a byte that is looked at. */
const FONT = 2000;
/** What it takes to note a code, against a byte that is looked at. */
const CODE = 10;

function simpleFont(font: PDFDict, toUnicode: ReadonlyMap<number, string>): PageFont {
  const differing = new Map<number, string>();
  const encoding = entry(font, "Encoding");
  const differences = encoding instanceof PDFDict ? entry(encoding, "Differences") : undefined;
  let code = 0;
  for (const item of differences instanceof PDFArray ? differences.asArray().slice(0, 1024) : []) {
    if (item instanceof PDFNumber) code = item.asNumber();
    else if (item instanceof PDFName) differing.set(code++, glyphText(item.decodeText()));
  }
  const first = numberIn(font, "FirstChar", 0);
  const list = entry(font, "Widths");
  const widths = list instanceof PDFArray ? list.asArray().slice(0, 256) : [];
  const missing = dictEntry(font, "FontDescriptor");
  const standard = missing === undefined ? undefined : numberIn(missing, "MissingWidth", 0);
  const base = entry(font, "BaseFont");
  const isFixed = base instanceof PDFName && /courier|mono/i.test(base.decodeText());
  const text = (at: number) => toUnicode.get(at) ?? differing.get(at) ?? winAnsi.get(at) ?? "";
  const otherWidths = new Map<number, number>();
  const otherWidth = (at: number) => {
    let width = otherWidths.get(at);
    if (width === undefined) {
      width = standard || (isFixed ? 600 : usualWidth(text(at)));
      otherWidths.set(at, width);
    }
    return width;
  };
  return {
    bytes: 1,
    text,
    width: (at) => {
      const width = widths[at - first];
      return width instanceof PDFNumber ? width.asNumber() : otherWidth(at);
    },
  };
}

const winAnsi: ReadonlyMap<number, string> = new Map(winAnsiCharacters());

/** About how wide a character is in the usual fonts, which need not give their widths. */
function usualWidth(char: string): number {
  if (/^[ijlItf.,:;'|!()[\] ]$/.test(char)) return 290;
  if (/^[A-Z&%@mwW]$/.test(char)) return 700;
  return 556;
}

/** Names of glyphs that are not their own character. */
const GLYPHS: Readonly<Record<string, string>> = {
  space: " ",
  exclam: "!",
  quotedbl: '"',
  numbersign: "#",
  dollar: "$",
  percent: "%",
  ampersand: "&",
  quotesingle: "'",
  quoteright: "'",
  quoteleft: "'",
  parenleft: "(",
  parenright: ")",
  asterisk: "*",
  plus: "+",
  comma: ",",
  hyphen: "-",
  minus: "-",
  endash: "-",
  emdash: "-",
  period: ".",
  slash: "/",
  zero: "0",
  one: "1",
  two: "2",
  three: "3",
  four: "4",
  five: "5",
  six: "6",
  seven: "7",
  eight: "8",
  nine: "9",
  colon: ":",
  semicolon: ";",
  underscore: "_",
  ellipsis: "...",
  fi: "fi",
  fl: "fl",
};

function glyphText(name: string): string {
  const code = /^uni([\dA-Fa-f]{4})$/.exec(name)?.[1];
  if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
  return GLYPHS[name] ?? (name.length === 1 ? name : "");
}

/** The characters of the codes of a font, by its ToUnicode map (ISO 32000-1, 9.10.3). */
function unicodeMap(stream: PDFRawStream): ReadonlyMap<number, string> {
  const known = knownMaps.get(stream);
  if (known !== undefined) return known;
  const budget = budgetOf(stream.dict.context);
  const characters = new Map<number, string>();
  for (const [name, operands] of contentOperations(unpacked(stream), budget)) {
    if (name === "endbfchar") {
      for (let at = 0; at + 1 < operands.length; at += 2)
        set(characters, codeOf(operands[at]), unitsOf(operands[at + 1]));
    }
    if (name === "endbfrange") {
      for (let at = 0; at + 2 < operands.length; at += 3)
        range(characters, operands.slice(at, at + 3), budget);
    }
  }
  knownMaps.set(stream, characters);
  return characters;
}

function set(characters: Map<number, string>, code: number, text: string): void {
  if (characters.size < MOST_CODES) characters.set(code, text);
}

function range(characters: Map<number, string>, [from, to, into]: unknown[], budget: ReadBudget): void {
  const first = codeOf(from);
  const last = Math.min(codeOf(to), first + 0xffff);
  budget.step(Math.max(0, last - first) * CODE);
  if (Array.isArray(into)) {
    for (const [index, text] of into.slice(0, last - first + 1).entries())
      set(characters, first + index, unitsOf(text));
    return;
  }
  const text = unitsOf(into);
  const end = text.charCodeAt(text.length - 1);
  for (let code = first; code <= last && characters.size < MOST_CODES; code++) {
    characters.set(code, text.slice(0, -1) + String.fromCharCode(end + code - first));
  }
}

function codeOf(text: unknown): number {
  return text instanceof Text
    ? [...text.text.slice(0, 4)].reduce((code, char) => code * 256 + char.charCodeAt(0), 0)
    : -1;
}

/** UTF-16 in the bytes of a string. */
function unitsOf(text: unknown): string {
  if (!(text instanceof Text)) return "";
  let units = "";
  for (let at = 0; at + 1 < Math.min(text.text.length, 64); at += 2) {
    units += String.fromCharCode(text.text.charCodeAt(at) * 256 + text.text.charCodeAt(at + 1));
  }
  return units;
}
