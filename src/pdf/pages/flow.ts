import type { Typeface } from "../fonts/typeface.js";

/** A stretch of text in one weight. Several faces: each word takes the first that has all its characters. */
export interface Run {
  text: string;
  faces: Typeface[];
}

/** A piece of a set line: text in one face, `x` points right of the line's start. */
interface Piece {
  readonly text: string;
  readonly face: Typeface;
  readonly x: number;
}

export interface Line {
  readonly pieces: readonly Piece[];
  readonly width: number;
  /** How it was last written, by itself or with the lines of which it is the first: see `written-lines.ts`. */
  written: Written | null;
}

/** Lines as they were written, in standard fonts. */
export interface Written {
  readonly lines: readonly Line[];
  readonly size: number;
  readonly leading: number;
  /** Null while they were written only once. */
  readonly bytes: Uint8Array | null;
}

interface Word {
  text: string;
  face: Typeface;
  width: number;
  /** Width of the space before it; 0 when it follows the last word without one. */
  space: number;
}

/**
 * Breaks text into lines no wider than `width` points, at spaces; not at no-break spaces, which are set as spaces. A word wider than that is broken where it must be.
 * Throws a RangeError for a character that no face of its run has.
 */
export function flow(runs: readonly Run[], size: number, width: number): Line[] {
  const lines: Line[] = [];
  let line = emptyLine();
  const end = () => {
    lines.push(line);
    line = emptyLine();
  };
  for (const word of runs.flatMap((run) => words(run, size)).flatMap((each) => broken(each, size, width))) {
    if (line.pieces.length > 0 && line.width + word.space + word.width > width + 0.01) end();
    const space = line.pieces.length > 0 ? word.space : 0;
    const last = line.pieces.at(-1);
    if (last !== undefined && last.face === word.face && space > 0) last.text += ` ${word.text}`;
    else line.pieces.push({ text: word.text, face: word.face, x: line.width + space });
    line.width += space + word.width;
  }
  if (line.pieces.length > 0) end();
  return lines;
}

interface OpenLine extends Line {
  pieces: { text: string; face: Typeface; x: number }[];
  width: number;
}

/** A line without words. */
export function emptyLine(): OpenLine {
  return { pieces: [], width: 0, written: null };
}

/** As `flow`, but no line is left with a word or two alone: then all lines are made about as long as each other. */
export function balancedFlow(runs: readonly Run[], size: number, width: number): Line[] {
  const lines = flow(runs, size, width);
  const last = lines.at(-1);
  if (last === undefined || lines.length === 1 || last.width > width / 3) return lines;
  let narrowed = lines;
  for (let less = width * 0.98; less > width / 2; less *= 0.98) {
    const tried = flow(runs, size, less);
    if (tried.length > lines.length) break;
    narrowed = tried;
  }
  return narrowed;
}

/** The face of a text: the first that has all of it. Throws a RangeError when none has. */
function faceFor(text: string, faces: Typeface[]): Typeface {
  const face = faces.find((each) => each.has(text));
  if (face !== undefined) return face;
  const missing = [...text].find((char) => !faces.some((each) => each.has(char)));
  throw new RangeError(`No installed font can show “${missing ?? text}”`);
}

function words(run: Run, size: number): Word[] {
  return run.text
    .normalize("NFC")
    .split(/[ \t\n]+/)
    .filter((text) => text !== "")
    .map((word) => {
      const text = word.replaceAll("\u00a0", " ");
      const face = faceFor(text, run.faces);
      return { text, face, width: face.width(text, size), space: face.width(" ", size) };
    });
}

/** A word in pieces that each fit the width. */
function broken(word: Word, size: number, width: number): Word[] {
  if (word.width <= width) return [word];
  const pieces: Word[] = [];
  let text = "";
  const end = () => {
    const space = pieces.length === 0 ? word.space : 0;
    pieces.push({ text, face: word.face, width: word.face.width(text, size), space });
    text = "";
  };
  for (const char of word.text) {
    if (text !== "" && word.face.width(text + char, size) > width) end();
    text += char;
  }
  end();
  return pieces;
}
