import type { Cents } from "../money/cents.js";
import { filedLine, wasFormFiled } from "./filed.js";
import type { LineDifference } from "./filed-lines.js";
import type { LedgerInReview, YearInReview } from "./year-in-review.js";

/** How basis in traditional IRAs moved through a year, on the forms as filed and rightly; in cents. */
export interface BasisEffect {
  /** Basis after the year by the last form filed, null when the ledger does not tell it. */
  readonly on_record: Cents | null;
  /** Basis after the year by this ledger. */
  readonly right: Cents;
  /** How far the right basis was from the record before the year: what earlier years had left wrong. */
  readonly inherited: Cents | null;
  /** What this year adds to that difference. */
  readonly own: Cents | null;
}

/**
 * The basis of record goes on from line 14 of one filed form to the next (Total Basis Chart); a year without a form
 * leaves it as it was. A filed form without a known line 14 leaves it unknown until the next one.
 */
export function basisEffects({ years }: LedgerInReview): BasisEffect[] {
  let record: Cents | null = years[0]?.asFiled.form.broughtForward.basis ?? 0;
  return years.map((y) => {
    const before = y.asFiled.form.broughtForward.basis;
    const inherited = record === null ? null : before - record;
    record = recordAfter(y, record);
    const right = y.asFiled.carryForward.basis;
    const own = record === null || inherited === null ? null : right - record - inherited;
    return { on_record: record, right, inherited, own };
  });
}

function recordAfter({ info }: YearInReview, before: Cents | null): Cents | null {
  const line14 = filedLine(info, "14");
  if (line14 !== undefined) return line14;
  return wasFormFiled(info) ? recordWithoutLine14(info?.filed?.lines ?? null) : before;
}

/** A filed form that shows conversions but no line 14 had used all basis on line 17; otherwise nobody knows. */
function recordWithoutLine14(lines: Readonly<Record<string, Cents | string>> | null): Cents | null {
  return lines !== null && lines["17"] !== undefined ? 0 : null;
}

/** Lines that only hand on basis. */
const CARRIED = new Set(["2", "3", "14"]);

/** Whether a form as filed is wrong only through what an earlier year handed on. */
export function isKnockOn(
  differences: readonly LineDifference[],
  { inherited, own }: Pick<BasisEffect, "inherited" | "own"> = { inherited: null, own: null },
): boolean {
  return (
    inherited !== null && inherited !== 0 && own === 0 && differences.every(({ line }) => CARRIED.has(line))
  );
}
