import { type Problem, problemAt } from "../errors.js";
import type { Ledger, Owner } from "../ledger/schema.js";
import { type Form1040, form1040 } from "../lines/form-1040.js";
import { replay } from "../lines/replay.js";
import { withPlacesAsFiled } from "../review/places-as-filed.js";

/** Lines 4a and 4b that other ledgers put on the same return, by tax year: those of the same person, and the spouse's. */
export interface HouseholdLines {
  readonly own: ReadonlyMap<number, Form1040>;
  /** Null when no ledger of a spouse is at hand. */
  readonly spouse: ReadonlyMap<number, Form1040> | null;
  /** Whose ledger could not be read or computed, so that what it puts on the return is not known; null when all could. */
  readonly broken: "own" | "spouse" | null;
}

/** Other ledgers of a household; null stands for one that could not be read. */
export type OtherLedgers = readonly (Ledger | null)[];

/** What the other ledgers of a household put on the return. */
export function householdLines({ owner }: Ledger, others: OtherLedgers): HouseholdLines {
  const read = others.filter((other) => other !== null);
  const mine = linesOf(read.filter((other) => isSamePerson(owner, other.owner)));
  const theirs = read.filter((other) => !isSamePerson(owner, other.owner));
  const spouse = theirs.length === 0 ? null : linesOf(theirs);
  const isBroken = read.length < others.length || spouse?.isWhole === false;
  return {
    own: mine.lines,
    spouse: spouse?.lines ?? null,
    broken: mine.isWhole ? (isBroken ? "spouse" : null) : "own",
  };
}

/**
 * A household is one person or a couple: nobody else is on their return. The problem when ledgers of more people name it.
 *
 * @param household every ledger of the household
 */
export function householdProblem(household: OtherLedgers): Problem | null {
  const people: Owner[] = [];
  for (const ledger of household)
    if (ledger !== null && !people.some((one) => isSamePerson(one, ledger.owner))) people.push(ledger.owner);
  if (people.length <= 2) return null;
  return problemAt(
    "inconsistent",
    ["owner", "household"],
    `${people.length} people have this household. Give it only to the two spouses of one joint return; for anyone else, write another name or leave it out`,
  );
}

function isSamePerson(a: Owner, b: Owner): boolean {
  return a.ssn !== null && b.ssn !== null ? a.ssn === b.ssn : a.name === b.name;
}

function linesOf(ledgers: readonly Ledger[]): { lines: Map<number, Form1040>; isWhole: boolean } {
  const lines = new Map<number, Form1040>();
  let isWhole = true;
  for (const ledger of ledgers) {
    const replayed = replay(withPlacesAsFiled(ledger));
    if (!replayed.ok) isWhole = false;
    for (const { form } of replayed.ok ? replayed.value : [])
      lines.set(form.year, sum(lines.get(form.year) ?? NONE, form1040(form)));
  }
  return { lines, isWhole };
}

const NONE: Form1040 = { "4a": 0, "4b": 0 };

/** Two ledgers' part of the same lines. */
export function sum(a: Form1040, b: Form1040 | undefined): Form1040 {
  return b === undefined ? a : { "4a": a["4a"] + b["4a"], "4b": a["4b"] + b["4b"] };
}
