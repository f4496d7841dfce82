import { BoundedMap } from "../../bounded-map.js";
import type { Typeface } from "../fonts/typeface.js";
import { flow, type Line, type Run } from "./flow.js";

/** A text that was set, and how. */
interface Setting {
  readonly size: number;
  /** The first face of each run, which has all of its words. */
  readonly faces: readonly Typeface[];
  readonly lines: readonly Line[];
}

/** How many texts of one face and width are kept. What packages have in common is a few hundred; the rest is one client's. */
const MOST_KEPT = 2000;
/** How many widths of one face. A page has a dozen. */
const MOST_WIDTHS = 64;

/** What is kept, by the face that a text begins in, by width and by words. */
const kept = new WeakMap<Typeface, BoundedMap<number, BoundedMap<string, Setting>>>();

/**
 * As `flow`, but what was set lately is not set again: the packages of ten thousand clients say mostly the same. A text
 * is kept only when the first face of each run has all of it, and as long as it comes again and again.
 */
export function keptFlow(runs: readonly Run[], size: number, width: number): readonly Line[] {
  const [first, second] = runs;
  const face = first?.faces[0];
  if (first === undefined || face === undefined) return [];
  const texts = second === undefined ? first.text : runs.map(({ text }) => text).join("\0");
  const settings = settingsOf(face, width);
  const known = settings.get(texts);
  if (known?.size === size && runs.every(({ faces }, at) => faces[0] === known.faces[at])) return known.lines;
  const setting = set(runs, size, width);
  if (isWhole(setting)) settings.set(texts, setting);
  return setting.lines;
}

function settingsOf(face: Typeface, width: number): BoundedMap<string, Setting> {
  let byWidth = kept.get(face);
  if (byWidth === undefined) {
    byWidth = new BoundedMap(MOST_WIDTHS);
    kept.set(face, byWidth);
  }
  let settings = byWidth.get(width);
  if (settings === undefined) {
    settings = new BoundedMap(MOST_KEPT);
    byWidth.set(width, settings);
  }
  return settings;
}

/** Sets a text: words to lines. */
function set(runs: readonly Run[], size: number, width: number): Setting {
  return { size, faces: runs.flatMap(({ faces }) => faces.slice(0, 1)), lines: flow(runs, size, width) };
}

/** The first faces have all of it. */
function isWhole({ faces, lines }: Setting): boolean {
  return lines.every(({ pieces }) => pieces.every((piece) => faces.includes(piece.face)));
}
