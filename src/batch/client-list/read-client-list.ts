import { basename } from "node:path";
import { fail, type Problem, problemAt, type Result, succeed } from "../../errors.js";
import type { AgeKeys } from "../../node/age-encryption.js";
import { FileError } from "../../node/files/file-error.js";
import { readTable } from "../input/read-table.js";
import { ClientList } from "./client-list.js";
import { couplesOf } from "./couples.js";
import { type Field, fieldsOf } from "./headings.js";
import { atCell, type ListPerson, type ListRow, personsOf } from "./list-person.js";

/** So many problems are told at once. */
const MOST_TOLD = 50;
/** A list may have so many rows. */
const MOST_ROWS = 12_000;
/** After so many, the rows below are not read. */
const MOST_PROBLEMS = 1000;
/** As much of a heading is repeated. */
const MOST_OF_HEADING = 40;

/**
 * Reads an office's client list: a table with a row for each client, or for each couple. Gives the list, or everything
 * that is wrong with it by row and column.
 *
 * @throws FileError when the file cannot be read, or is no table
 */
export async function readClientList(path: string, keys: AgeKeys | null = null): Promise<Result<ClientList>> {
  const problems: Problem[] = [];
  const rows: [ListPerson, ListPerson?][] = [];
  let columns: Column[] = [];
  let read = 0;
  await readTable(path, keys, (cells, number) => {
    if (problems.length >= MOST_PROBLEMS) return;
    if (number > MOST_ROWS)
      throw new FileError(path, `has more than ${MOST_ROWS.toLocaleString("en-US")} rows; split it`);
    read = number;
    if (number === 1) columns = columnsOf(cells, problems);
    else if (columns.length > 0 && cells.some((cell) => cell.trim() !== "")) {
      const row = rowOf(cells, number, columns, problems);
      if (row !== null) rows.push(personsOf(row, problems) as [ListPerson, ListPerson?]);
    }
  });
  if (columns.length > 0 && rows.length === 0 && problems.length === 0)
    problems.push(problemAt("missing_value", [], "has no clients below its headings"));
  const people = couplesOf(rows, problems);
  if (problems.length > 0) return fail(inOrder(problems, read));
  const ignored = columns.flatMap(({ field, heading }) =>
    field === null && heading !== "" ? [heading] : [],
  );
  return succeed(new ClientList(path, basename(path), people, ignored));
}

interface Column {
  readonly field: Field | null;
  readonly heading: string;
}

/** The columns that the first row names; none where it is not one of a client list. */
function columnsOf(cells: readonly string[], problems: Problem[]): Column[] {
  const headings = cells.map((cell) => cell.trim().slice(0, MOST_OF_HEADING));
  const columns = fieldsOf(headings).map((field, at) => ({ field, heading: headings[at] ?? "" }));
  const first = new Map<Field, string>();
  for (const { field, heading } of columns) {
    if (field === null) continue;
    const before = first.get(field);
    if (before === undefined) first.set(field, heading);
    else
      problems.push(
        atCell(
          { number: 1, cells: new Map() },
          heading,
          "duplicate_key",
          `means the same as the column ${before}. ${field === "ssn" || field === "name" ? `Head the spouse's column Spouse ${before}` : "Keep one of them"}`,
        ),
      );
  }
  if (first.has("client") || first.has("name") || first.has("last") || first.has("ssn")) return columns;
  const message =
    "needs a column that says who the client is: Name, First name and Last name, SSN, or Client ID";
  problems.push({ ...problemAt("missing_value", [], message), path: "row 1", line: 1 });
  return [];
}

function rowOf(
  cells: readonly string[],
  number: number,
  columns: readonly Column[],
  problems: Problem[],
): ListRow | null {
  const said = new Map<Field, { text: string; heading: string }>();
  for (const [at, cell] of cells.entries()) {
    const { field, heading } = columns[at] ?? { field: null, heading: "" };
    const text = cell.trim();
    if (text !== "" && field !== null) said.set(field, { text, heading });
  }
  const row: ListRow = { number, cells: said };
  const excess = cells.slice(columns.length).some((cell) => cell.trim() !== "");
  if (excess)
    problems.push(
      atCell(
        row,
        null,
        "unknown_key",
        "has a cell behind the last column. Put a text with commas into quotation marks",
      ),
    );
  const isNamed = (["client", "name", "first", "last", "ssn"] as const).some((field) => said.has(field));
  if (!isNamed)
    problems.push(
      atCell(row, null, "missing_value", "does not say who the client is: add a name, an SSN or a client ID"),
    );
  return isNamed ? row : null;
}

/** The first problems by row, and how many more there are in the rows that were read. */
function inOrder(problems: readonly Problem[], read: number): Problem[] {
  const sorted = [...problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const more = sorted.length - MOST_TOLD;
  if (more <= 0) return sorted;
  return [
    ...sorted.slice(0, MOST_TOLD),
    problemAt(
      "too_many_values",
      [],
      problems.length < MOST_PROBLEMS
        ? `has ${more} more problems like these`
        : `has ${more} more problems like these, and rows below row ${read} are not read`,
    ),
  ];
}
