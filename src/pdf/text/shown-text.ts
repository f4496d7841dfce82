import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject, PDFRawStream, PDFRef } from "pdf-lib";
import { unpacked } from "../document/bounds.js";
import { contentOperations, type Operand, Text } from "../document/content-tokens.js";
import { type Matrix, times, UNIT } from "../document/matrix.js";
import { dictEntry, entry, inherited, textOf } from "../document/open-pdf.js";
import { BeyondBounds, budgetOf, type ReadBudget } from "../document/read-budget.js";
import { type PageFont, pageFont } from "./page-font.js";

/** A stretch of text that is shown at once, in points from the lower left corner of the page as it is seen. */
export interface Piece {
  text: string;
  x: number;
  /** Where it ends. */
  end: number;
  /** Its base line. */
  y: number;
  size: number;
  /** The number of its font on this page. */
  font: number;
}

/** What pages show that were read: a page is read once, whatever asks for its text. */
const knownPieces = new WeakMap<PDFDict, readonly Piece[]>();

/** The texts that a page shows, in the order of its content. */
export function shownText(doc: PDFDocument, page: PDFDict): readonly Piece[] {
  const known = knownPieces.get(page);
  if (known !== undefined) return known;
  const reader = new PageReader(budgetOf(doc.context));
  const rotate = entryNumber(inherited(page, "Rotate"));
  const [, , width, height] = corners(inherited(page, "MediaBox"));
  reader.run(contents(doc, page), inheritedDict(page, "Resources"), TURNED(rotate, width, height), 0);
  knownPieces.set(page, reader.pieces);
  return reader.pieces;
}

/** The values of the fields on a page, where their boxes are; a box that is checked is an X. */
export function fieldPieces(doc: PDFDocument, page: PDFDict): Piece[] {
  const budget = budgetOf(doc.context);
  const annotations = entry(page, "Annots");
  if (!(annotations instanceof PDFArray)) return [];
  return annotations.asArray().flatMap((ref) => {
    budget.step(ANNOTATION);
    const widget = ref instanceof PDFRef ? doc.context.lookup(ref) : ref;
    if (!(widget instanceof PDFDict) || entry(widget, "Subtype") !== PDFName.of("Widget")) return [];
    budget.text();
    const state = entry(widget, "AS");
    const isChecked =
      inherited(widget, "FT") === PDFName.of("Btn") && state instanceof PDFName && state !== OFF;
    const text = isChecked ? "X" : (textOf(inherited(widget, "V")) ?? "");
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbersOf(entry(widget, "Rect"));
    const size = Math.min(10, Math.max(6, Math.abs(y2 - y1)));
    const x = Math.min(x1, x2) + 1;
    return text === "" || !Number.isFinite(x + y1 + y2)
      ? []
      : [{ text, x, end: Math.max(x1, x2), y: Math.min(y1, y2) + 2, size, font: -1 }];
  });
}

/** The text that the appearance of a field shows; undefined when it has none. */
export function appearanceText(field: PDFDict): string | undefined {
  const appearances = dictEntry(field, "AP");
  const normal = appearances && entry(appearances, "N");
  if (!(normal instanceof PDFRawStream)) return undefined;
  const reader = new PageReader(budgetOf(normal.dict.context));
  reader.run([unpacked(normal)], dictEntry(normal.dict, "Resources"), UNIT, 0);
  return reader.pieces.map(({ text }) => text).join("");
}

const OFF = PDFName.of("Off");

/** What it takes to look at an annotation, against a byte that is looked at. */
const ANNOTATION = 20;

function numbersOf(list: PDFObject | undefined): number[] {
  return list instanceof PDFArray ? list.asArray().slice(0, 8).map(entryNumber) : [];
}

function entryNumber(value: PDFObject | undefined): number {
  const number = Number(value?.toString());
  return Number.isFinite(number) ? number : 0;
}

function corners(box: PDFObject | undefined): number[] {
  const numbers = numbersOf(box);
  return numbers.length === 4 ? numbers : [0, 0, 612, 792];
}

/** How a page is turned before it is seen. */
const TURNED = (rotate: number, width = 612, height = 792): Matrix => {
  switch (((rotate % 360) + 360) % 360) {
    case 90:
      return [0, -1, 1, 0, 0, width];
    case 180:
      return [-1, 0, 0, -1, width, height];
    case 270:
      return [0, 1, -1, 0, height, 0];
    default:
      return UNIT;
  }
};

function inheritedDict(page: PDFDict, key: string): PDFDict | undefined {
  const value = inherited(page, key);
  return value instanceof PDFDict ? value : undefined;
}

function contents(doc: PDFDocument, page: PDFDict): Uint8Array[] {
  const held = entry(page, "Contents");
  const streams = held instanceof PDFArray ? held.asArray().slice(0, 1000) : [held];
  return streams.flatMap((part) => {
    const stream = part instanceof PDFRef ? doc.context.lookup(part) : part;
    return stream instanceof PDFRawStream ? [unpacked(stream)] : [];
  });
}

interface State {
  matrix: Matrix;
  font: { number: number; font: PageFont } | undefined;
  size: number;
  leading: number;
  charSpace: number;
  wordSpace: number;
  scale: number;
  rise: number;
}

/** Drawings are not in one another deeper, and not drawn more often on a page. */
const DEEPEST = 8;
const MOST_DRAWINGS = 500;
/** States that are saved at once. */
const MOST_SAVED = 10_000;

class PageReader {
  readonly pieces: Piece[] = [];
  readonly #fonts = new Map<PDFDict, { number: number; font: PageFont }>();
  #drawings = 0;
  #state: State = newState(UNIT);
  #line: Matrix = UNIT;
  #text: Matrix = UNIT;

  constructor(private readonly budget: ReadBudget) {}

  run(parts: readonly Uint8Array[], resources: PDFDict | undefined, matrix: Matrix, depth: number): void {
    const saved: State[] = [];
    this.#state = newState(matrix);
    for (const part of parts) {
      for (const [name, operands] of contentOperations(part, this.budget)) {
        if (name === "q") {
          if (saved.push({ ...this.#state }) > MOST_SAVED) throw new BeyondBounds();
        } else if (name === "Q") this.#state = saved.pop() ?? this.#state;
        else if (name === "Do") this.#draw(operands.at(-1), resources, depth);
        else if (name === "Tf") this.#setFont(operands, resources);
        else this.#operate(name, operands);
      }
    }
  }

  #operate(name: string, operands: Operand[]): void {
    const state = this.#state;
    const number = (back = 1) => Number(operands.at(-back)) || 0;
    switch (name) {
      case "cm":
        state.matrix = times(matrixOf(operands), state.matrix);
        break;
      case "BT":
        this.#line = UNIT;
        this.#text = UNIT;
        break;
      case "Tm":
        this.#line = matrixOf(operands);
        this.#text = this.#line;
        break;
      case "TD":
        state.leading = -number();
        this.#move(number(2), number());
        break;
      case "Td":
        this.#move(number(2), number());
        break;
      case "T*":
        this.#move(0, -state.leading);
        break;
      case "TL":
        state.leading = number();
        break;
      case "Tc":
        state.charSpace = number();
        break;
      case "Tw":
        state.wordSpace = number();
        break;
      case "Tz":
        state.scale = number() / 100;
        break;
      case "Ts":
        state.rise = number();
        break;
      case '"':
        state.wordSpace = number(3);
        state.charSpace = number(2);
        this.#move(0, -state.leading);
        this.#show(operands.at(-1));
        break;
      case "'":
        this.#move(0, -state.leading);
        this.#show(operands.at(-1));
        break;
      case "Tj":
      case "TJ":
        this.#show(operands.at(-1));
        break;
    }
  }

  #move(x: number, y: number): void {
    const [a, b, c, d, e, f] = this.#line;
    this.#line = [a, b, c, d, x * a + y * c + e, x * b + y * d + f];
    this.#text = this.#line;
  }

  #setFont(operands: readonly Operand[], resources: PDFDict | undefined): void {
    this.#state.size = Number(operands.at(-1)) || 0;
    const fonts = resources === undefined ? undefined : dictEntry(resources, "Font");
    const name = String(operands.at(-2) ?? "").slice(1);
    const dict = fonts === undefined ? undefined : dictEntry(fonts, decodedName(name));
    if (dict === undefined) {
      this.#state.font = undefined;
      return;
    }
    let font = this.#fonts.get(dict);
    if (font === undefined) {
      font = { number: this.#fonts.size, font: pageFont(dict) };
      this.#fonts.set(dict, font);
    }
    this.#state.font = font;
  }

  /** Shows a string, or a list of strings and moves between them. A wide move begins another piece. */
  #show(operand: Operand | undefined): void {
    const { font, size, charSpace, wordSpace, scale, matrix } = this.#state;
    const bytes = font?.font.bytes ?? 1;
    let open: Piece | undefined;
    // How it ends: asking a text itself while it grows would put it together each time.
    let last = "";
    // What a text moves by is along its own line: of its matrix the last two numbers change.
    const [a, b, c, d] = this.#text;
    let [, , , , e, f] = this.#text;
    const [A, , C, , E] = matrix;
    for (const item of Array.isArray(operand) ? operand : [operand]) {
      if (typeof item === "number") {
        const move = (-item / 1000) * size * scale;
        e += move * a;
        f += move * b;
        if (item < -1200) open = undefined;
        else if (item < -200 && open !== undefined && !last.endsWith(" ")) {
          last = " ";
          open.text += last;
        }
        continue;
      }
      if (!(item instanceof Text)) continue;
      const { text } = item;
      for (let at = 0; at + bytes <= text.length; at += bytes) {
        const code = bytes === 1 ? text.charCodeAt(at) : text.charCodeAt(at) * 256 + text.charCodeAt(at + 1);
        this.budget.glyph();
        if (open === undefined) {
          open = this.#begin([a, b, c, d, e, f]);
          last = "";
        }
        const shown = font === undefined ? String.fromCharCode(code) : font.font.text(code);
        open.text += shown;
        if (shown !== "") last = shown;
        const space = bytes === 1 && code === 32 ? wordSpace : 0;
        const advance = (((font?.font.width(code) ?? 500) / 1000) * size + charSpace + space) * scale;
        e += advance * a;
        f += advance * b;
        open.end = e * A + f * C + E || open.end;
      }
    }
    this.#text = [a, b, c, d, e, f];
  }

  /** A piece that begins where the text is. */
  #begin(at: Matrix): Piece {
    const { font, size, rise, matrix } = this.#state;
    const [a, b, , , x, y] = times([1, 0, 0, 1, 0, rise], times(at, matrix));
    const piece = { text: "", x, end: x, y, size: size * Math.hypot(a, b), font: font?.number ?? -1 };
    this.budget.text();
    if (isOnPage(piece)) this.pieces.push(piece);
    return piece;
  }

  #draw(operand: Operand | undefined, resources: PDFDict | undefined, depth: number): void {
    const objects = resources === undefined ? undefined : dictEntry(resources, "XObject");
    const object =
      objects === undefined ? undefined : entry(objects, decodedName(String(operand ?? "").slice(1)));
    if (!(object instanceof PDFRawStream) || entry(object.dict, "Subtype") !== PDFName.of("Form")) return;
    if (depth >= DEEPEST || ++this.#drawings > MOST_DRAWINGS) throw new BeyondBounds();
    const own = entry(object.dict, "Matrix");
    const matrix = own instanceof PDFArray ? matrixOf(own.asArray().map(entryNumber)) : UNIT;
    const [state, line, text] = [this.#state, this.#line, this.#text];
    const inner = dictEntry(object.dict, "Resources") ?? resources;
    // An empty drawing may name a filter that nothing was packed with.
    const parts = object.contents.length === 0 ? [] : [unpacked(object)];
    this.run(parts, inner, times(matrix, state.matrix), depth + 1);
    [this.#state, this.#line, this.#text] = [state, line, text];
  }
}

/** Whether a piece is at a place that a page can have: in a damaged file its numbers may be none. */
function isOnPage({ x, y, size }: Piece): boolean {
  return Math.abs(x) < 1e5 && Math.abs(y) < 1e5 && size < 1e5;
}

function newState(matrix: Matrix): State {
  return { matrix, font: undefined, size: 0, leading: 0, charSpace: 0, wordSpace: 0, scale: 1, rise: 0 };
}

function matrixOf(operands: readonly Operand[]): Matrix {
  const last = operands.length <= 6 ? operands : operands.slice(-6);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = last;
  return [Number(a) || 0, Number(b) || 0, Number(c) || 0, Number(d) || 0, Number(e) || 0, Number(f) || 0];
}

/** A name with its escapes written out (ISO 32000-1, 7.3.5). */
function decodedName(name: string): string {
  return name.replace(/#([\dA-Fa-f]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
