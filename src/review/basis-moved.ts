import { yearOf } from "../ledger/date.js";
import type { EntryOf, RothConversion } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { inDollars } from "../text/wording.js";
import { differ } from "./filed.js";
import type { LedgerInReview } from "./year-in-review.js";

/** Basis that moved from one ledger to another in one year, in traditional or in Roth IRAs; added up, in cents. */
export interface BasisMoved {
  readonly year: number;
  readonly roth: boolean;
  /** The value that moved. */
  amount: Cents;
  /** The basis; of a Roth IRA the contributions. */
  basis: Cents;
  /** The conversions in it, of a Roth IRA, and their taxed part. */
  converted: Cents;
  taxed: Cents;
}

/** The transfers of a year in a divorce, in one direction. */
export interface DivorceMove extends BasisMoved {
  readonly direction: EntryOf<"divorce_transfer">["direction"];
}

/** What moved in divorces, by year, kind of IRA and direction. */
export function movedInDivorce({ ledger }: LedgerInReview): DivorceMove[] {
  const all: DivorceMove[] = [];
  for (const entry of ledger.entries) {
    if (entry.kind !== "divorce_transfer") continue;
    const year = yearOf(entry.date);
    const roth = entry.ira === "roth";
    const { direction } = entry;
    let same = all.find((each) => each.year === year && each.roth === roth && each.direction === direction);
    if (!same) {
      same = { ...nothing(year, roth), direction };
      all.push(same);
    }
    add(same, entry.amount, entry.basis, entry.roth_conversions);
  }
  return all;
}

/** What a surviving spouse's own ledger takes over, by year and kind of IRA. */
export function takenOver({ ledger }: LedgerInReview): BasisMoved[] {
  const all: BasisMoved[] = [];
  for (const entry of ledger.entries) {
    if (entry.kind !== "inherited_as_own") continue;
    const moved = ofYear(all, yearOf(entry.date), entry.ira === "roth");
    add(moved, entry.amount, entry.basis ?? 0, entry.roth_conversions);
  }
  return all;
}

/** What the ledger of an inherited IRA hands to the spouse's own: what was made their own, and what was converted. */
export function handedOver(inherited: LedgerInReview): BasisMoved[] {
  const all = takenOver(inherited);
  for (const { year, form } of inherited.years) {
    const own = all.find((each) => each.year === year && !each.roth);
    if (own) own.basis = form.basisMadeOwn;
    const amount = form.lines["16"];
    if (amount === undefined) continue;
    add(ofYear(all, year, true), amount, 0, [{ year, amount, taxable: Math.max(0, form.lines["18"] ?? 0) }]);
  }
  return all;
}

/** Whether the basis that two ledgers tell of one move is not the same. */
export function basisDiffers(a: BasisMoved, b: BasisMoved): boolean {
  return differ(a.basis, b.basis) || differ(a.converted, b.converted) || differ(a.taxed, b.taxed);
}

/** The basis of a move in a sentence: "$2,000 of basis", or with conversions "$2,000 of basis and $5,000 of conversions ($4,000 taxed)". */
export function basisInWords({ basis, converted, taxed }: BasisMoved): string {
  const conversions = ` and ${inDollars(converted)} of conversions (${inDollars(taxed)} taxed)`;
  return `${inDollars(basis)} of basis${converted > 0 ? conversions : ""}`;
}

/** A move of nothing, where the other ledger has one. */
export function nothing(year: number, roth: boolean): BasisMoved {
  return { year, roth, amount: 0, basis: 0, converted: 0, taxed: 0 };
}

function ofYear(all: BasisMoved[], year: number, roth: boolean): BasisMoved {
  let same = all.find((each) => each.year === year && each.roth === roth);
  if (!same) {
    same = nothing(year, roth);
    all.push(same);
  }
  return same;
}

function add(moved: BasisMoved, amount: Cents, basis: Cents, conversions: readonly RothConversion[]): void {
  moved.amount += amount;
  moved.basis += basis;
  for (const { amount, taxable } of conversions) {
    moved.converted += amount;
    moved.taxed += taxable;
  }
}
