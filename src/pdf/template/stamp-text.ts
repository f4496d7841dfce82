import { winAnsiCode } from "../fonts/win-ansi.js";

/** What is printed over a form. */
export interface Stamp {
  /** At the top of the first page. */
  readonly top: string | null;
  /** At the foot of every page. */
  readonly foot: string | null;
  /** At the top of every page, before what the first one has there. */
  readonly mark: string | null;
}

/** What is printed over a form, as one text: the line at the top, the note at the foot and the mark. Null when nothing is. */
export function stampOf({ top, foot, mark }: Stamp): string | null {
  const parts = [top, foot, mark];
  const last = parts.findLastIndex((part) => part !== null);
  return last < 0
    ? null
    : parts
        .slice(0, last + 1)
        .map((part) => part ?? "")
        .join("\n");
}

/** The parts of such a text. */
export function partsOfStamp(stamp: string | null): Stamp {
  const [top, foot, mark] = (stamp ?? "").split("\n").map((part) => part || null);
  return { top: top ?? null, foot: foot ?? null, mark: mark ?? null };
}

/** What of a stamp is printed over our own worksheet, which has a place for notices: its mark alone. */
export function stampOnWorksheet(stamp: string | null): string | null {
  return stampOf({ top: null, foot: null, mark: partsOfStamp(stamp).mark });
}

/** Whether a text can be printed over a form: its font has every character. */
export function canBeStamped(text: string): boolean {
  return [...text].every((char) => winAnsiCode(char.codePointAt(0) ?? 0) >= 0);
}
