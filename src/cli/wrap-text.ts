import type { Problem } from "../errors.js";
import { escapeControl } from "./terminal.js";
import { columnsOf } from "./text-width.js";

/**
 * Text in lines of at most `width` columns, broken between words; a longer word stands alone on its line. Every
 * line begins with `indent`, but for the first, which begins with `first`.
 *
 * @example wrap("keep the Form 5498", { width: 12, indent: "  " }) // ["  keep the", "  Form 5498"]
 */
export function wrap(
  text: string,
  { width, indent = "", first = indent }: { width: number; indent?: string; first?: string },
): string[] {
  const lines: string[] = [];
  let line = first;
  let taken = columnsOf(first);
  let empty = true;
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    const added = columnsOf(word);
    if (!empty && taken + 1 + added > width) {
      lines.push(line);
      line = indent;
      taken = columnsOf(indent);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    taken += empty ? added : 1 + added;
    empty = false;
  }
  return empty ? lines : [...lines, line];
}

/**
 * One line about one problem: `entries[3].amount: must be more than zero (line 12, column 5)`. The file's name is in
 * front when the command reads several, or when the problem is the whole ledger's.
 */
export function problemLine(
  { path, message, line, column }: Problem,
  { file, several }: { file: string; several: boolean },
): string {
  const place =
    line === undefined ? "" : ` (line ${line}${column === undefined ? "" : `, column ${column}`})`;
  const where = [...(several || path === "" ? [file] : []), ...(path === "" ? [] : [path])];
  return escapeControl([...where, `${message}${place}`].join(": "));
}
