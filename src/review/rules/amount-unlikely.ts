import type { Ledger } from "../../ledger/schema.js";
import type { Cents } from "../../money/cents.js";
import { inDollars, longDate } from "../../text/wording.js";
import type { Found, Remark } from "../check-result.js";
import { rothStepQuestion } from "../likely-mistake.js";
import { type MoneyOfYear, type Outflow, outflowsOf } from "../money-flow.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview } from "../year-in-review.js";

/** Amounts that do not fit together: most often a digit too many or too few. */
export const amountUnlikely = {
  code: "amount_unlikely",
  catches: "an amount that does not fit the others, as when a digit is missing",
  explanation: `What comes out of an IRA, and what is left in it, has to come from what was in it. This compares the two roughly and asks only when they are far apart: a conversion of more than twice what was there, or a year-end value five times too high or too low. The usual reason is a slip: a digit too many or too few, or a contribution or distribution that was left out.

Markets move, so a question here is not an error. If the amounts are right, change nothing.`,
  check,
} as const satisfies Rule;

/** Differences below these are growth, loss, or too little to ask about. */
const SMALL: Cents = 1_000_00;
const LARGE: Cents = 10_000_00;
const TIMES = 5;

function check({ ledger, money }: LedgerInReview): Found {
  if (ledger.owner.inherited_from !== null) return undefined;
  return money().flatMap((year) => {
    const out = moreThanThere(year);
    const remark = out ? tooMuchOut(year.year, out) : endDoesNotFit(ledger, year);
    return remark ? [remark] : [];
  });
}

/** The first thing that took out more than twice what was there, growth aside. */
function moreThanThere(year: MoneyOfYear): Outflow | undefined {
  if (year.begins && year.end !== 0) return undefined;
  return outflowsOf(year).find(
    ({ flow, cents, before, later }) =>
      (flow.entry.kind === "conversion" || flow.entry.kind === "distribution") &&
      before > 0 &&
      cents > 2 * (before + later) &&
      cents - before > SMALL,
  );
}

function tooMuchOut(year: number, { flow, cents, before }: Outflow): Remark {
  const what = flow.entry.kind === "conversion" ? "conversion" : "distribution";
  return {
    tax_year: year,
    severity: "warning",
    message: `The ${what} of ${longDate(flow.date)} is ${inDollars(cents)}, but by this ledger only about ${inDollars(before)} was in your traditional IRAs. Is ${inDollars(cents)} the right amount?`,
    fix: `Compare the amount with Form 1099-R, box 1. If it is right, add what else was in the IRAs: earlier contributions (Form 5498, box 1), the value on December 31, ${year - 1} (Form 5498, box 5), and the basis on your last Form 8606.`,
    enter: `\`years.${year - 1}.year_end_value\` and \`opening\` hold what was there before.`,
    source: "Form 8606, lines 6 to 8",
  };
}

/** A value on December 31 that is far from what came in and went out. */
function endDoesNotFit(ledger: Ledger, { year, begins, start, flows, end }: MoneyOfYear): Remark | undefined {
  if (start === null || end === null) return undefined;
  const expected = Math.max(0, start + flows.reduce((sum, { cents }) => sum + cents, 0));
  const tooLow = end * TIMES < expected && expected - end > SMALL;
  const tooHigh = !begins && end > expected * TIMES && end - expected > LARGE;
  if (!tooLow && !tooHigh) return undefined;
  const step = tooLow ? rothStepQuestion(ledger, year) : undefined;
  const isUsed = step !== undefined || flows.some(({ cents }) => cents < 0);
  return {
    tax_year: year,
    severity: isUsed ? "warning" : "info",
    message: `Your traditional IRAs held ${inDollars(end)} on December 31, ${year}, but by what came in and went out they should have held about ${inDollars(expected)}. ${step ?? "Is an amount wrong, or was an entry left out?"}`,
    fix: `Compare the value with Form 5498, box 5, and the year's amounts with Form 5498, box 1, and Form 1099-R, box 1.`,
    enter: `The value is \`years.${year}.year_end_value\`.`,
    source: "Form 8606, line 6",
  };
}
