/**
 * Text in lines of at most `width` characters, broken between words; a longer word stands alone on its line. Every
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
  let empty = true;
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return empty ? lines : [...lines, line];
}
