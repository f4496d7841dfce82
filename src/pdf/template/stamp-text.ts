import { winAnsiCode } from "../fonts/win-ansi.js";

/**
 * What is printed over a form, as one text: a line for the top of the first page, and behind a line break a note for the
 * foot of every page. Null when nothing is.
 */
export function stampOf({
  top,
  foot,
}: {
  readonly top: string | null;
  readonly foot: string | null;
}): string | null {
  if (foot === null) return top;
  return `${top ?? ""}\n${foot}`;
}

/** Whether a text can be printed over a form: its font has every character. */
export function canBeStamped(text: string): boolean {
  return [...text].every((char) => winAnsiCode(char.codePointAt(0) ?? 0) >= 0);
}
