import { earlyReturnCountsAs } from "../data/law.js";
import type { YearInfo } from "../ledger/schema.js";
import { longDate } from "../text/wording.js";
import {
  assessmentDeadline,
  excessAssessmentDeadline,
  paymentDeadline,
  prepaidTaxDeadline,
  refundDeadline,
  refundDeadlineFromPayment,
} from "../year/deadlines.js";
import { claimsRefund } from "./decisions.js";
import type { MissingFact } from "./form-check.js";
import type { WindowState, YearState } from "./year-state.js";

/** A time limit as it stands on the day that counts as today. */
export interface TimeLimit {
  readonly state: WindowState;
  /** Its last day, ISO; null when not known. */
  readonly until: string | null;
  /** The day of filing is missing: the time runs until that day, or later if the return was filed after its due date. */
  readonly at_least?: true;
}

/** The time to claim a refund. */
export interface RefundWindow extends TimeLimit {
  /** The last day on which a claim still reaches tax that was withheld, or paid by the due date. */
  readonly prepaid_until: string | null;
  /** That day has passed, and the claim still runs. */
  readonly prepaid_lost?: true;
  /** The day on which tax was paid after that, ISO, where the ledger has it. */
  readonly paid_on?: string;
  /**
   * The last day of the three years from filing, where that day is to come and two years from the last payment run longer:
   * a claim by then reaches all tax paid in the three years before it, a later one only that of the two years (6511(b)(2)).
   */
  readonly three_years_until?: string;
  /** The time to claim runs, but it no longer reaches that payment either: nothing can be refunded. */
  readonly payment_lost?: true;
  /** The time to file was extended, or postponed for a disaster: what a claim reaches is longer by that (6511(b)(2)(A)). */
  readonly extension?: true;
  /** By when a claim would have to be mailed if the time to file was extended, which the ledger does not say, ISO. */
  readonly if_extended?: string;
  readonly lacks?: MissingFact;
}

/** The later of three years from filing and two years from payment (IRC 6511(a)), and what it still reaches (6511(b)(2)). */
export function refundWindow(year: number, info: YearInfo | null, asOf: string): RefundWindow {
  const found = windowOf(year, info, asOf);
  if (info === null) return found;
  if (info.extended || isPostponed(year, info)) return { ...found, extension: true };
  if (info.extended === false) return found;
  const longer = windowOf(year, { ...info, extended: true }, asOf);
  const [day, last] = [lastDayOf(found, asOf), lastDayOf(longer, asOf)];
  const isMoved = last !== day || found.prepaid_lost !== longer.prepaid_lost;
  return last !== null && asOf <= last && isMoved ? { ...found, if_extended: last } : found;
}

/** A due date that was postponed for a disaster makes the time longer that a claim reaches back (P.L. 119-64). */
function isPostponed(year: number, info: YearInfo): boolean {
  return (
    info.due !== null &&
    prepaidTaxDeadline(year, { ...info, extended: false }) >
      prepaidTaxDeadline(year, { due: null, extended: false })
  );
}

/** By when a claim is mailed, or the return that is itself the claim; null where nothing can be claimed. */
function lastDayOf(window: RefundWindow, asOf: string): string | null {
  if (window.state === "unknown") return window.prepaid_until;
  return window.state === "open" ? mailBy(window, asOf) : null;
}

function windowOf(year: number, info: YearInfo | null, asOf: string): RefundWindow {
  const until = refundDeadline(year, info?.filed ?? null);
  const least = until === null ? leastUntil(refundDeadline, year, info) : null;
  if (least !== null && asOf <= least)
    return { state: "open", until: least, prepaid_until: least, at_least: true };
  // A late return is itself the claim for what was withheld.
  if (info?.filed?.return === false)
    return { state: "unknown", until: null, prepaid_until: prepaidTaxDeadline(year, info) };
  if (until === null) {
    const lacks = {
      path: `years.${year}.filed.date`,
      whether: `whether a refund can still be claimed for ${year}`,
    };
    return { state: "unknown", until: null, prepaid_until: null, lacks };
  }
  const prepaid = prepaidTaxDeadline(year, info);
  const isLost = prepaid < asOf && asOf <= until;
  const prepaidUntil = prepaid < until ? prepaid : until;
  const paid = info?.filed?.paid_on ?? null;
  if (!isLost) return { ...limit(until, asOf), prepaid_until: prepaidUntil };
  const known = { prepaid_until: prepaidUntil, prepaid_lost: true as const, ...(paid && { paid_on: paid }) };
  const reach = paid === null ? until : lastReach(year, info, paid);
  if (reach < asOf)
    return { state: "closed", until: prepaid < reach ? reach : prepaid, ...known, payment_lost: true };
  const last = reach < until ? reach : until;
  const threeYears = assessmentDeadline(year, info?.filed ?? null);
  const isSooner = threeYears !== null && asOf <= threeYears && threeYears < last;
  return { state: "open", until: last, ...known, ...(isSooner && { three_years_until: threeYears }) };
}

/** The last day of a claim as the time now runs: that of three years from filing, before that of two years from a payment. */
export function claimUntil({ three_years_until, until }: RefundWindow): string | null {
  return three_years_until ?? until;
}

/** The last day on which a claim reaches tax paid on a day, by either of its two times (IRC 6511(b)(2)(A) and (B)). */
function lastReach(year: number, info: YearInfo | null, paid: string): string {
  const byFiling = [
    paymentDeadline(year, info, paid),
    assessmentDeadline(year, info?.filed ?? null) ?? paid,
  ].sort()[0] as string;
  const byPayment = refundDeadlineFromPayment(paid);
  return byFiling > byPayment ? byFiling : byPayment;
}

/** The ordinary three years in which more tax can be assessed (IRC 6501(a)). */
export function assessmentWindow(year: number, info: YearInfo | null, asOf: string): TimeLimit {
  return assessable(assessmentDeadline, year, info, asOf);
}

/** The six years in which the tax on excess contributions can be assessed (IRC 6501(l)(4)). */
export function excessWindow(year: number, info: YearInfo | null, asOf: string): TimeLimit {
  return assessable(excessAssessmentDeadline, year, info, asOf);
}

function assessable(
  deadline: typeof assessmentDeadline,
  year: number,
  info: YearInfo | null,
  asOf: string,
): TimeLimit {
  const until = deadline(year, info?.filed ?? null);
  const least = until === null ? leastUntil(deadline, year, info) : null;
  if (least !== null && asOf <= least) return { state: "open", until: least, at_least: true };
  return limit(until, asOf);
}

/**
 * The last day of a time limit for a return that was filed on an unknown day: a return filed early counts as filed on
 * its due date (IRC 6513(a), 6501(b)(1)), and a later one leaves more time. Null when no return is known to be filed.
 */
function leastUntil(deadline: typeof refundDeadline, year: number, info: YearInfo | null): string | null {
  const filed = info?.filed ?? null;
  if (filed === null || filed.return !== true || filed.date !== null) return null;
  return deadline(year, { date: earlyReturnCountsAs(year), paid_on: filed.paid_on });
}

function limit(until: string | null, asOf: string): TimeLimit {
  if (until === null) return { state: "unknown", until };
  return { state: asOf <= until ? "open" : "closed", until };
}

/** What decides by when something is mailed for a year. */
export interface ClaimedYear {
  readonly tax_year: number;
  readonly send: string;
  readonly due: string;
  readonly refund: RefundWindow;
  readonly assessment: TimeLimit;
  readonly excess_assessment: TimeLimit | null;
  readonly state: Pick<YearState, "income" | "form_5329" | "return">;
}

/**
 * The last day to claim back tax that was withheld or paid in a year for which no return was filed or is sent, ISO; null when
 * it has passed, or the return itself says by when it is sent.
 *
 * @param asOf what counts as today, ISO
 */
export function withheldUntil(
  { send, due, refund, state }: Pick<ClaimedYear, "send" | "due" | "refund" | "state">,
  asOf: string,
): string | null {
  const { prepaid_until: until } = refund;
  if (state.return !== "not_filed" || send === "delinquent_return" || asOf <= due) return null;
  return until !== null && asOf <= until ? until : null;
}

/**
 * The day by which a refund claim should be mailed: while it can, the last day on which it reaches tax that was withheld
 * or paid by the due date; after that the last day of three years from filing; after that the last day of the claim.
 */
export function mailBy(refund: RefundWindow, asOf: string): string | null {
  const { prepaid_until } = refund;
  const until = claimUntil(refund);
  return until !== null && prepaid_until !== null && prepaid_until < until && asOf <= prepaid_until
    ? prepaid_until
    : until;
}

/**
 * The last day on which what is sent for a year is in time. While a fact is missing, the day on which a refund claim that
 * may be owed ends; for a late return, that on which tax that was withheld can still come back; for a return that adds tax,
 * the end of the time to assess it, after which something else is sent. Null when there is none.
 *
 * @param asOf what counts as today, ISO
 */
export function mailDay({ send, due, refund, state, ...year }: ClaimedYear, asOf: string): string | null {
  if (claimsRefund(send)) return mailBy(refund, asOf);
  if (addsTax(send)) return lastAssessment({ ...year, state }).until;
  if (send === "delinquent_return")
    return refund.prepaid_until !== null && asOf <= refund.prepaid_until ? refund.prepaid_until : null;
  if (send === "undecided") return refund.state === "open" && mayClaim(state) ? mailBy(refund, asOf) : null;
  return send === "superseding_return" || send === "with_the_return" ? due : null;
}

/** Whether what is sent adds tax, which can be assessed only for a time. */
export function addsTax(send: string): boolean {
  return send === "amend_payment" || send === "amend_deduction";
}

/** The time in which the tax that is added can be assessed: the longer one of an excess where nothing else changes. */
function lastAssessment({
  assessment,
  excess_assessment: excess,
  state,
}: Pick<ClaimedYear, "assessment" | "excess_assessment" | "state">): TimeLimit {
  const isSame = state.income === "same" || state.income === "lines";
  return isSame && excess !== null ? excess : assessment;
}

/** Whether a refund may be owed: too much was taxed, or it is not known whether. */
export function mayClaim({ income, form_5329 }: ClaimedYear["state"]): boolean {
  return income === "too_high" || income === "unknown" || form_5329 === "less";
}

/** Whether a claim loses a payment with each day: only what was paid in the three years before it can still come back. */
export function isClaimShrinking({ send, refund }: Pick<ClaimedYear, "send" | "refund">): boolean {
  return claimsRefund(send) && refund.prepaid_lost === true && refund.paid_on === undefined;
}

/** What a claim for a return filed late reaches, for the letter and Part II. */
export function limitOfClaim(year: Pick<ClaimedYear, "refund" | "assessment">): string {
  const { refund } = year;
  // The ledger has the last payment alone; earlier ones are in the claim too.
  if (refund.paid_on !== undefined && !isThreeYears(year))
    return `The claim is limited to tax paid within the two years before it is filed${lastPaid(refund)} (section 6511(b)(2)(B)).`;
  const isAsked = refund.prepaid_lost && refund.paid_on === undefined;
  const what = isAsked ? "$__________, paid on ____________________," : "tax paid";
  return `The claim is limited to ${what} within the three years${refund.extension ? ", plus the extension of time to file the return," : ""} before it is filed${lastPaid(refund)} (section 6511(b)(2)(A)).`;
}

/** The day of the last payment, where a claim reaches nothing but what was paid late. */
export function lastPaid({ paid_on }: Pick<RefundWindow, "paid_on">): string {
  return paid_on === undefined ? "" : `, the last of it on ${longDate(paid_on)}`;
}

/** What a claim reaches back beyond three years, where it does: "three years and the extension". */
export function plusExtension({ extension }: Pick<RefundWindow, "extension">): string {
  return extension ? " and the extension" : "";
}

/**
 * Whether a claim within three years of a late return runs longer than it reaches tax withheld or paid by the due date; or only
 * reaches one later payment.
 */
export function isClaimLimited(year: Pick<ClaimedYear, "send" | "refund" | "assessment">): boolean {
  const { until, prepaid_until, paid_on } = year.refund;
  if (!claimsRefund(year.send) || until === null || prepaid_until === null) return false;
  return prepaid_until < until && (paid_on !== undefined || isThreeYears(year));
}

/** Whether the time to claim is that of three years from filing, and not that of two years from a payment. */
export function isThreeYears({ refund, assessment }: Pick<ClaimedYear, "refund" | "assessment">): boolean {
  const until = claimUntil(refund);
  return until !== null && assessment.until !== null && until <= assessment.until;
}
