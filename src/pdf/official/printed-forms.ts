import { yearsWithForm } from "../../data/printed-form.js";
import type { BoxName } from "../template/slots.js";
import { isSpelledOut, joinedLetters } from "../text/joined-letters.js";
import type { Piece } from "../text/shown-text.js";
import { pageLines } from "../text/text-lines.js";
import { type FormShape, formShape } from "./form-shape.js";

/** A page of a filled form without fields, as what it prints. */
export interface PrintedPage {
  readonly kind: "official" | "worksheet";
  readonly taxYear: number;
  /** Which page of the form it is. */
  readonly formPage: 1 | 2;
  /** The texts at the places of the boxes. */
  readonly boxes: ReadonlyMap<BoxName, string>;
  /** Labels of the lines whose places were found. */
  readonly found: readonly string[];
}

/**
 * Reads a page on which a form was printed, or flattened by another program: the amount of a line stands on the row of
 * the line's number in the cell before it. Undefined for a page that is none of a Form 8606.
 */
export function printedPage(shown: readonly Piece[]): PrintedPage | undefined {
  if (shown.length > MOST_PIECES) return undefined;
  const found = yearPrinted(shown);
  if (found === undefined) return undefined;
  const isLetters = isSpelledOut(shown);
  const pieces = isLetters ? joinedLetters(shown, "words") : shown;
  const shape = formShape(found.taxYear);
  const cells = numberCells(pieces, shape);
  const [first, last] = [labelsOfPage(shape, 1), labelsOfPage(shape, 2)];
  const on = (labels: readonly string[]) => labels.filter((label) => cells.has(label)).length / labels.length;
  const formPage = on(first) >= on(last) ? 1 : 2;
  const expected = formPage === 1 ? first : last;
  // A page that only speaks of the form, such as an instruction, has few of its numbers in cells.
  if (on(expected) < 0.6) return undefined;
  // A worksheet may begin its second page with another line than the IRS's form does.
  const labels =
    found.kind === "official"
      ? expected
      : shape.labels.filter((label) => expected.includes(label) || cells.has(label));
  const boxes = new Map<BoxName, string>();
  const own = new Map(
    labels.flatMap((label): [string, Piece][] => {
      const cell = cells.get(label) ?? cellAlone(label, pieces);
      return cell === undefined ? [] : [[label, cell]];
    }),
  );
  for (const [label, cell] of own) {
    const text = amountBehind(cell, pieces, [...own.values()]);
    if (text !== "") boxes.set(label, label === shape.ratio ? ratioIn(text) : text);
  }
  const phrases = isLetters ? joinedLetters(shown, "phrases") : shown;
  if (formPage === 1) for (const [slot, text] of nameAndNumber(phrases)) boxes.set(slot, text);
  return { ...found, formPage, boxes, found: [...own.keys()] };
}

/** A page of the form shows fewer texts, even letter by letter; and fewer numbers that could be those of lines. */
const MOST_PIECES = 20_000;
const MOST_NUMBERS = 500;

function yearPrinted(pieces: readonly Piece[]): Pick<PrintedPage, "kind" | "taxYear"> | undefined {
  const texts = [
    pieces.map(({ text }) => text).join(""),
    pageLines(pieces)
      .map(({ text }) => text)
      .join("\n"),
  ];
  for (const [kind, pattern] of [
    ["worksheet", /worksheet\s*,\s*tax\s+year\s*(\d{4})/i],
    ["official", /Form\s*8606\s*\((\d{4})\)/],
  ] as const) {
    const year = Number(texts.map((text) => pattern.exec(text)?.[1]).find((match) => match !== undefined));
    if (yearsWithForm().includes(year)) return { kind, taxYear: year };
  }
  return undefined;
}

/**
 * The cells with the lines' numbers before their boxes: numbers in the right half of the page that stand below one another.
 * Captions speak of lines too, but not one below the other.
 */
function numberCells(pieces: readonly Piece[], { labels }: FormShape): Map<string, Piece> {
  const right = Math.max(...pieces.map(({ end }) => end));
  const left = Math.min(...pieces.map(({ x }) => x));
  const numbers = words(pieces).filter(({ text, x }) => labels.includes(text) && x > (left + right) / 2);
  if (numbers.length > MOST_NUMBERS) return new Map();
  const middle = ({ x, end }: Piece) => (x + end) / 2;
  const column = (piece: Piece) => numbers.filter((other) => Math.abs(middle(other) - middle(piece)) < 2.5);
  const inColumn = numbers.filter((piece) => new Set(column(piece).map(({ text }) => text)).size >= 3);
  const cells = new Map<string, Piece>();
  for (const label of labels) {
    const candidates = inColumn.filter(({ text }) => text === label);
    const size = (piece: Piece) => column(piece).length;
    // An amount such as 7 may stand in the column of the amounts; the column of the numbers has more of them.
    const [best] = candidates.toSorted((a, b) => size(b) - size(a) || a.x - b.x);
    if (best !== undefined) cells.set(label, best);
  }
  return cells;
}

/** A number that stands alone right of the captions' beginnings, and nowhere else: line 9 of older forms has a column of its own. */
function cellAlone(label: string, pieces: readonly Piece[]): Piece | undefined {
  const [left, right] = [Math.min(...pieces.map(({ x }) => x)), Math.max(...pieces.map(({ end }) => end))];
  const from = left + (right - left) / 3;
  const [only, ...more] = pieces.filter(({ text, x }) => text.trim() === label && x > from);
  return more.length === 0 ? only : undefined;
}

/** The pieces of a page cut at blanks, each word at its place. */
function words(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece) => {
    const width = (piece.end - piece.x) / Math.max(1, piece.text.length);
    return [...piece.text.matchAll(/\S+/g)].map(({ 0: text, index }) => {
      const x = piece.x + index * width;
      return { ...piece, text, x, end: text === piece.text ? piece.end : x + text.length * width };
    });
  });
}

/** What stands on the row of a cell behind it, up to the next cell. */
function amountBehind(cell: Piece, pieces: readonly Piece[], cells: readonly Piece[]): string {
  const isOnRow = (piece: Piece) => Math.abs(piece.y - cell.y) < cell.size * 0.5;
  // Lines of the inner column end where the numbers of the outer one begin.
  const limit = Math.min(
    ...cells.filter(({ x }) => x > cell.end + 20).map(({ x }) => x - 4),
    Number.POSITIVE_INFINITY,
  );
  return pieces
    .filter((piece) => piece !== cell && isOnRow(piece) && piece.x > cell.end - 1 && piece.x < limit)
    .toSorted((a, b) => a.x - b.x)
    .map(({ text }) => text.trim())
    .filter((text) => text !== "")
    .join(" ")
    .replace(/\s*([.,])\s*(?=\d)/g, "$1");
}

/** A ratio whose whole part, decimal point and decimals were printed apart: `× 0 . 18929`. */
function ratioIn(text: string): string {
  const whole = /(?<!\d)[01]?\.\d+/.exec(text)?.[0];
  if (whole !== undefined) return whole;
  const [first = "", second] = text.match(/\d+/g) ?? [];
  if (second !== undefined) return `${first}.${second}`;
  return first.length > 1 ? `0.${first}` : first;
}

/** The name and the social security number: below their captions, side by side. */
function nameAndNumber(pieces: readonly Piece[]): [BoxName, string][] {
  const caption = (pattern: RegExp) => pieces.find(({ text }) => pattern.test(text.trim()));
  const name = caption(/^Name\b/);
  const ssn = caption(/^(?:Your )?social security/i);
  if (name === undefined || ssn === undefined) return [];
  const below = (from: number, to: number, y: number) =>
    pieces
      .filter(({ y: at, x, size }) => at < y - 5 && at > y - 22 && x >= from - 7 && x < to - 2 && size < 20)
      .toSorted((a, b) => a.x - b.x)
      .map(({ text }) => text.trim())
      .filter((text) => text !== "")
      .join(" ");
  return [
    ["name", below(name.x, ssn.x - 5, name.y)],
    ["ssn", below(ssn.x, Number.POSITIVE_INFINITY, ssn.y).replace(/\s/g, "")],
  ];
}

/** The labels of the lines on a page of the form. */
export function labelsOfPage({ labels, secondPage }: FormShape, formPage: 1 | 2): readonly string[] {
  const second = labels.indexOf(secondPage);
  return formPage === 1 ? labels.slice(0, second) : labels.slice(second);
}
