import { createHash } from "node:crypto";
import { problemAt } from "../errors.js";
import { encrypts } from "../node/age-encryption.js";
import { FileError } from "../node/files/file-error.js";
import { ownerParts } from "../packages/file-name.js";
import { listed } from "../text/wording.js";
import type { ClientList } from "./client-list/client-list.js";
import { folderName, whoIs } from "./folder-name.js";
import type { Client, InputFailure } from "./input/client.js";
import { listClients, placedProblems } from "./input/list-clients.js";
import { isInShard } from "./is-in-shard.js";
import type { BatchOptions } from "./options.js";
import { Spool } from "./spool.js";
import { TextIndex } from "./text-index.js";

/** A client, or what could not be read as one, with its place in the whole input, counted from 1. */
export type Item = ClientItem | { readonly number: number; readonly failure: InputFailure };

export interface ClientItem {
  readonly number: number;
  readonly client: Client;
  /** What tells the owner apart from all others. */
  readonly who: string;
  /** The client's folder in an empty place. */
  readonly folder: string;
  /** How many others of the household are in the input with a ledger that cannot be used. */
  readonly unusable: number;
}

/**
 * Everybody in the input, and which of them are this shard's. Kept on the disk: memory has a few numbers of each, so
 * that it is the same for a hundred clients and for a hundred thousand.
 */
export class ClientIndex {
  readonly #encrypted: boolean;
  readonly #list: ClientList | null;
  readonly #listed = new Spool<Client | InputFailure>();
  /** What is known of each without reading it back: a sum of the bits below. */
  readonly #marks: number[] = [];
  /** The next client of the same household; 0 for none. */
  readonly #next: number[] = [];
  readonly #keys = new TextIndex();
  readonly #owners = new TextIndex();
  readonly #households = new TextIndex();
  readonly #numbers = new TextIndex();
  /** Clients with the SSN of another one, by the place of the first of them. */
  readonly #sameNumber = new Map<number, number[]>();
  readonly #firstOf = new Map<number, number>();
  #length = 0;
  #clients = 0;

  private constructor(encrypted: boolean, list: ClientList | null) {
    this.#encrypted = encrypted;
    this.#list = list;
  }

  /**
   * Reads the input. A client that is in it twice counts once, and the other is a failure.
   *
   * @throws FileError when there is no client in it
   */
  static async of({ inputs, shard, keys, clientList }: BatchOptions): Promise<ClientIndex> {
    const index = new ClientIndex(encrypts(keys), clientList);
    try {
      for await (const each of listClients(inputs, keys, clientList)) {
        const one = "key" in each && index.has(each.key) ? twice(each) : each;
        index.#add(one, isInShard("key" in one ? one : { key: one.place, household: null }, shard));
      }
      if (index.#marks.length === 0) throw new FileError(inputs.join(", "), "there is no client in it");
      return index;
    } catch (error) {
      index.close();
      throw error;
    }
  }

  /** How many this shard has, clients or not. */
  get length(): number {
    return this.#length;
  }

  /** How many clients this shard has. */
  get clients(): number {
    return this.#clients;
  }

  /** Whether a client of the input has this key. */
  has(key: string): boolean {
    return this.#keys.find(key, (at) => this.#client(at).key === key) !== undefined;
  }

  /** One of this shard by its number. */
  item(number: number): Item {
    const at = number - 1;
    const kept = this.#listed.get(at);
    if (!("key" in kept)) return { number, failure: kept };
    const one = this.#list?.checked(kept) ?? kept;
    const first = this.#firstOf.get(at);
    if (first !== undefined) return { number, failure: this.#sharesNumber(at, first) };
    const isShared = ((this.#marks[at] as number) & SHARES_NAME) !== 0;
    // An SSN can be guessed from what is made of it, and so nothing is where all else is encrypted.
    const who = whoIs(this.#encrypted ? { ...one.owner, ssn: null } : one.owner, one.key);
    return { number, client: one, who, folder: folderName(ownerPart(one), who, isShared), unusable: 0 };
  }

  /** This shard's, in the order of the input. */
  *items(): Generator<Item> {
    for (const [at, marks] of this.#marks.entries()) if (marks & IN_SHARD) yield this.item(at + 1);
  }

  /** The clients of each household together, and the households, in the order of the input. */
  *households(): Generator<ClientItem[]> {
    for (const [at, marks] of this.#marks.entries()) {
      if ((marks & (IN_SHARD | CLIENT | FOLLOWS)) !== (IN_SHARD | CLIENT)) continue;
      const group: ClientItem[] = [];
      let unusable = 0;
      let member = at;
      do {
        const item = this.item(member + 1);
        if ("client" in item) group.push(item);
        else unusable += 1;
        member = this.#next[member] as number;
      } while (member !== 0);
      group.sort((a, b) => a.number - b.number);
      if (group.length > 0) yield group.map((item) => ({ ...item, unusable }));
    }
  }

  close(): void {
    this.#listed.close();
  }

  #add(one: Client | InputFailure, isMine: boolean): void {
    const at = this.#listed.length;
    this.#listed.add(one);
    this.#next.push(0);
    this.#marks.push(isMine ? IN_SHARD : 0);
    if (isMine) this.#length += 1;
    if (!("key" in one)) return;
    this.#mark(at, CLIENT);
    if (isMine) this.#clients += 1;
    this.#keys.set(one.key, at, (other) => this.#client(other).key === one.key);
    const part = ownerPart(one);
    const namesake = this.#owners.set(part, at, (other) => ownerPart(this.#client(other)) === part);
    if (namesake !== undefined) for (const each of [namesake, at]) this.#mark(each, SHARES_NAME);
    this.#addNumber(one, at);
    const { household } = one;
    if (household === null) return;
    const before = this.#households.set(
      household,
      at,
      (other) => this.#client(other).household === household,
    );
    if (before === undefined) return;
    this.#next[before] = at;
    this.#mark(at, FOLLOWS);
  }

  /** Keeps who has which SSN: one person has one ledger, and another one for each inherited IRA. */
  #addNumber(one: Client, at: number): void {
    const text = numberText(one);
    if (text === null) return;
    const first = this.#numbers.find(text, (other) => numberText(this.#client(other)) === text);
    if (first === undefined) {
      this.#numbers.set(text, at, () => false);
      return;
    }
    const all = this.#sameNumber.get(first) ?? [first];
    this.#sameNumber.set(first, [...all, at]);
    for (const each of [first, at]) {
      if (this.#firstOf.has(each)) continue;
      this.#firstOf.set(each, first);
      if (((this.#marks[each] as number) & IN_SHARD) !== 0) this.#clients -= 1;
    }
  }

  /** What is wrong with a client that has the SSN of others. */
  #sharesNumber(at: number, first: number): InputFailure {
    const all = this.#sameNumber.get(first) ?? [];
    const others = all.filter((other) => other !== at).map((other) => this.#client(other).place);
    const more = others.length - MOST_NAMED;
    const named = listed([...others.slice(0, MOST_NAMED), ...(more > 0 ? [`${more} more`] : [])]);
    const message = `is also the Social Security number of ${named}. Correct the number, or keep one ledger for each person`;
    const client = this.#client(at);
    const problem = problemAt("inconsistent", ["owner", "ssn"], message);
    return { place: client.place, problems: placedProblems(client, [problem]) };
  }

  #mark(at: number, bit: number): void {
    this.#marks[at] = (this.#marks[at] as number) | bit;
  }

  #client(at: number): Client {
    return this.#listed.get(at) as Client;
  }
}

const IN_SHARD = 1;
const CLIENT = 2;
/** Another client's folder would have the same name. */
const SHARES_NAME = 4;
/** Another client of the household came before. */
const FOLLOWS = 8;

/** How many other clients a message names. */
const MOST_NAMED = 5;

/** The SSN, and whose inherited IRA the ledger is; null without an SSN. */
function numberText({ owner: { ssn, inheritedFrom } }: Client): string | null {
  return ssn === null ? null : JSON.stringify([ssn, inheritedFrom]);
}

function ownerPart({ owner }: Client): string {
  return ownerParts([owner])[0] as string;
}

function twice({ place }: Client): InputFailure {
  return {
    place,
    problems: [problemAt("inconsistent", [], "a client with this key is in the input before")],
  };
}

/** What a package is made from: the client's own ledger, and those of the household. */
export function inputHash({ client, unusable }: ClientItem, household: readonly ClientItem[]): string {
  if (household.length === 1 && unusable === 0 && client.listed === undefined) return client.digest;
  const hash = createHash("sha256").update(client.digest);
  if (unusable > 0) hash.update(` and ${unusable} that cannot be used`);
  for (const { client: other } of household)
    hash.update(` ${other.key} ${other.digest} ${JSON.stringify(other.listed ?? null)}`);
  return hash.digest("hex");
}
