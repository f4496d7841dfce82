import { deductionPhaseOut, type PhaseOut, spouseCoveredPhaseOut } from "../data/law.js";
import type { YearInfo } from "../ledger/schema.js";
import { phaseOutStatus } from "../year/phase-out-status.js";

/** The fact without which it is not known whether income limits allowed a year's deduction; null where nothing hints at a limit. */
export function missingForDeduction(info: YearInfo, year: number): string | null {
  const phaseOut = info.deduction_limited ? undefined : phaseOutOf(info, year);
  return phaseOut !== undefined && "lacks" in phaseOut ? `years.${year}.${phaseOut.lacks}` : null;
}

/** The range that applies, or the fact that would tell; undefined when no income limit applies, or nothing hints at one. */
export function phaseOutOf(
  info: YearInfo,
  year: number,
): (PhaseOut & { spouse: boolean }) | { lacks: string } | undefined {
  const { covered_by_plan: covered, magi } = info;
  if (covered === null && magi === null) return undefined;
  const status = phaseOutStatus(info);
  if (covered === null || covered) {
    const range = deductionPhaseOut(year, typeof status === "string" ? status : "single");
    if (!range) return undefined;
    if (covered === null)
      return magi !== null && magi > range.start ? { lacks: "covered_by_plan" } : undefined;
    if (magi === null) return { lacks: "magi" };
    if (typeof status !== "string") return magi > range.start ? status : undefined;
    return { ...range, spouse: false };
  }
  if (typeof status !== "string" || status === "single" || info.filing_status === "surviving_spouse")
    return undefined;
  const range = spouseCoveredPhaseOut(year, status);
  const theirs = info.spouse?.covered_by_plan ?? null;
  if (!range || theirs === false) return undefined;
  if (magi === null) return theirs === null ? undefined : { lacks: "magi" };
  if (magi <= range.start) return undefined;
  return theirs === null ? { lacks: "spouse.covered_by_plan" } : { ...range, spouse: true };
}
