/** What a cell begins with that a spreadsheet computes, also in the wide forms of East Asian keyboards. */
const FORMULA = /(^|[,;|\s"'])([=+\-@\uff0b\uff0d\uff1d\uff20])/g;

/**
 * Text as a cell of a CSV file that no spreadsheet takes for a formula, whatever it splits cells at: an apostrophe
 * stands before each character that could begin one. Control characters are spaces.
 *
 * @example safeCell('=HYPERLINK("x")') // `"'=HYPERLINK(""x"")"`
 */
export function safeCell(text: string): string {
  const plain = text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").replace(FORMULA, "$1'$2");
  return /^[\w .:/()-]*$/.test(plain) ? plain : `"${plain.replaceAll('"', '""')}"`;
}
