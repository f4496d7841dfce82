import { createReadStream, readFileSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { CsvError } from "csv-parse";
import { AGE, type AgeKeys, decrypt } from "../../node/age-encryption.js";
import { FileError } from "../../node/files/file-error.js";
import { BlankRowCounter, BlankRows, isBlankFrom } from "./blank-rows.js";
import { dialectOf, dialectOfBytes, mended, rowParser, wordsOf } from "./csv-dialect.js";

/**
 * Reads a CSV file as spreadsheets write them, row by row. One that is encrypted is opened in memory.
 *
 * @param each gets the cells of a row and its number, from 1
 * @throws FileError when the file cannot be read to its end, and whatever `each` throws
 */
export async function readTable(
  path: string,
  keys: AgeKeys | null,
  each: (cells: string[], number: number) => void,
): Promise<void> {
  let number = 0;
  const blanks = new BlankRowCounter();
  let bytes: Uint8Array | null = null;
  try {
    bytes = path.endsWith(AGE) ? await decrypt(readFileSync(path), keys, path) : null;
    const dialect = bytes === null ? dialectOf(path) : dialectOfBytes(bytes);
    if (typeof dialect === "string") throw new FileError(path, dialect);
    const parser = rowParser(dialect, (cells, end) => {
      number += 1;
      blanks.take(cells, number, end);
      each(dialect.encoding === "windows-1252" ? cells.map(mended) : cells, number);
    });
    if (bytes === null) await pipeline(createReadStream(path, { highWaterMark: 1 << 18 }), parser);
    else await pipeline([Buffer.from(bytes)], parser);
  } catch (error) {
    if (error instanceof FileError) throw error;
    if (error instanceof BlankRows) {
      if (isBlankFrom(bytes ?? path, error.offset)) return;
      throw new FileError(path, `row ${error.row} ${BlankRows.WORDS}`);
    }
    if (error instanceof CsvError) throw new FileError(path, `row ${number + 1} ${wordsOf(error)}`);
    const { code } = error as NodeJS.ErrnoException;
    throw code === undefined ? error : new FileError(path, `could not be read (${code})`);
  }
}
