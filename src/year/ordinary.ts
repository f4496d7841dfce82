import { yearOf } from "../ledger/date.js";
import type { Cents } from "../money/cents.js";
import type { Withdrawal } from "./facts.js";
import type { FactsByYear } from "./facts-by-year.js";

/** A distribution like any other: line 7, or line 19 out of a Roth IRA. */
export function addOrdinary(byYear: FactsByYear, withdrawal: Withdrawal): void {
  if (withdrawal.cents === 0) return;
  const facts = byYear.year(yearOf(withdrawal.date));
  (withdrawal.ira === "roth" ? facts.rothDistributions : facts.distributions).push(withdrawal);
}

/** A withdrawal with no reason, exception or disaster. */
export function kept(date: string, origin: number, cents: Cents, ira: Withdrawal["ira"]): Withdrawal {
  return {
    date,
    origin,
    cents,
    repaid: 0,
    restored: 0,
    reason: "normal",
    exception: null,
    excepted: 0,
    disaster: null,
    ira,
    rothPlan: null,
  };
}
