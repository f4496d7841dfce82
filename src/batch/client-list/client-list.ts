import type { Fault } from "../../ledger/fault.js";
import { isSameName, plainName } from "../../ledger/person-name.js";
import { listed } from "../../text/wording.js";
import type { Client } from "../input/client.js";
import { nineDigits } from "../input/read-ledger-text.js";
import { push } from "./couples.js";
import type { ListPerson } from "./list-person.js";
import type { Listed } from "./listed.js";

/**
 * An office's client list, ready to be joined with the clients of a batch: by SSN, by the client's number or the name of
 * the ledger's file, or by name. A name that several rows have joins nobody.
 */
export class ClientList {
  readonly #bySsn = new Map<string, ListPerson>();
  readonly #byId = new Map<string, ListPerson[]>();
  readonly #byName = new Map<string, ListPerson[]>();
  readonly #rows = new Set<number>();
  readonly #used = new Set<number>();
  /** The couple on the list of the ledgers with a household, and the other way round. */
  readonly #coupleOf = new Map<string, string | null>();
  readonly #wordOf = new Map<string, string>();
  /** Households of ledgers that the list takes apart. */
  readonly #torn = new Set<string>();
  /** How many clients of the input are not on the list. */
  unlisted = 0;

  /**
   * @param path the file
   * @param name what it is called in messages
   * @param ignored the headings of columns that are not used
   */
  constructor(
    readonly path: string,
    readonly name: string,
    people: readonly ListPerson[],
    readonly ignored: readonly string[],
  ) {
    for (const person of people) {
      const { ssn, name: its } = person.owner;
      const id = person.row.cells.get("client")?.text;
      this.#rows.add(person.row.number);
      if (ssn !== undefined) this.#bySsn.set(ssn.replaceAll("-", ""), person);
      if (id !== undefined) push(this.#byId, plainId(id), person);
      if (its !== undefined) push(this.#byName, plainName(its), person);
    }
  }

  /** The rows that no client of the input was joined with, once all have been. */
  get unusedRows(): number[] {
    return [...this.#rows].filter((row) => !this.#used.has(row));
  }

  /** A client with what the list says of it. Call `checked` for each once all of the input have been joined. */
  join(client: Client): Client {
    const person = this.#find(client);
    const isFound = person !== null && !("code" in person);
    this.#noteHousehold(client, isFound ? person : null);
    if (person === null) {
      this.unlisted += 1;
      return client;
    }
    if (!isFound)
      return { ...client, listed: { ...NOTHING, ownHousehold: client.household, faults: [person] } };
    this.#used.add(person.row.number);
    const { owner } = person;
    const { name, ssn } = client.owner;
    return {
      ...client,
      owner: {
        ...client.owner,
        name: isNameless(client) ? (owner.name ?? name) : name,
        ssn: ssn ?? nineDigits(owner.ssn),
      },
      household: owner.household ?? client.household,
      listed: this.#listed(person, client.household),
    };
  }

  /** A client that was joined, with what is wrong when its ledger and the list disagree on who belongs together. */
  checked(client: Client): Client {
    const word = client.listed === undefined ? client.household : client.listed.ownHousehold;
    if (word === null || !this.#torn.has(word)) return client;
    const message = `ties this ledger to others than ${this.name} does. Give both spouses the same household, or leave it out where the list has the couple`;
    const fault: Fault = { code: "inconsistent", path: ["owner", "household"], message };
    const { listed = { ...NOTHING, ownHousehold: word } } = client;
    return { ...client, listed: { ...listed, faults: [...listed.faults, fault] } };
  }

  /** Ledgers with one household are of one couple of the list, or of none. */
  #noteHousehold({ household: word }: Client, person: ListPerson | null): void {
    if (word === null) return;
    const couple = person?.owner.household ?? null;
    const before = this.#coupleOf.get(word);
    if (before === undefined) this.#coupleOf.set(word, couple);
    else if (before !== couple) this.#torn.add(word);
    if (couple === null) return;
    const other = this.#wordOf.get(couple);
    if (other === undefined) this.#wordOf.set(couple, word);
    else if (other !== word) for (const each of [other, word]) this.#torn.add(each);
  }

  #listed({ owner, headings, row }: ListPerson, ownHousehold: string | null): Listed {
    const spouse = [...row.cells].find(([field]) => field.startsWith("spouse "))?.[1].heading;
    const all = spouse === undefined ? headings : { ...headings, household: spouse, first_on_return: spouse };
    const places = Object.entries(all).map(([key, heading]) => [
      key,
      `${this.name}, row ${row.number}, column ${heading}`,
    ]);
    return { owner, places: Object.fromEntries(places), ownHousehold, faults: [] };
  }

  #find(client: Client): ListPerson | Fault | null {
    const { name, ssn } = client.owner;
    const bySsn = ssn === null ? undefined : this.#bySsn.get(ssn);
    const ofId = idsOf(client).flatMap((id) => this.#byId.get(plainId(id)) ?? []);
    if (bySsn !== undefined) {
      if (ofId.length === 0 || ofId.includes(bySsn)) return bySsn;
      return this.#several(["owner", "ssn"], "SSN and client ID are", [bySsn, ...ofId]);
    }
    const rows = new Set(ofId.map(({ row }) => row.number));
    if (rows.size > 1) return this.#several([], "client ID is", ofId);
    if (ofId.length > 0) {
      const isTheirs = ({ owner }: ListPerson) => owner.name !== undefined && isSameName(owner.name, name);
      return (ofId.find(isTheirs) ?? ofId[0]) as ListPerson;
    }
    if (isNameless(client)) return null;
    const named = this.#byName.get(plainName(name)) ?? [];
    return named.length > 1 ? this.#several(["owner", "name"], "name is", named) : (named[0] ?? null);
  }

  #several(path: readonly string[], what: string, people: readonly ListPerson[]): Fault {
    const rows = [...new Set(people.map(({ row }) => row.number))].sort((a, b) => a - b);
    const more = rows.length - MOST_NAMED;
    const named = [...rows.slice(0, MOST_NAMED).map(String), ...(more > 0 ? [`${more} more`] : [])];
    const message = `the ${what} in rows ${listed(named)} of ${this.name}. Write the SSN in the ledger and in the list, or a client ID in the list`;
    return { code: "inconsistent", path, message };
  }
}

/** So many rows of one client are named. */
const MOST_NAMED = 10;

const NOTHING: Omit<Listed, "ownHousehold"> = { owner: {}, places: {}, faults: [] };

/** What a ledger without a name has in its place. */
function isNameless({ owner, source, key }: Client): boolean {
  return owner.name === "client" || ("runs" in source && key.endsWith(`:${owner.name}`));
}

/** What an office may call a client: its number in a table, or the name of its file or folder. */
function idsOf({ key, source }: Client): string[] {
  if ("runs" in source) return [key.slice(key.indexOf(":") + 1)];
  if (key.includes(":")) return [];
  const file = key.split("/").at(-1) ?? key;
  return [key, file, file.replace(/\.age$/i, "").replace(/\.(?:ya?ml|json)$/i, "")];
}

function plainId(id: string): string {
  return id.trim().toLowerCase();
}
