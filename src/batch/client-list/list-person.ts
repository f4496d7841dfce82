import { type Problem, problemAt } from "../../errors.js";
import { parseLedger } from "../../ledger/parse.js";
import { endsWithLastName, firstNameFirst, nameParts } from "../../ledger/person-name.js";
import { withZeros } from "../input/csv-ledger.js";
import { readCell } from "../input/read-csv-cell.js";
import type { Field } from "./headings.js";
import type { ListedOwner } from "./listed.js";

/** The cells of a row of a client list that are not empty, by what they say, with the headings of their columns. */
export interface ListRow {
  /** As a spreadsheet counts it, from 1. */
  readonly number: number;
  readonly cells: ReadonlyMap<Field, { readonly text: string; readonly heading: string }>;
}

/** A person on a client list. */
export interface ListPerson {
  readonly row: ListRow;
  readonly isSpouse: boolean;
  owner: ListedOwner;
  /** The heading of the column that each key of `owner` comes from. */
  headings: Readonly<Record<string, string>>;
}

/** Where a cell is that has a problem: `row 4, column SSN`. */
export function atCell(
  { number }: ListRow,
  heading: string | null,
  code: Problem["code"],
  message: string,
): Problem {
  const path = heading === null ? `row ${number}` : `row ${number}, column ${heading}`;
  return { ...problemAt(code, [], message), path, line: number };
}

/** The person or the two spouses of a row. Cells that are wrong are added to the problems. */
export function personsOf(row: ListRow, problems: Problem[]): ListPerson[] {
  const home = homeOf(row, problems);
  const taxpayer = personOf(row, false, home, problems);
  const hasSpouse = [...row.cells.keys()].some((field) => field.startsWith("spouse "));
  if (!hasSpouse) return [taxpayer];
  return [taxpayer, personOf(row, true, home, problems)];
}

type Headed = readonly [text: string, heading: string];

function personOf(row: ListRow, isSpouse: boolean, home: Home, problems: Problem[]): ListPerson {
  const said: Record<string, Headed> = { ...nameOf(row, isSpouse, problems) };
  for (const key of ["ssn", "born"] as const) {
    const cell = row.cells.get(isSpouse ? `spouse ${key}` : key);
    if (cell === undefined) continue;
    const read = readCell(cell.text, key, false);
    if ("fault" in read) problems.push(atCell(row, cell.heading, "invalid_value", read.fault));
    else said[key] = [key === "ssn" ? withHyphens(String(read.value)) : String(read.value), cell.heading];
  }
  const headings = Object.fromEntries(Object.entries(said).map(([key, [, heading]]) => [key, heading]));
  const owner = Object.fromEntries(Object.entries(said).map(([key, [text]]) => [key, text]));
  const person: ListPerson = {
    row,
    isSpouse,
    owner: { ...owner, ...(Object.keys(home.address).length > 0 && { address: home.address }) },
    headings: { ...headings, ...home.headings },
  };
  problems.push(...unreadable(person));
  return person;
}

function withHyphens(ssn: string): string {
  const digits = ssn.replace(/[\s-]/g, "");
  return /^\d{9}$/.test(digits) ? digits.replace(/^(...)(..)(....)$/, "$1-$2-$3") : ssn;
}

/** The name in the order of a return, from one column or from several; and the last name, where the list tells it. */
function nameOf(row: ListRow, isSpouse: boolean, problems: Problem[]): Record<string, Headed> {
  const cell = (field: "name" | "first" | "middle" | "last" | "suffix") =>
    row.cells.get(isSpouse ? `spouse ${field}` : field);
  const [whole, first, last] = [cell("name"), cell("first"), cell("last")];
  if (whole === undefined && first === undefined && last === undefined) return {};
  if (whole === undefined && first === undefined && last !== undefined) {
    problems.push(
      atCell(row, last.heading, "missing_value", "needs a first name too, in a column First name"),
    );
    return {};
  }
  const parts = [first, cell("middle"), last, cell("suffix")].flatMap((part) => part?.text ?? []);
  // "Van Dyke" under a last name, and "Ana" under a name, are the first and last name of one person.
  const isFirst = whole !== undefined && last !== undefined && !endsWithLastName(whole.text, last.text);
  const text =
    whole === undefined ? parts.join(" ") : isFirst ? `${whole.text} ${parts.join(" ")}` : whole.text;
  const heading = (whole ?? first)?.heading ?? "";
  const name: Headed = [firstNameFirst(text), heading];
  const lastName = last?.text ?? (whole?.text.includes(",") ? nameParts(whole.text).last : undefined);
  return lastName === undefined || !endsWithLastName(name[0], lastName)
    ? { name }
    : { name, last_name: [lastName, (last ?? whole)?.heading ?? ""] };
}

interface Home {
  readonly address: Readonly<Record<string, string>>;
  readonly headings: Readonly<Record<string, string>>;
}

const ONE_CELL = /^(?<street>.+?),\s*(?<city>[^,]+?),?\s+(?<state>[A-Za-z]{2}),?\s+(?<zip>\d{5}(?:-\d{4})?)$/;
/** The ledger has no country for an address in the United States. */
const AMERICA = /^(?:us|usa|u\.s\.|u\.s\.a\.|united states(?: of america)?)$/i;

function homeOf({ cells, ...row }: ListRow, problems: Problem[]): Home {
  const address: Record<string, string> = {};
  const headings: Record<string, string> = {};
  const put = (key: string, text: string, heading: string) => {
    address[key] = text;
    headings[`address.${key}`] = heading;
  };
  const country = cells.get("country");
  const isForeign = country !== undefined && !AMERICA.test(country.text);
  if (isForeign) put("country", country.text, country.heading);
  for (const key of ["apt", "city", "province"] as const) {
    const cell = cells.get(key);
    if (cell !== undefined) put(key, cell.text, cell.heading);
  }
  const state = cells.get("state");
  if (state !== undefined) put("state", state.text.toUpperCase(), state.heading);
  for (const field of ["zip", "postal"] as const) {
    const cell = cells.get(field);
    if (cell === undefined) continue;
    if (isForeign) put("postal_code", cell.text, cell.heading);
    else put("zip", withZeros(cell.text, address.state), cell.heading);
  }
  const street = cells.get("street");
  if (street === undefined) return { address, headings };
  const parts = cells.has("city") ? undefined : ONE_CELL.exec(street.text)?.groups;
  if (parts !== undefined)
    for (const [key, text] of Object.entries(parts)) {
      const value = key === "state" ? text.toUpperCase() : text;
      if (address[key] === undefined) put(key, value, street.heading);
      else if (address[key] !== value)
        problems.push(
          atCell(
            { cells, ...row },
            headings[`address.${key}`] ?? null,
            "inconsistent",
            `differs from the column ${street.heading}`,
          ),
        );
    }
  else if (!cells.has("city") && street.text.includes(",") && !isForeign)
    problems.push(
      atCell(
        { cells, ...row },
        street.heading,
        "invalid_value",
        "write the street, city, state and ZIP code in columns of their own, or as: 12 Elm St, Ames, IA 50010",
      ),
    );
  else put("street", street.text, street.heading);
  return { address, headings };
}

/** What the ledger's own check refuses, at the columns. */
function unreadable({ row, owner, headings }: ListPerson): Problem[] {
  const checked = parseLedger({ owner: { name: "A", ...owner }, entries: [] });
  if (checked.ok) return [];
  return checked.problems.map(({ code, message, pointer }) => {
    const key = pointer.split("/").slice(2).join(".");
    return atCell(row, headings[key] ?? null, code, message);
  });
}
