import {
  contributionLimit,
  deductionPhaseOut,
  type PhaseOut,
  reducedLimit,
  spouseCoveredPhaseOut,
} from "../data/law.js";
import type { YearInfo } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { isPastContributing, limitForPay } from "./contribution-limits.js";
import { fiftyByYearEnd } from "./dates.js";
import { phaseOutStatus } from "./phase-out-status.js";

/** The most that can be deducted for a year, in cents; or the key of the year's fact that is missing. */
export type DeductionLimit = { readonly allowed: Cents } | { readonly lacks: string };

/**
 * The IRA deduction of one person: the contribution limit of the year, phased out by modified AGI for someone covered by an
 * employer plan, or married to someone covered (IRC 219(g)), and never more than what pay and age allow (IRC 219(b)(1), (c)
 * and, until 2019, (d)(1)).
 *
 * @param born the date of birth, null when not known
 */
export function deductionLimit(info: YearInfo, year: number, born: string | null): DeductionLimit {
  const most = deductibleAtMost(info, year, born);
  const limit = contributionLimit(year, fiftyByYearEnd(born, year));
  const range = most === 0 ? null : phaseOutRange(info, year);
  if (range === null) return { allowed: most };
  if ("lacks" in range) return range;
  if (info.magi === null) return { lacks: "magi" };
  return { allowed: Math.min(most, reducedLimit(limit, info.magi, range)) };
}

/** What can be deducted whatever the income: the limit, or what pay allows as far as the ledger has it; nothing past the age. */
function deductibleAtMost(info: YearInfo, year: number, born: string | null): Cents {
  if (isPastContributing(born, year)) return 0;
  return limitForPay({ info, year }, contributionLimit(year, fiftyByYearEnd(born, year)));
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
