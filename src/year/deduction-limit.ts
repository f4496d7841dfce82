import {
  contributionLimit,
  deductionPhaseOut,
  type PhaseOut,
  reducedLimit,
  spouseCoveredPhaseOut,
} from "../data/law.js";
import type { YearInfo } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { fiftyByYearEnd } from "./dates.js";
import { phaseOutStatus } from "./phase-out-status.js";

/** The most that can be deducted for a year, in cents; or the key of the year's fact that is missing. */
export type DeductionLimit = { readonly allowed: Cents } | { readonly lacks: string };

/**
 * What the income limits leave of the IRA deduction of one person (IRC 219(g)): the contribution limit of the year,
 * phased out by modified AGI for someone covered by an employer plan, or married to someone covered.
 *
 * @param born the date of birth, null when not known
 */
export function deductionLimit(info: YearInfo, year: number, born: string | null): DeductionLimit {
  const limit = contributionLimit(year, fiftyByYearEnd(born, year));
  const range = phaseOutRange(info, year);
  if (range === null) return { allowed: limit };
  if ("lacks" in range) return range;
  return info.magi === null ? { lacks: "magi" } : { allowed: reducedLimit(limit, info.magi, range) };
}

/** The range of income over which the deduction is phased out; null when no limit applies. */
function phaseOutRange(info: YearInfo, year: number): PhaseOut | null | { lacks: string } {
  const { covered_by_plan: covered } = info;
  if (covered === null) return { lacks: "covered_by_plan" };
  const status = phaseOutStatus(info);
  if (typeof status !== "string") return status;
  if (covered) return deductionPhaseOut(year, status) ?? { lacks: "deducted" };
  const theirs = info.spouse?.covered_by_plan ?? null;
  if (status === "single" || info.filing_status === "surviving_spouse" || theirs === false) return null;
  if (theirs === null) return { lacks: "spouse.covered_by_plan" };
  return spouseCoveredPhaseOut(year, status) ?? { lacks: "deducted" };
}
