import type { Typeface } from "../fonts/typeface.js";
import { flow, type Line, type Run } from "./flow.js";

/** A text that was set, and how. */
interface Setting {
  readonly size: number;
  /** The first face of each run, which has all of its words. */
  readonly faces: readonly Typeface[];
  readonly lines: readonly Line[];
}

type Shelf = Map<number, Map<string, Setting>>;

/** The texts of a face by width and words: those of late, and those of the time before. */
interface Shelves {
  count: number;
  late: Shelf;
  before: Shelf;
}

/** How many texts of a face are kept of late. What packages have in common is a few hundred; the rest is one client's. */
const MOST_KEPT = 1000;

/** What is kept, by the face that a text begins in. */
const kept = new WeakMap<Typeface, Shelves>();

/**
 * As `flow`, but what was set lately is not set again: the packages of ten thousand clients say mostly the same. A text
 * is kept only when the first face of each run has all of it, and as long as it comes again and again.
 */
export function keptFlow(runs: readonly Run[], size: number, width: number): readonly Line[] {
  const [first, second] = runs;
  const face = first?.faces[0];
  if (first === undefined || face === undefined) return [];
  const texts = second === undefined ? first.text : runs.map(({ text }) => text).join("\0");
  const shelves = kept.get(face) ?? { count: 0, late: new Map(), before: new Map() };
  const fits = (known: Setting | undefined): known is Setting =>
    known !== undefined && known.size === size && runs.every(({ faces }, at) => faces[0] === known.faces[at]);
  const late = shelves.late.get(width)?.get(texts);
  if (fits(late)) return late.lines;
  const before = shelves.before.get(width)?.get(texts);
  const setting = fits(before) ? before : set(runs, size, width);
  kept.set(face, shelves);
  if (isWhole(setting)) keep(shelves, width, texts, setting);
  return setting.lines;
}

/** Sets a text: words to lines. */
function set(runs: readonly Run[], size: number, width: number): Setting {
  return { size, faces: runs.map((run) => run.faces[0] as Typeface), lines: flow(runs, size, width) };
}

/** The first faces have all of it. */
function isWhole({ faces, lines }: Setting): boolean {
  return lines.every(({ pieces }) => pieces.every((piece) => faces.includes(piece.face)));
}

function keep(shelves: Shelves, width: number, texts: string, setting: Setting): void {
  if (shelves.count >= MOST_KEPT) {
    shelves.before = shelves.late;
    shelves.late = new Map();
    shelves.count = 0;
  }
  const ofWidth = shelves.late.get(width) ?? new Map<string, Setting>();
  shelves.late.set(width, ofWidth);
  ofWidth.set(texts, setting);
  shelves.count += 1;
}
