import type { Ledger } from "../ledger/schema.js";
import { type Form1040, form1040 } from "../lines/form-1040.js";
import { openForm8915 } from "../lines/form-8915.js";
import { replay } from "../lines/replay.js";
import type { CompletedYear } from "../lines/year.js";
import type { Cents } from "../money/cents.js";
import { rightDeductions } from "../review/limited-deductions.js";
import { withPlacesAsFiled } from "../review/places-as-filed.js";
import { isSamePerson, isSameReturn } from "../review/same-return.js";

/** Other ledgers of a household; null stands for one that could not be read. */
export type OtherLedgers = readonly (Ledger | null)[];

/** What other ledgers put on the return of one year, in cents. */
interface SharedLines {
  readonly form_1040: Form1040;
  /** How much was deducted that those ledgers say was not deducted; negative when too little. */
  readonly deductedTooMuch: Cents;
  /** What Form 8915 puts on line 4b is not known. */
  readonly open8915: boolean;
}

/** Why it is not known what other ledgers put on a year's return. */
type Unknown = "broken" | "deduction";

/** What some ledgers put on the returns that they share with another one. */
interface LedgersOnReturn {
  /** What they put on the return of a year; undefined when nothing. */
  readonly on: (year: number) => SharedLines | undefined;
  /** Why that is not known: a ledger has errors, or it is open whether a deduction stands. Null when it is known. */
  readonly unknown: (year: number) => Unknown | null;
}

/** What the other ledgers of a household put on the returns of one ledger. */
export interface HouseholdLines {
  /** Other ledgers of the same person. */
  readonly own: LedgersOnReturn;
  readonly spouse: LedgersOnReturn;
  /** A ledger of a spouse is at hand. */
  readonly hasSpouse: boolean;
}

/** What the other ledgers of a household put on the returns of one ledger. */
export function householdLines(ledger: Ledger, others: OtherLedgers, asOf: string): HouseholdLines {
  const { owner } = ledger;
  const read = others.filter((other) => other !== null);
  const theirs = read.filter((other) => !isSamePerson(owner, other.owner));
  return {
    own: onReturns(
      ledger,
      read.filter((other) => isSamePerson(owner, other.owner)),
      asOf,
    ),
    spouse: onReturns(ledger, read.length === others.length ? theirs : [...theirs, null], asOf),
    hasSpouse: theirs.length > 0,
  };
}

function onReturns(ledger: Ledger, others: OtherLedgers, asOf: string): LedgersOnReturn {
  const shared = new Map<number, SharedLines>();
  let isBroken = false;
  let openFrom = Number.POSITIVE_INFINITY;
  for (const other of others) {
    const rights = other === null ? null : rightYears(other, asOf);
    if (rights === null) {
      isBroken = true;
      continue;
    }
    openFrom = Math.min(openFrom, rights.openFrom);
    for (const { form } of rights.years) {
      const { year } = form;
      if (!isSameReturn(ledger, rights.ledger, year)) continue;
      const lines = {
        form_1040: form1040(form),
        deductedTooMuch: deductedTooMuch(rights.ledger, year),
        open8915: openForm8915(form) !== null,
      };
      shared.set(year, plus(lines, shared.get(year)));
    }
  }
  return {
    on: (year) => shared.get(year),
    unknown: (year) =>
      isBroken
        ? "broken"
        : year > openFrom && (shared.get(year)?.form_1040["4a"] ?? 0) > 0
          ? "deduction"
          : null,
  };
}

/** The right years of a ledger, with the right deductions; null when they cannot be computed. */
function rightYears(
  given: Ledger,
  asOf: string,
): { ledger: Ledger; years: readonly CompletedYear[]; openFrom: number } | null {
  const asFiled = withPlacesAsFiled(given);
  const first = replay(asFiled);
  if (!first.ok) return null;
  const { ledger, completed, open } = rightDeductions(asFiled, first.value, asOf);
  return { ledger, years: completed, openFrom: open?.from ?? Number.POSITIVE_INFINITY };
}

function deductedTooMuch({ years }: Ledger, year: number): Cents {
  const info = years[year];
  const filed = info?.filed?.deducted ?? null;
  return filed === null ? 0 : filed - (info?.deducted ?? 0);
}

function plus(a: SharedLines, b: SharedLines | undefined): SharedLines {
  if (b === undefined) return a;
  return {
    form_1040: sum(a.form_1040, b.form_1040),
    deductedTooMuch: a.deductedTooMuch + b.deductedTooMuch,
    open8915: a.open8915 || b.open8915,
  };
}

/** Two ledgers' part of the same lines. */
export function sum(a: Form1040, b: Form1040 | undefined): Form1040 {
  return b === undefined ? a : { "4a": a["4a"] + b["4a"], "4b": a["4b"] + b["4b"] };
}
