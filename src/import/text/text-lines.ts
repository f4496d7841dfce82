/** A line of a paper, with its place. */
export interface Line {
  page?: number;
  /** Counted from 1, on its page or in its file. */
  line: number;
  /** Plain: straight apostrophes, single blanks, nothing at its ends. */
  text: string;
}

/** Text as it is compared: straight apostrophes and plain hyphens, single blanks, nothing at its ends. */
export function plain(text: string): string {
  if (IS_PLAIN.test(text)) return text;
  return text
    .replace(/[\u2018\u2019\u02bc\u00b4`\u2032]/g, "'")
    .replace(/[\u2010-\u2015]/g, "-")
    .replace(/\u200b|\u200c|\u200d|\u2060|\ufeff|\u00ad/g, "")
    .replace(/\u2026/g, "...")
    .replace(/[\ufb00-\ufb06]/g, (ligature) => LIGATURES[ligature.charCodeAt(0) - 0xfb00] ?? "")
    .replace(/[\s\0\u00a0]+/g, " ")
    .trim();
}

/** What most texts are already: words of ASCII without a grave accent, and single blanks between them. */
const IS_PLAIN = /^[!-_a-~]+(?: [!-_a-~]+)*$/;

/** Letters that fonts join: browsers print "fi" as one character. */
const LIGATURES = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

/** Text as words are compared, whatever its case. */
export function folded(text: string): string {
  return plain(text).toLowerCase();
}

/** No text that is read has more lines, blank ones among them. */
export const MOST_LINES = 100_000;

/** No line of a paper is longer, also of one whose line breaks were lost. */
export const LONGEST_LINE = 100_000;

/** The beginning of a text up to the most lines that are read, and whether that is not all of it. */
export function cutToLines(text: string): { text: string; isCut: boolean } {
  const ends = /\r\n|[\n\r]/g;
  for (let line = 0; line < MOST_LINES; line++) if (ends.exec(text) === null) return { text, isCut: false };
  return { text: text.slice(0, ends.lastIndex), isCut: true };
}

/** Whether one of the lines of a text is longer than any of a paper. */
export function hasLongLine(text: string): boolean {
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || code === 0x0d) from = at + 1;
    else if (at - from >= LONGEST_LINE) return true;
  }
  return false;
}

/** The lines of a text, without the blank ones. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (const [index, raw] of text.split(/\r\n|[\n\r\f\v\u2028\u2029]/).entries()) {
    const shown = plain(raw);
    if (shown !== "") lines.push({ line: index + 1, text: shown });
  }
  return lines;
}

const UTF_16 = { fe: "utf-16be", ff: "utf-16le" } as const;

/** The text of a file: UTF-8 or UTF-16 by its mark, UTF-8 when it is that, Windows-1252 otherwise. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder(UTF_16.fe).decode(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder(UTF_16.ff).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
