import { earlyReturnCountsAs } from "../data/law.js";
import type { Ledger, YearInfo } from "../ledger/schema.js";
import { replay } from "../lines/replay.js";
import type { CompletedYear } from "../lines/year.js";
import { assessmentDeadline } from "../year/deadlines.js";
import { totalLeft } from "../year/facts.js";

/** Deductions that a return took for contributions which the ledger calls nondeductible. */
export interface StandingDeductions {
  /** The ledger in which deductions of closed years count as taken: those dollars are not basis (IRC 408(o)(2)). */
  readonly ledger: Ledger;
  /** Tax years whose deduction stands, because no more tax can be assessed for them. */
  readonly years: ReadonlySet<number>;
  /**
   * The first tax year of which it is not known what its deduction leaves of the basis, and the fact that would tell; null
   * when all are known.
   */
  readonly open: { readonly from: number; readonly fact: string } | null;
  /** Tax years still open whose return deducted a contribution, while the ledger does not say what was right. */
  readonly asked: ReadonlySet<number>;
}

/**
 * What was deducted on a closed return cannot be basis as well. A deduction of an open year is taken back on an amended
 * return, so the ledger keeps calling that contribution nondeductible.
 *
 * @param years the ledger's completed years: no more can have been deducted than was contributed
 * @param asOf what counts as today, ISO
 */
export function standingDeductions(
  given: Ledger,
  years: readonly CompletedYear[],
  asOf: string,
): StandingDeductions {
  const contributed = new Map(years.map(({ form }) => [form.year, totalLeft(form.facts.deposits)]));
  const infos: Record<number, YearInfo> = { ...given.years };
  const standing = new Set<number>();
  const asked = new Set<number>();
  let openFrom: number | null = null;
  for (const [key, info] of Object.entries(given.years)) {
    const year = Number(key);
    const filed = Math.min(info.filed?.deducted ?? 0, contributed.get(year) ?? 0);
    if (info.filed?.return === false || filed - (info.deducted ?? 0) < ONE_DOLLAR) continue;
    const until = assessmentDeadline(year, info.filed ?? null);
    // A return filed on an unknown day was filed on its due date or later.
    const least = until ?? assessmentDeadline(year, { date: earlyReturnCountsAs(year), paid_on: null });
    if (least !== null && asOf <= least) {
      if (info.deducted === null) asked.add(year);
      continue;
    }
    if (until === null) openFrom = Math.min(openFrom ?? year, year);
    else {
      standing.add(year);
      infos[year] = { ...info, deducted: filed };
    }
  }
  const open = firstOpen(openFrom, asked);
  if (standing.size === 0) return { ledger: given, years: standing, open, asked };
  const ledger = { ...given, years: infos };
  if (replay(ledger).ok) return { ledger, years: standing, open, asked };
  // Something took out basis that was deducted: only the owner can say which of the two is wrong.
  const from = Math.min(...standing, open?.from ?? Number.POSITIVE_INFINITY);
  return { ledger: given, years: standing, open: { from, fact: `years.${from}.deducted` }, asked };
}

function firstOpen(undated: number | null, asked: ReadonlySet<number>): StandingDeductions["open"] {
  const from = Math.min(undated ?? Number.POSITIVE_INFINITY, ...asked);
  if (from === Number.POSITIVE_INFINITY) return null;
  return { from, fact: asked.has(from) ? `years.${from}.deducted` : `years.${from}.filed.date` };
}

const ONE_DOLLAR = 100;
