import type { YearInfo } from "../ledger/schema.js";
import { assessmentDeadline, prepaidTaxDeadline, refundDeadline } from "../year/limitation.js";
import type { MissingFact } from "./form-check.js";
import type { WindowState } from "./state.js";

/** A time limit as it stands on the day that counts as today. */
export interface TimeLimit {
  readonly state: WindowState;
  /** Its last day, ISO; null when not known. */
  readonly until: string | null;
}

/** The time to claim a refund. */
export interface RefundWindow extends TimeLimit {
  /** The last day on which a claim still reaches tax that was withheld, or paid by the due date. */
  readonly prepaid_until: string | null;
  readonly lacks?: MissingFact;
}

/** The later of three years from filing and two years from payment (IRC 6511(a)), and what it still reaches (6511(b)(2)). */
export function refundWindow(year: number, info: YearInfo | null, asOf: string): RefundWindow {
  const until = refundDeadline(year, info?.filed ?? null);
  if (until === null) {
    const lacks = {
      path: `years.${year}.filed.date`,
      whether: `whether a refund can still be claimed for ${year}`,
    };
    return { state: "unknown", until: null, prepaid_until: null, lacks };
  }
  const prepaid = prepaidTaxDeadline(year, info);
  return { ...limit(until, asOf), prepaid_until: prepaid < until ? prepaid : until };
}

/** The ordinary three years in which more tax can be assessed (IRC 6501(a)). */
export function assessmentWindow(year: number, info: YearInfo | null, asOf: string): TimeLimit {
  return limit(assessmentDeadline(year, info?.filed ?? null), asOf);
}

function limit(until: string | null, asOf: string): TimeLimit {
  if (until === null) return { state: "unknown", until };
  return { state: asOf <= until ? "open" : "closed", until };
}
