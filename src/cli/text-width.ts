import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
let measure: ((text: string) => number) | undefined;

/**
 * How many columns of a terminal a text takes. ASCII, which nearly every text is, is counted here: the library for all
 * other scripts takes longer to load than a table to print.
 */
export function columnsOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  measure ??= (require("string-width") as typeof import("string-width")).default;
  return measure(text);
}
