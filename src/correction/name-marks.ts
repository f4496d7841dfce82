import type { Entry, Owner } from "../ledger/schema.js";
import { reasonOf } from "./basis-moved.js";
import type { Correction } from "./correct.js";
import type { Envelope } from "./envelopes.js";
import { inOneSentence } from "./exception-number.js";

/** The first of the characters that stand for names: Unicode leaves them to private use. */
const FIRST_MARK = 0xe000;
/** Every mark in a text. */
export const MARKS = /[\uE000-\uF8FF]/g;

/**
 * The people of a package with a mark in the place of each name: a character that no name has, so that no name looks like a
 * word. Each of them is masked once, whatever envelopes they are in.
 */
export class NameMarks {
  /** The names by their marks. */
  readonly names = new Map<string, string>();
  readonly #owners = new Map<Owner, Owner>();
  readonly #members = new Map<Correction, Correction>();

  /** An envelope whose people have marks for names. */
  masked(envelope: Envelope): Envelope {
    const parts = envelope.parts.map((part) => ({ ...part, member: this.#member(part.member) }));
    const owners = envelope.owners.map((owner) => this.#owner(owner));
    return { ...envelope, parts: parts as unknown as Envelope["parts"], owners };
  }

  #member(member: Correction): Correction {
    const { ledger } = member;
    const masked = this.#members.get(member) ?? {
      ...member,
      ledger: {
        ...ledger,
        owner: this.#owner(ledger.owner),
        entries: ledger.entries.map((entry) => this.#entry(entry)),
      },
    };
    this.#members.set(member, masked);
    return masked;
  }

  #owner(owner: Owner): Owner {
    const { name, inherited_from: from } = owner;
    const masked = this.#owners.get(owner) ?? {
      ...owner,
      name: this.#markOf(name),
      inherited_from: from === null ? null : this.#markOf(from),
    };
    this.#owners.set(owner, masked);
    return masked;
  }

  #entry(entry: Entry): Entry {
    if (entry.kind === "basis_adjustment") return { ...entry, note: this.#markOf(reasonOf(entry)) };
    if (entry.kind !== "distribution") return entry;
    const { charity, disaster, exception_reason: why } = entry;
    if (charity === null && disaster === null && why === null) return entry;
    return {
      ...entry,
      charity: this.#maskOf(charity),
      disaster: this.#maskOf(disaster),
      exception_reason: why === null ? null : this.#markOf(inOneSentence(why)),
    };
  }

  #maskOf(name: string | null): string | null {
    return name === null ? null : this.#markOf(name);
  }

  #markOf(name: string): string {
    const known = [...this.names].find(([, each]) => each === name)?.[0];
    const mark = known ?? String.fromCharCode(FIRST_MARK + this.names.size);
    this.names.set(mark, name);
    return mark;
  }
}
