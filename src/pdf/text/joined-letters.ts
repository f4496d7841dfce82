import type { Piece } from "./shown-text.js";

/** Whether a page was written letter by letter, as browsers and some printers write it. */
export function isSpelledOut(pieces: readonly Piece[]): boolean {
  const shown = pieces.filter(({ text }) => text.trim() !== "");
  const letters = shown.filter(({ text }) => text.trim().length === 1).length;
  return shown.length > 0 && letters > shown.length * 0.8;
}

/** Letters that are further apart, in parts of their size, have a blank between them. */
const BLANK = 0.2;

/**
 * The pieces of a page that was written letter by letter, joined to words, or to phrases whose words stand one blank
 * apart. Letters belong together when each begins where the one before it on its line ends.
 */
export function joinedLetters(pieces: readonly Piece[], into: "words" | "phrases"): Piece[] {
  const joined: Piece[] = [];
  let isAfterBlank = false;
  for (const piece of pieces) {
    if (piece.text.trim() === "") {
      isAfterBlank = true;
      continue;
    }
    const last = joined.at(-1);
    const distance = last === undefined ? 0 : piece.x - last.end;
    const isApart = last === undefined || isAfterBlank || distance > BLANK * last.size;
    isAfterBlank = false;
    if (last === undefined || !isNextTo(last, piece, distance) || (isApart && into === "words"))
      joined.push({ ...piece });
    else {
      last.text += (isApart ? " " : "") + piece.text;
      last.end = piece.end;
    }
  }
  return joined;
}

/** Whether a piece goes on where another on its line ends, with one blank between them at most. */
function isNextTo(last: Piece, piece: Piece, distance: number): boolean {
  return (
    Math.abs(piece.y - last.y) < last.size * 0.1 &&
    Math.abs(piece.size - last.size) < last.size * 0.1 &&
    distance > -0.5 * last.size &&
    distance < 0.5 * last.size
  );
}
