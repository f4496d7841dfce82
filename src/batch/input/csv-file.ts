import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { CsvError } from "csv-parse";
import { parse as parseText } from "csv-parse/sync";
import { fail, type Problem, problemAt, type Result } from "../../errors.js";
import { nearest } from "../../ledger/nearest.js";
import type { Completion } from "../../ledger/parse.js";
import type { Ledger } from "../../ledger/schema.js";
import { BlankRowCounter, BlankRows, isBlankFrom, isBlankRow } from "./blank-rows.js";
import type { Client, InputFailure } from "./client.js";
import { COLUMNS, type Column, isColumn } from "./csv-columns.js";
import { dialectOf, mended, optionsOf, rowParser, wordsOf } from "./csv-dialect.js";
import { ledgerOfRows, placedInRows, type Row } from "./csv-ledger.js";
import type { CsvSource, Dialect } from "./csv-source.js";
import type { InputFile } from "./input-files.js";
import { nineDigits } from "./read-ledger-text.js";
import { readRange } from "./read-range.js";

/** A client may have so many rows. */
const MOST_ROWS = 10_000;

/**
 * The clients of a CSV file, in the order of their first rows: the rows of a client belong together wherever they
 * stand. A file that is no such table is one failure.
 */
export async function* clientsOfTable({ path, name }: InputFile): AsyncGenerator<Client | InputFailure> {
  const failure = (message: string, place = name): InputFailure => ({
    place,
    problems: [problemAt("invalid_value", [], message)],
  });
  let index: TableIndex;
  try {
    const dialect = dialectOf(path);
    if (typeof dialect === "string") {
      yield failure(dialect);
      return;
    }
    index = new TableIndex(dialect);
    const parser = rowParser(dialect, (cells, end) => index.add(cells, end));
    try {
      await pipeline(createReadStream(path, { highWaterMark: 1 << 18 }), parser);
    } catch (error) {
      if (error instanceof BlankRows) index.end = isBlankFrom(path, error.offset) ? null : belowBlanks(error);
      else if (!(error instanceof CsvError)) throw error;
      else index.end = `row ${index.rows + 1} ${wordsOf(error)}; the rows from there on are not read`;
    }
  } catch (error) {
    yield failure(`could not be read (${(error as NodeJS.ErrnoException).code ?? "unknown"})`);
    return;
  }
  index.finish();
  if (index.head.length > 0) {
    yield { place: name, problems: index.head };
    return;
  }
  for (const [client, found] of index.clients) {
    const place = `${name}, client ${client}`;
    const key = `${name}:${client}`;
    if (found.orphans !== null) yield failure(mergedCells(found.orphans), place);
    else if (found.rows > MOST_ROWS) yield failure(`has more than ${MOST_ROWS} rows`, place);
    else
      yield {
        key,
        place,
        owner: { name: found.name ?? client, inheritedFrom: found.inheritedFrom, ssn: nineDigits(found.ssn) },
        household: found.household,
        digest: found.digest,
        source: { file: path, dialect: index.dialect, columns: index.columns, runs: found.runs },
      };
  }
  for (const row of index.nobodys) yield failure("has no client", `${name}, row ${row}`);
  if (index.end !== null) yield failure(index.end);
}

function belowBlanks({ row }: BlankRows): string {
  return `row ${row} ${BlankRows.WORDS}`;
}

/** What is wrong when the rows below a client's row name no client. */
function mergedCells([first, last]: readonly [number, number]): string {
  return `rows ${first} to ${last}, below one of its rows, have no client. A spreadsheet saves the text of merged cells in their first row only: unmerge the cells, and write the client in every row`;
}

/** The ledger of a client's rows, or what is wrong with it by row and column. */
export function loadTable(source: CsvSource, digest: string, completion?: Completion): Result<Ledger> {
  const rows = rowsOf(source, digest);
  if (rows === null)
    return fail([
      problemAt(
        "invalid_value",
        [],
        "was changed or taken away while the batch was running; start the batch again",
      ),
    ]);
  return ledgerOfRows(rows, hasDecimalComma(source.dialect), completion);
}

/** Problems that were found in the ledger of a client's rows, by row and column where there is one. */
export function placedInTable(source: CsvSource, digest: string, problems: readonly Problem[]): Problem[] {
  const rows = rowsOf(source, digest);
  return rows === null ? [...problems] : placedInRows(problems, rows, hasDecimalComma(source.dialect));
}

function hasDecimalComma({ delimiter }: Dialect): boolean {
  return delimiter !== ",";
}

// ---- the rows --------------------------------------------------------------------------------------------

/** What is known of a client before its ledger is made. */
interface Found {
  readonly runs: [offset: number, length: number, row: number][];
  /** The first and the last of several rows below that name no client. */
  orphans: readonly [first: number, last: number] | null;
  rows: number;
  lastRow: number;
  digest: string;
  name: string | null;
  ssn: string | null;
  inheritedFrom: string | null;
  household: string | null;
}

/** Takes the rows of a file one after the other and keeps where each client's stand. */
class TableIndex {
  readonly dialect: Dialect;
  readonly clients = new Map<string, Found>();
  /** Rows of no client. */
  readonly nobodys: number[] = [];
  /** What is wrong with the first row. */
  head: Problem[] = [];
  columns: readonly Column[] = [];
  rows = 0;
  /** Why the rows end before the file does. */
  end: string | null = null;
  #offset = 0;
  /** The client of the last row that names one, and the rows since. */
  #above: Found | null = null;
  #orphans: number[] = [];
  readonly #blanks = new BlankRowCounter();

  constructor(dialect: Dialect) {
    this.dialect = dialect;
  }

  /**
   * @param end where the row ends in the file, in bytes
   * @throws BlankRows when nothing but blank rows came for long
   */
  add(cells: string[], end: number): void {
    const offset = this.#offset;
    this.#offset = end;
    this.rows += 1;
    this.#blanks.take(cells, this.rows, end);
    if (this.rows === 1) this.#start(cells);
    else if (this.head.length === 0) this.#row(cells, offset, end - offset);
  }

  /** Says whose the last rows without a client are: several below a client's are what merged cells leave. */
  finish(): void {
    const [first, ...more] = this.#orphans;
    this.#orphans = [];
    if (first === undefined) return;
    const last = more.at(-1);
    if (this.#above === null || last === undefined) this.nobodys.push(first, ...more);
    else this.#above.orphans = [this.#above.orphans?.[0] ?? first, last];
  }

  #start(cells: readonly string[]): void {
    const { columns, problems } = columnsOf(cells);
    this.columns = columns;
    this.head = problems;
  }

  #row(cells: readonly string[], offset: number, length: number): void {
    if (isBlankRow(cells)) return;
    const { cells: byColumn } = rowOf(this.rows, cells, this.columns, this.dialect);
    const client = byColumn.get("client");
    if (client === undefined) {
      this.#orphans.push(this.rows);
      return;
    }
    this.finish();
    const found = this.#find(client);
    this.#above = found;
    found.rows += 1;
    found.digest = chained(found.digest, cells);
    if (found.lastRow === this.rows - 1) (found.runs.at(-1) as [number, number, number])[1] += length;
    else found.runs.push([offset, length, this.rows]);
    found.lastRow = this.rows;
    if (byColumn.get("kind")?.toLowerCase() !== "owner") return;
    found.name ??= byColumn.get("name") ?? null;
    found.ssn ??= byColumn.get("ssn") ?? null;
    found.inheritedFrom ??= byColumn.get("inherited_from") ?? null;
    found.household ??= byColumn.get("household") ?? null;
  }

  #find(client: string): Found {
    const known = this.clients.get(client);
    if (known !== undefined) return known;
    const found: Found = {
      runs: [],
      orphans: null,
      rows: 0,
      lastRow: -1,
      digest: chained("", this.columns),
      name: null,
      ssn: null,
      inheritedFrom: null,
      household: null,
    };
    this.clients.set(client, found);
    return found;
  }
}

/** The columns that the first row names, without regard to capitals, spaces and hyphens. */
function columnsOf(cells: readonly string[]): { columns: Column[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const columns: Column[] = [];
  const fault = (code: Problem["code"], at: number, message: string) =>
    problems.push({ ...problemAt(code, [], message), path: `row 1, cell ${at + 1}`, line: 1 });
  const last = cells.findLastIndex((cell) => cell.trim() !== "");
  for (const [at, cell] of cells.slice(0, last + 1).entries()) {
    if (problems.length > 20) break;
    const name = cell
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, "_");
    if (!isColumn(name)) {
      const near = nearest(name.slice(0, 60), Object.keys(COLUMNS));
      fault("unknown_key", at, `is no column${near === undefined ? "" : `; perhaps ${near}`}`);
    } else if (columns.includes(name)) fault("duplicate_key", at, `the column ${name} is there twice`);
    else columns.push(name);
  }
  for (const name of ["client", "kind"] as const)
    if (problems.length === 0 && !columns.includes(name))
      problems.push(problemAt("missing_value", [], `the column ${name} is missing`));
  return { columns, problems };
}

function rowOf(
  number: number,
  cells: readonly string[],
  columns: readonly Column[],
  { encoding }: Dialect,
): Row {
  const byColumn = new Map<Column, string>();
  let excess = false;
  for (const [at, cell] of cells.entries()) {
    const text = (encoding === "windows-1252" ? mended(cell) : cell).trim();
    if (text === "") continue;
    const column = columns[at];
    if (column === undefined) excess = true;
    else byColumn.set(column, text);
  }
  return { number, cells: byColumn, excess };
}

/** The rows of a client, read again; null when they are not what they were. */
function rowsOf({ file, dialect, columns, runs }: CsvSource, digest: string): Row[] | null {
  const rows: Row[] = [];
  let chain = chained("", columns);
  for (const [offset, length, first] of runs) {
    const bytes = readRange(file, offset, length);
    if (bytes === null) return null;
    let records: string[][];
    try {
      records = parseText(bytes, optionsOf(dialect)) as string[][];
    } catch {
      return null;
    }
    for (const [at, cells] of records.entries()) {
      chain = chained(chain, cells);
      rows.push(rowOf(first + at, cells, columns, dialect));
    }
  }
  return chain === digest ? rows : null;
}

function chained(digest: string, cells: readonly string[]): string {
  return createHash("sha256").update(digest).update(JSON.stringify(cells)).digest("hex");
}
