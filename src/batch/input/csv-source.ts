import type { Column } from "./csv-columns.js";

/** How the cells of a file are written. */
export interface Dialect {
  readonly delimiter: "," | ";" | "\t";
  readonly encoding: "utf8" | "utf16le" | "windows-1252";
}

/** Where the rows of a client stand in a CSV file. */
export interface CsvSource {
  readonly file: string;
  readonly dialect: Dialect;
  /** The column of each cell of a row. */
  readonly columns: readonly Column[];
  /** Rows that follow each other: where they begin and how long they are in bytes, and the first one's number. */
  readonly runs: readonly (readonly [offset: number, length: number, row: number])[];
}
