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
import type { MissingFact } from "./form-check.js";
import type { WindowState, YearState } from "./state.js";

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
  /** The time to claim runs, but it no longer reaches that payment either: nothing can be refunded. */
  readonly payment_lost?: true;
  readonly lacks?: MissingFact;
}

/** The later of three years from filing and two years from payment (IRC 6511(a)), and what it still reaches (6511(b)(2)). */
export function refundWindow(year: number, info: YearInfo | null, asOf: string): RefundWindow {
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
  return reach < asOf
    ? { state: "closed", until: prepaid < reach ? reach : prepaid, ...known, payment_lost: true }
    : { state: "open", until: reach < until ? reach : until, ...known };
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

/** A refund claim that has to be mailed by a day, ISO. */
export interface ClosingClaim {
  readonly tax_year: number;
  readonly until: string;
  /** The year is not in the ledger: whether a refund is owed for it is not known, and the package does not claim it. */
  readonly not_in_ledger?: true;
  /** Each day that passes may take a payment out of the claim. */
  readonly is_shrinking?: true;
  /** What is sent, where it is not a claim on Form 1040-X: a late return claims withheld tax; a fact may decide on a claim. */
  readonly send?: "delinquent_return" | "superseding_return" | "undecided";
}

/** A year that is not in the ledger, in which a refund may be owed until a day. */
interface UnclaimedYear {
  readonly tax_year: number;
  readonly claim_until?: string;
}

interface ClosingHousehold {
  readonly members: readonly {
    readonly years: readonly (ClaimedYear & { readonly due: string })[];
    readonly assumed: readonly UnclaimedYear[];
  }[];
  readonly as_of: string;
}

/** The refund claim that runs out first, in a package or in a year that it still needs; null when there is none. */
export function earliestClosing(household: ClosingHousehold): ClosingClaim | null {
  return firstOf(household, new Set(["amend_refund", "delinquent_return", "undecided"]));
}

/** The same, or the last day of a superseding return where that comes first. */
export function firstDeadline(household: ClosingHousehold): ClosingClaim | null {
  return firstOf(
    household,
    new Set(["amend_refund", "delinquent_return", "undecided", "superseding_return"]),
  );
}

function firstOf({ members, as_of }: ClosingHousehold, sent: ReadonlySet<string>): ClosingClaim | null {
  let first = openClaim(members);
  for (const year of members.flatMap(({ years }) => years)) {
    const until = sent.has(year.send) ? mailDay(year, as_of) : null;
    // A claim of the package goes before one of a year that is not in the ledger.
    if (
      until !== null &&
      (first === null || until < first.until || (first.not_in_ledger && until === first.until))
    )
      first = closingOf(year, until);
  }
  return first;
}

function closingOf(year: ClaimedYear, until: string): ClosingClaim {
  const { tax_year, send } = year;
  return {
    tax_year,
    until,
    ...(isClaimShrinking(year) && { is_shrinking: true as const }),
    ...(isOtherSend(send) && { send }),
  };
}

function isOtherSend(send: string): send is NonNullable<ClosingClaim["send"]> {
  return send !== "amend_refund";
}

/** The first claim that may be owed for a year that is not in the ledger; null when there is none. */
export function openClaim(
  members: readonly { readonly assumed: readonly UnclaimedYear[] }[],
): ClosingClaim | null {
  let first: ClosingClaim | null = null;
  for (const { tax_year, claim_until: until } of members.flatMap(({ assumed }) => assumed))
    if (until !== undefined && (first === null || until < first.until))
      first = { tax_year, until, not_in_ledger: true };
  return first;
}

/** What to do about what runs out first, in a sentence or two. */
export function closingInWords({ tax_year, until, not_in_ledger, is_shrinking, send }: ClosingClaim): string {
  const day = longDate(until);
  if (is_shrinking)
    return `Mail the refund claim for ${tax_year} now, and by ${day} at the latest. Each payment drops out of it three years after its day.`;
  if (not_in_ledger)
    return `If the ${tax_year} distribution was taxed in full, a claim for ${tax_year} can be mailed until ${day}. This package does not have it: add that year to the ledger first.`;
  switch (send) {
    case "delinquent_return":
      return `If tax was withheld or paid for ${tax_year}, mail the ${tax_year} return by ${day}. After that day, it can no longer be refunded.`;
    case "superseding_return":
      return `Mail the superseding return for ${tax_year} by ${day}.`;
    case "undecided":
      return `If a refund is owed for ${tax_year}, the claim can be mailed until ${day}. Add the missing facts first.`;
    default:
      return `Mail the refund claim for ${tax_year} by ${day}.`;
  }
}

/** Whether a claim loses a payment with each day: only what was paid in the three years before it can still come back. */
export function isClaimShrinking({ send, refund }: ClaimedYear): boolean {
  return send === "amend_refund" && refund.prepaid_lost === true && refund.paid_on === undefined;
}

/** The earlier of two days, ISO; a day that is null does not count. */
export function earlierDay(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b < a) ? b : a;
}

interface MailedEnvelope {
  readonly send: string;
  readonly tax_year: number;
  readonly parts: readonly { readonly year: ClaimedYear & { readonly due: string } }[];
}

/**
 * The last day on which an envelope is in time, ISO, by what is in it alone; null when there is none.
 *
 * @param asOf what counts as today, ISO
 */
export function envelopeDay({ parts }: Pick<MailedEnvelope, "parts">, asOf: string): string | null {
  return firstMailDay(
    parts.map(({ year }) => year),
    asOf,
  );
}

/**
 * The same in a sentence, with what it depends on.
 *
 * @example envelopeDayInWords(envelope, "2026-03-02") // "Mail by April 15, 2026."
 */
export function envelopeDayInWords(envelope: MailedEnvelope, asOf: string): string | null {
  const until = envelopeDay(envelope, asOf);
  if (until === null) return null;
  const day = longDate(until);
  if (envelope.parts.some(({ year }) => isClaimShrinking(year)))
    return `Mail now, and by ${day} at the latest.`;
  return envelope.send === "delinquent_return"
    ? `If tax was withheld or paid for ${envelope.tax_year}, mail by ${day}.`
    : `Mail by ${day}.`;
}

interface ClaimedYear {
  readonly tax_year: number;
  readonly send: string;
  readonly refund: RefundWindow;
  readonly state: Pick<YearState, "income" | "form_5329">;
}

/**
 * The day by which a refund claim should be mailed: while it can, the last day on which it reaches tax that was withheld
 * or paid by the due date; after that the last day of the claim.
 */
export function mailBy({ until, prepaid_until }: RefundWindow, asOf: string): string | null {
  return until !== null && prepaid_until !== null && prepaid_until < until && asOf <= prepaid_until
    ? prepaid_until
    : until;
}

/**
 * The last day on which what is sent for a year is in time. While a fact is missing, the day on which a refund claim that
 * may be owed ends; for a late return, that on which tax that was withheld can still come back. Null when there is none.
 *
 * @param asOf what counts as today, ISO
 */
export function mailDay(
  { send, due, refund, state }: ClaimedYear & { readonly due: string },
  asOf: string,
): string | null {
  if (send === "amend_refund") return mailBy(refund, asOf);
  if (send === "delinquent_return")
    return refund.prepaid_until !== null && asOf <= refund.prepaid_until ? refund.prepaid_until : null;
  if (send === "undecided") return refund.state === "open" && mayClaim(state) ? mailBy(refund, asOf) : null;
  return send === "superseding_return" || send === "with_the_return" ? due : null;
}

/** Whether a refund may be owed: too much was taxed, or it is not known whether. */
export function mayClaim({ income, form_5329 }: ClaimedYear["state"]): boolean {
  return income === "too_high" || income === "unknown" || form_5329 === "less";
}

/** The first of those days of several years; null when there is none. */
export function firstMailDay(
  years: readonly (ClaimedYear & { readonly due: string })[],
  asOf: string,
): string | null {
  const days = years.map((year) => mailDay(year, asOf)).filter((day) => day !== null);
  return days.sort()[0] ?? null;
}

/** What a claim for a return filed late reaches, for the letter and Part II. */
export function limitOfClaim({ refund }: ClaimedYear): string {
  const paid =
    refund.paid_on === undefined
      ? "$__________, paid on ____________________,"
      : `tax paid on ${longDate(refund.paid_on)},`;
  const what = refund.prepaid_lost ? paid : "tax paid";
  return `The claim is limited to ${what} within the three years before it is filed (section 6511(b)(2)(A)).`;
}

/** Whether a claim within three years of a late return runs longer than it reaches tax withheld or paid by the due date. */
export function isClaimLimited({
  send,
  refund: { until, prepaid_until },
  assessment,
}: ClaimedYear & { readonly assessment: TimeLimit }): boolean {
  const isThreeYears = until !== null && assessment.until !== null && until <= assessment.until;
  return send === "amend_refund" && isThreeYears && prepaid_until !== null && prepaid_until < until;
}
