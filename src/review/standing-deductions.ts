import { earlyReturnCountsAs } from "../data/law.js";
import type { Ledger, YearInfo } from "../ledger/schema.js";
import { form1040 } from "../lines/form-1040.js";
import { replay } from "../lines/replay.js";
import type { CompletedYear } from "../lines/year.js";
import type { Cents } from "../money/cents.js";
import { assessmentDeadline } from "../year/deadlines.js";
import { deductionLimit } from "../year/deduction-limit.js";
import { totalLeft } from "../year/facts.js";
import { missingForDeduction } from "./deduction-range.js";

/** Deductions that a return took for contributions which the ledger, or the form as filed, calls nondeductible. */
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
  /**
   * Tax years still open whose return deducted a contribution, while the ledger does not say what was right, each with the
   * fact that would tell.
   */
  readonly asked: ReadonlyMap<number, string>;
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
  const asked = new Map<number, string>();
  let isCut = false;
  let openFrom: number | null = null;
  for (const [key, info] of Object.entries(given.years)) {
    const year = Number(key);
    if (info.filed === null || info.filed.return === false) continue;
    const all = contributed.get(year) ?? 0;
    // Where nothing else says what the return claimed, it is the deduction of the year.
    const filed = Math.min(info.filed.deducted ?? info.deducted ?? 0, all);
    const isTwice = filed - (info.deducted ?? 0) >= ONE_DOLLAR;
    const isOnLine1 = filed >= ONE_DOLLAR && filed + line1AsFiled(info) - all >= ONE_DOLLAR;
    const lacks = filed >= ONE_DOLLAR && !isTwice ? missingForDeduction(info, year) : null;
    if (!isTwice && !isOnLine1 && lacks === null) continue;
    const until = assessmentDeadline(year, info.filed ?? null);
    // A return filed on an unknown day was filed on its due date or later.
    const least = until ?? assessmentDeadline(year, { date: earlyReturnCountsAs(year), paid_on: null });
    if (least !== null && asOf <= least) {
      const allowed = info.deducted === null ? allowedForCertain(given, years, year) : null;
      if (lacks !== null) asked.set(year, lacks);
      else if (allowed !== null && filed - allowed >= ONE_DOLLAR) {
        isCut = true;
        infos[year] = { ...info, deducted: allowed };
      } else if (info.deducted === null) asked.set(year, `years.${year}.deducted`);
      continue;
    }
    if (!isTwice && !isOnLine1) continue;
    if (until === null) openFrom = Math.min(openFrom ?? year, year);
    else {
      standing.add(year);
      if (isTwice) infos[year] = { ...info, deducted: filed };
    }
  }
  const open = firstOpen(openFrom, asked);
  if (standing.size === 0 && !isCut) return { ledger: given, years: standing, open, asked };
  const ledger = { ...given, years: infos };
  if (replay(ledger).ok) return { ledger, years: standing, open, asked };
  // Something took out basis that was deducted: only the owner can say which of the two is wrong.
  const from = Math.min(...standing, open?.from ?? Number.POSITIVE_INFINITY);
  return { ledger: given, years: standing, open: { from, fact: `years.${from}.deducted` }, asked };
}

/**
 * The most that the limits allow to be deducted, for a return that deducted more while the ledger does not say what was right; in
 * cents. Null where the ledger does not have all that decides it, and where money came out too: then taxable income and the
 * deduction depend on each other.
 */
function allowedForCertain({ years: infos, owner }: Ledger, years: readonly CompletedYear[], year: number) {
  const info = infos[year];
  const form = years.find((done) => done.form.year === year)?.form;
  if (info === undefined || form === undefined || form1040(form)["4a"] > 0) return null;
  const limit = deductionLimit(info, year, owner.born);
  return "allowed" in limit ? limit.allowed : null;
}

function line1AsFiled({ filed }: YearInfo): Cents {
  const amount = filed?.lines?.["1"];
  return typeof amount === "number" ? amount : 0;
}

function firstOpen(undated: number | null, asked: ReadonlyMap<number, string>): StandingDeductions["open"] {
  const from = Math.min(undated ?? Number.POSITIVE_INFINITY, ...asked.keys());
  if (from === Number.POSITIVE_INFINITY) return null;
  return { from, fact: asked.get(from) ?? `years.${from}.filed.date` };
}

const ONE_DOLLAR = 100;
