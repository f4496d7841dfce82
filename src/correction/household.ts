import type { Ledger, Owner } from "../ledger/schema.js";
import { type Form1040, form1040 } from "../lines/form-1040.js";
import { replay } from "../lines/replay.js";
import { withPlacesAsFiled } from "../review/places-as-filed.js";

/** Lines 4a and 4b that other ledgers put on the same return, by tax year: those of the same person, and the spouse's. */
export interface HouseholdLines {
  readonly own: ReadonlyMap<number, Form1040>;
  /** Null when no ledger of a spouse is at hand. */
  readonly spouse: ReadonlyMap<number, Form1040> | null;
}

/** What the other ledgers of a household put on the return. One that cannot be computed adds nothing: it says so itself. */
export function householdLines({ owner }: Ledger, others: readonly Ledger[]): HouseholdLines {
  const mine = others.filter((other) => isSamePerson(owner, other.owner));
  const theirs = others.filter((other) => !isSamePerson(owner, other.owner));
  return { own: linesOf(mine), spouse: theirs.length === 0 ? null : linesOf(theirs) };
}

function isSamePerson(a: Owner, b: Owner): boolean {
  return a.ssn !== null && b.ssn !== null ? a.ssn === b.ssn : a.name === b.name;
}

function linesOf(ledgers: readonly Ledger[]): Map<number, Form1040> {
  const lines = new Map<number, Form1040>();
  for (const ledger of ledgers) {
    const replayed = replay(withPlacesAsFiled(ledger));
    for (const { work } of replayed.ok ? replayed.value : [])
      lines.set(work.year, sum(lines.get(work.year) ?? NONE, form1040(work)));
  }
  return lines;
}

const NONE: Form1040 = { "4a": 0, "4b": 0 };

/** Two ledgers' part of the same lines. */
export function sum(a: Form1040, b: Form1040 | undefined): Form1040 {
  return b === undefined ? a : { "4a": a["4a"] + b["4a"], "4b": a["4b"] + b["4b"] };
}
