import type { Piece } from "./shown-text.js";

/** A line of a page: its text, and where it stands. */
export interface PageLine {
  text: string;
  y: number;
}

/**
 * The lines of a page from top to bottom, what stands side by side joined by blanks. Text of another font that lies over
 * a line, as the buttons of a page that a browser printed do, is a line of its own.
 */
export function pageLines(pieces: readonly Piece[]): PageLine[] {
  const shown = pieces.filter(({ text }) => text.trim() !== "");
  const sorted = shown.toSorted((a, b) => b.y - a.y || a.x - b.x);
  const usual = usualFont(shown);
  const lines: PageLine[] = [];
  for (let at = 0; at < sorted.length; ) {
    const { y, size } = sorted[at] as Piece;
    const row: Piece[] = [];
    while (at < sorted.length && y - (sorted[at] as Piece).y <= Math.max(1, size * 0.35)) {
      row.push(sorted[at++] as Piece);
    }
    const [main, over] = apart(row, usual);
    if (main.length > 0) lines.push({ text: joined(main), y });
    if (over.length > 0) lines.push({ text: joined(over), y });
  }
  return lines;
}

/** The font of most characters. */
function usualFont(pieces: readonly Piece[]): number {
  const counts = new Map<number, number>();
  for (const { font, text } of pieces) counts.set(font, (counts.get(font) ?? 0) + text.length);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? -1;
}

/** The pieces of a row, and those of another font than usual that lie over them. */
function apart(row: readonly Piece[], usual: number): [main: Piece[], over: Piece[]] {
  const inUsual = row.filter(({ font }) => font === usual).toSorted((a, b) => a.x - b.x);
  if (inUsual.length === 0 || inUsual.length === row.length) return [[...row], []];
  const over = new Set(row.filter((piece) => piece.font !== usual && isOver(inUsual, piece)));
  return [row.filter((piece) => !over.has(piece)), [...over]];
}

/** Whether a piece lies over the last of the sorted pieces that begins before its end. */
function isOver(sorted: readonly Piece[], { x, end }: Piece): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as Piece).x < end - 1) low = middle + 1;
    else high = middle;
  }
  return low > 0 && (sorted[low - 1] as Piece).end > x + 1;
}

function joined(row: readonly Piece[]): string {
  const texts: string[] = [];
  let end: number | undefined;
  for (const piece of row.toSorted((a, b) => a.x - b.x)) {
    const isApart = end !== undefined && piece.x - end > piece.size * 0.15;
    if (isApart && !texts.at(-1)?.endsWith(" ")) texts.push(" ");
    texts.push(piece.text);
    end = Math.max(end ?? piece.end, piece.end);
  }
  return texts.join("");
}
