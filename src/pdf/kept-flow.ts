import { flow, type Line, type Run } from "./flow.js";
import type { Typeface } from "./typeface.js";

/** A text that was set, and how. */
interface Setting {
  readonly size: number;
  /** The first face of each run, which has all of its words. */
  readonly faces: readonly Typeface[];
  readonly lines: readonly Line[];
}

/** How many texts are kept for a face. What packages have in common is a few hundred; the rest is one client's. */
const MOST_KEPT = 8_000;

/** The texts of a face by width and words. */
const kept = new WeakMap<Typeface, { count: number; readonly byWidth: Map<number, Map<string, Setting>> }>();

/**
 * As `flow`, but what was set lately is not set again: the packages of ten thousand clients say mostly the same. A text
 * is kept only when the first face of each run has all of it.
 */
export function keptFlow(runs: readonly Run[], size: number, width: number): readonly Line[] {
  const [first, second] = runs;
  const face = first?.faces[0];
  if (first === undefined || face === undefined) return [];
  const texts = second === undefined ? first.text : runs.map(({ text }) => text).join("\0");
  const shelf = kept.get(face) ?? { count: 0, byWidth: new Map<number, Map<string, Setting>>() };
  const known = shelf.byWidth.get(width)?.get(texts);
  if (
    known !== undefined &&
    known.size === size &&
    runs.every(({ faces }, at) => faces[0] === known.faces[at])
  )
    return known.lines;

  const lines = flow(runs, size, width);
  const faces = runs.map((run) => run.faces[0] as Typeface);
  if (!lines.every(({ pieces }) => pieces.every((piece) => faces.includes(piece.face)))) return lines;
  if (shelf.count >= MOST_KEPT) {
    shelf.byWidth.clear();
    shelf.count = 0;
  }
  kept.set(face, shelf);
  const ofWidth = shelf.byWidth.get(width) ?? new Map<string, Setting>();
  shelf.byWidth.set(width, ofWidth);
  ofWidth.set(texts, { size, faces, lines });
  shelf.count += 1;
  return lines;
}
