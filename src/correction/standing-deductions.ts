import type { Ledger, YearInfo } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { assessmentWindow } from "./windows.js";

/** Deductions that a return took for contributions which the ledger calls nondeductible. */
export interface StandingDeductions {
  /** The ledger in which deductions of closed years count as taken: those dollars are not basis (IRC 408(o)(2)). */
  readonly ledger: Ledger;
  /** Tax years whose deduction stands, because no more tax can be assessed for them. */
  readonly years: ReadonlySet<number>;
  /** The first tax year of which it is not known whether its deduction can still be taken back; null when all are. */
  readonly openFrom: number | null;
}

/**
 * What was deducted on a closed return cannot be basis as well. A deduction of an open year is taken back on an amended
 * return, so the ledger keeps calling that contribution nondeductible.
 *
 * @param asOf what counts as today, ISO
 * @param contributed what is left of the contributions to traditional IRAs for each tax year, in cents: no more of them
 *   can have been deducted
 */
export function standingDeductions(
  given: Ledger,
  asOf: string,
  contributed: ReadonlyMap<number, Cents>,
): StandingDeductions {
  const years: Record<number, YearInfo> = { ...given.years };
  const standing = new Set<number>();
  let openFrom: number | null = null;
  for (const [key, info] of Object.entries(given.years)) {
    const year = Number(key);
    const filed = Math.min(info.filed?.deducted ?? 0, contributed.get(year) ?? 0);
    if (info.filed?.return === false || filed - (info.deducted ?? 0) < ONE_DOLLAR) continue;
    const { state } = assessmentWindow(year, info, asOf);
    if (state === "open") continue;
    if (state === "unknown") openFrom = Math.min(openFrom ?? year, year);
    else {
      standing.add(year);
      years[year] = { ...info, deducted: filed };
    }
  }
  return { ledger: standing.size === 0 ? given : { ...given, years }, years: standing, openFrom };
}

const ONE_DOLLAR = 100;
