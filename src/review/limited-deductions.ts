import { earlyReturnCountsAs } from "../data/law.js";
import type { Ledger, YearInfo } from "../ledger/schema.js";
import { form1040 } from "../lines/form-1040.js";
import { replay } from "../lines/replay.js";
import type { CompletedYear } from "../lines/year.js";
import { assessmentDeadline } from "../year/deadlines.js";
import { deductionLimit } from "../year/deduction-limit.js";
import { type StandingDeductions, standingDeductions } from "./standing-deductions.js";

/** A ledger with its right deductions: those of closed years as filed, and none above what the income limits allow. */
export interface RightDeductions extends StandingDeductions {
  /** The completed years of that ledger. */
  readonly completed: readonly CompletedYear[];
}

/**
 * Settles the IRA deduction of every year, as far as the ledger tells.
 *
 * @param years the completed years of the given ledger
 * @param asOf what counts as today, ISO
 */
export function rightDeductions(
  given: Ledger,
  years: readonly CompletedYear[],
  asOf: string,
): RightDeductions {
  const standing = standingDeductions(given, years, asOf);
  const completed = completedYears(standing.ledger, given, years);
  const ledger = withLimitedDeductions(standing.ledger, completed, asOf);
  const limited = ledger === standing.ledger ? null : replay(ledger);
  return limited?.ok ? { ...standing, ledger, completed: limited.value } : { ...standing, completed };
}

function completedYears(
  ledger: Ledger,
  given: Ledger,
  years: readonly CompletedYear[],
): readonly CompletedYear[] {
  const replayed = ledger === given ? null : replay(ledger);
  return replayed?.ok ? replayed.value : years;
}

/**
 * The ledger with each deduction cut to what the income limits allow, where everything that decides it is known and the
 * return can still be changed; the same ledger where nothing is cut. What is cut is a nondeductible contribution
 * (IRC 219(g), 408(o)(2)). Modified AGI counts as the right one. Where money came out too, taxable income and the
 * deduction depend on each other, and only Worksheet 1-1 parts them: without it nothing is cut.
 *
 * @param years the ledger's completed years
 * @param asOf what counts as today, ISO
 */
function withLimitedDeductions(given: Ledger, years: readonly CompletedYear[], asOf: string): Ledger {
  let cut: Record<number, YearInfo> | null = null;
  for (const { form } of years) {
    const info = given.years[form.year];
    if (info === undefined || !isOpen(info, form.year, asOf)) continue;
    const limit = deductionLimit(info, form.year, given.owner.born);
    if ("lacks" in limit || (info.deducted ?? 0) <= limit.allowed || isComputedAgain(info)) continue;
    if (!info.deduction_limited && form1040(form)["4a"] > 0) continue;
    cut ??= { ...given.years };
    cut[form.year] = { ...info, filed: asClaimed(info), deducted: limit.allowed };
  }
  return cut === null ? given : { ...given, years: cut };
}

/** What was filed, with the deduction that the return claimed: where nothing else says it, that is the deduction of the year. */
function asClaimed({ filed, deducted }: YearInfo): YearInfo["filed"] {
  return filed === null || filed.return === false
    ? filed
    : { ...filed, deducted: filed.deducted ?? deducted };
}

/** A right deduction other than the one as filed is what somebody computed: it is not overruled. */
function isComputedAgain({ filed, deducted }: YearInfo): boolean {
  return filed?.deducted != null && Math.abs(filed.deducted - (deducted ?? 0)) >= ONE_DOLLAR;
}

/** Whether the year's return can still be changed for certain, or was never filed. */
function isOpen({ filed }: YearInfo, year: number, asOf: string): boolean {
  if (filed === null) return false;
  if (filed.return === false) return true;
  const until =
    assessmentDeadline(year, filed) ??
    // A return filed on an unknown day was filed on its due date or later.
    assessmentDeadline(year, { date: earlyReturnCountsAs(year), paid_on: null });
  return until !== null && asOf <= until;
}

const ONE_DOLLAR = 100;
