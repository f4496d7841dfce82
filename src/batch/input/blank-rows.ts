import { closeSync, openSync, readSync } from "node:fs";

/** A spreadsheet may save many rows below the last one that says something. So many are read; after them there is no row. */
const MOST_BLANK_ROWS = 20_000;

export function isBlankRow(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === "");
}

/** Ends the reading of a table where only blank rows came for a long time. */
export class BlankRows extends Error {
  /**
   * @param row the first of the blank rows
   * @param offset where to look on, in bytes
   */
  constructor(
    readonly row: number,
    readonly offset: number,
  ) {
    super();
  }

  /** What is wrong, when anything is below the blank rows; it goes on after "row 7". */
  static readonly WORDS =
    `and ${MOST_BLANK_ROWS - 1} rows below it are blank, and the rows after them are not read; delete the blank rows`;
}

/** Counts blank rows that follow each other. @throws BlankRows */
export class BlankRowCounter {
  #count = 0;

  /** @param end where the row ends, in bytes */
  take(cells: readonly string[], row: number, end: number): void {
    this.#count = isBlankRow(cells) ? this.#count + 1 : 0;
    if (this.#count >= MOST_BLANK_ROWS) throw new BlankRows(row - this.#count + 1, end);
  }
}

/** Whether the rest of a file has nothing but blanks, line breaks, quotation marks and what separates cells. */
export function isBlankFrom(file: string | Uint8Array, offset: number): boolean {
  if (typeof file !== "string") return isBlank(Buffer.from(file.subarray(offset)));
  const handle = openSync(file, "r");
  try {
    const chunk = Buffer.alloc(1 << 18);
    for (let at = offset; ; ) {
      const read = readSync(handle, chunk, 0, chunk.length, at);
      if (read === 0) return true;
      if (!isBlank(chunk.subarray(0, read))) return false;
      at += read;
    }
  } finally {
    closeSync(handle);
  }
}

/** A zero is half of a blank in UTF-16. */
function isBlank(bytes: Buffer): boolean {
  return !/[^\s,;"\0]/.test(bytes.toString("latin1"));
}
