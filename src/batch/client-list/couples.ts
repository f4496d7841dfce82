import { createHash } from "node:crypto";
import type { Problem } from "../../errors.js";
import { plainName } from "../../ledger/person-name.js";
import { atCell, type ListPerson } from "./list-person.js";

/** The people of a row: the taxpayer, and the spouse that it names. */
type OfRow = readonly [taxpayer: ListPerson, spouse?: ListPerson];

/**
 * Everybody on the list once, with the household of each couple. A spouse may be named in the row of the other, have a
 * row too, or both. Where a couple has one row, the taxpayer of that row is first on the return.
 */
export function couplesOf(rows: readonly OfRow[], problems: Problem[]): ListPerson[] {
  const hasCouples = rows.some(([, spouse]) => spouse !== undefined);
  const taxpayers = new Lookup(hasCouples ? rows.map(([taxpayer]) => taxpayer) : []);
  const spouses = new Map(rows.map(([taxpayer, spouse]) => [taxpayer, spouse]));
  const partner = new Map<ListPerson, ListPerson>();
  const people: ListPerson[] = [];
  const households = new Households();
  for (const [taxpayer, spouse] of rows) {
    people.push(taxpayer);
    if (spouse === undefined) continue;
    const own = taxpayers.of(spouse, (row) => {
      const back = spouses.get(row);
      return row !== taxpayer && (back === undefined || isSame(back, taxpayer));
    });
    if (isSame(spouse, taxpayer)) problems.push(at(spouse, "is the same person as the taxpayer of this row"));
    else if (own === undefined) {
      people.push(spouse);
      households.join(taxpayer, spouse, true);
    } else if (own === "several")
      problems.push(at(spouse, "has the name of several rows. Write the spouse's SSN as well"));
    else if ((partner.get(own) ?? taxpayer) !== taxpayer || (partner.get(taxpayer) ?? own) !== own)
      problems.push(at(spouse, `is in row ${own.row.number}, which has another spouse`));
    else {
      const isNew = !partner.has(taxpayer);
      partner.set(taxpayer, own);
      partner.set(own, taxpayer);
      merge(own, spouse, problems);
      if (isNew) households.join(taxpayer, own, spouses.get(own) === undefined);
    }
  }
  problems.push(...twice(people));
  return people;
}

/** Of a name that more rows have, nobody is found without an SSN. */
const MOST_OF_A_NAME = 100;

/** Finds taxpayers by SSN and by name. */
class Lookup {
  readonly #bySsn = new Map<string, ListPerson>();
  readonly #byName = new Map<string, ListPerson[]>();

  constructor(people: readonly ListPerson[]) {
    for (const person of people) {
      const { ssn, name } = person.owner;
      if (ssn !== undefined) this.#bySsn.set(ssn, person);
      if (name !== undefined) push(this.#byName, plainName(name), person);
    }
  }

  /** The row of a person who is named as a spouse. */
  of(
    { owner: { ssn, name } }: ListPerson,
    mayBe: (row: ListPerson) => boolean,
  ): ListPerson | "several" | undefined {
    const exact = ssn === undefined ? undefined : this.#bySsn.get(ssn);
    if (exact !== undefined) return exact;
    if (name === undefined) return undefined;
    const named = this.#byName.get(plainName(name)) ?? [];
    if (named.length > MOST_OF_A_NAME) return "several";
    const found = named.filter((row) => mayBe(row) && (ssn === undefined || row.owner.ssn === undefined));
    return found.length > 1 ? "several" : found[0];
  }
}

function isSame(a: ListPerson, b: ListPerson): boolean {
  const [one, other] = [a.owner, b.owner];
  if (one.ssn !== undefined && other.ssn !== undefined) return one.ssn === other.ssn;
  return one.name !== undefined && other.name !== undefined && plainName(one.name) === plainName(other.name);
}

/** The households of the couples on a list. */
class Households {
  readonly #known = new Set<string>();
  /** How many couples of two names there are. */
  readonly #count = new Map<string, number>();

  /** Gives two people one household that nobody else has. */
  join(one: ListPerson, other: ListPerson, inOrder: boolean): void {
    const names = [one, other].map(({ owner, row }) => owner.name ?? `row ${row.number}`).sort();
    const key = JSON.stringify(names);
    let more = this.#count.get(key) ?? 0;
    let household = "";
    do {
      more += 1;
      household = createHash("sha256")
        .update(JSON.stringify([names, more]))
        .digest("hex")
        .slice(0, 12);
    } while (this.#known.has(household));
    this.#count.set(key, more);
    this.#known.add(household);
    one.owner = { ...one.owner, household, ...(inOrder && { first_on_return: true }) };
    other.owner = { ...other.owner, household, ...(inOrder && { first_on_return: false }) };
  }
}

/** Adds to a person what the spouse's row says; the two must agree. */
function merge(person: ListPerson, named: ListPerson, problems: Problem[]): void {
  for (const key of ["ssn", "born"] as const) {
    const [mine, theirs] = [person.owner[key], named.owner[key]];
    if (mine !== undefined && theirs !== undefined && mine !== theirs)
      problems.push(
        atCell(
          named.row,
          named.headings[key] ?? null,
          "inconsistent",
          `differs from row ${person.row.number}, column ${person.headings[key]}`,
        ),
      );
  }
  person.owner = { ...named.owner, ...person.owner };
  person.headings = { ...named.headings, ...person.headings };
}

/** Two people with one SSN. */
function twice(people: readonly ListPerson[]): Problem[] {
  const first = new Map<string, ListPerson>();
  return people.flatMap((person) => {
    const { ssn } = person.owner;
    if (ssn === undefined) return [];
    const before = first.get(ssn);
    if (before === undefined) first.set(ssn, person);
    return before === undefined
      ? []
      : [
          atCell(
            person.row,
            person.headings.ssn ?? null,
            "inconsistent",
            `is also in row ${before.row.number}, column ${before.headings.ssn}. Correct the number, or keep one row for each person`,
          ),
        ];
  });
}

function at(spouse: ListPerson, message: string): Problem {
  return atCell(spouse.row, spouse.headings.name ?? spouse.headings.ssn ?? null, "inconsistent", message);
}

export function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
