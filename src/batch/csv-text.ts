/** Text of CSV files that a spreadsheet opens without computing anything. */

const END = "\r\n";

/** The first line of a file, behind a byte order mark, without which Excel does not read UTF-8. */
export function csvHead(columns: readonly string[]): string {
  return `\ufeff${columns.map(quoted).join(",")}${END}`;
}

/** One line of cells that are safe already. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.join(",")}${END}`;
}

/** Text as a cell just as it is; an office's own cells, which it may want to compute. Control characters are spaces. */
export function quoted(text: string): string {
  const plain = text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
  return /^[\w .:/()-]*$/.test(plain) ? plain : `"${plain.replaceAll('"', '""')}"`;
}
