import { contributionLimit } from "../data/law.js";
import { yearOf } from "../ledger/date.js";
import type { EntryOf, Ledger } from "../ledger/schema.js";
import { inDollars, longDate } from "../text/wording.js";
import { daysBetween } from "../year/dates.js";
import { inOrder } from "../year/order.js";
import type { YearInReview } from "./year-in-review.js";

type Contribution = EntryOf<"contribution">;

/** Two steps of a backdoor are not further apart. */
const STEP_DAYS = 60;

/** A slip that an excess may come from. */
export interface Slip {
  /** A question that is answered by yes or no. */
  readonly question: string;
  /** What to do after a yes, to be read after "If so, ". */
  readonly correction: string;
}

/**
 * What is probably a slip when contributions for a year are above what is allowed; undefined when nothing hints at one.
 * It is asked before a tax or a return of the excess is named.
 */
export function slipBehindExcess({ ledger, year }: YearInReview): Slip | undefined {
  const step = rothStepQuestion(ledger, year);
  if (step !== undefined) return { question: step, correction: "enter it as a conversion" };
  const contributions = contributionsFor(ledger, year);
  const digit = digitTooMany(contributions, year);
  if (digit)
    return {
      question: `Did you contribute ${inDollars(digit.meant)} instead of ${inDollars(digit.amount)}?`,
      correction: "correct the amount",
    };
  if (isTwice(contributions, year, ledger))
    return {
      question: "Do these contributions belong to two people?",
      correction: "keep each person's contributions in a ledger of their own",
    };
  return undefined;
}

/**
 * A question about a Roth contribution of about the traditional one's amount, soon after it and with no conversion in the
 * year: most often the second step of a backdoor.
 */
export function rothStepQuestion(ledger: Ledger, year: number): string | undefined {
  if (ledger.entries.some((entry) => entry.kind === "conversion" && yearOf(entry.date) === year))
    return undefined;
  const contributions = contributionsFor(ledger, year);
  const traditional = contributions.filter(({ ira }) => ira === "traditional");
  const step = contributions.find(
    (roth) =>
      roth.ira === "roth" &&
      traditional.some(({ date, amount }) => {
        const days = daysBetween(date, roth.date);
        const ratio = roth.amount / amount;
        return days >= 0 && days <= STEP_DAYS && ratio >= 0.95 && ratio <= 1.05;
      }),
  );
  return (
    step &&
    `Was the ${inDollars(step.amount)} that went into your Roth IRA on ${longDate(step.date)} the conversion of your traditional contribution?`
  );
}

/** Who pays in more often than this in a year does it by plan; each is compared with each, so there must be few. */
const FEW = 30;

/** A year's contributions, in an order that their places in the file do not change; none when there are many. */
function contributionsFor(ledger: Ledger, year: number): Contribution[] {
  const all = ledger.entries.filter(
    (entry): entry is Contribution =>
      entry.kind === "contribution" &&
      (entry.ira === "traditional" || (entry.ira === "roth" && entry.roth_plan === null)) &&
      (entry.for ?? yearOf(entry.date)) === year,
  );
  return all.length > FEW ? [] : (inOrder(all) as Contribution[]);
}

/** An amount that would fit with a tenth or a hundredth of it. */
function digitTooMany(contributions: readonly Contribution[], year: number) {
  const limit = contributionLimit(year, true);
  for (const { amount } of contributions)
    for (const times of [10, 100]) {
      const meant = amount / times;
      if (amount > limit && meant <= limit && meant * 2 > limit && Number.isInteger(meant))
        return { amount, meant };
    }
  return undefined;
}

/** Two contributions of the same amount, each of which would be within the limit. */
function isTwice(contributions: readonly Contribution[], year: number, { owner }: Ledger): boolean {
  if (owner.inherited_from !== null) return false;
  const limit = contributionLimit(year, true);
  return contributions.some(
    (one, at) =>
      one.amount <= limit &&
      one.amount * 2 > limit &&
      contributions.some(
        (other, place) => place > at && other.ira === one.ira && other.amount === one.amount,
      ),
  );
}
