import { isYearAssumed } from "../../ledger/complete-ledger.js";
import { yearOf } from "../../ledger/date.js";
import type { EntryOf, Ledger } from "../../ledger/schema.js";
import { inDollars, longDate } from "../../text/wording.js";
import { returnDue } from "../../year/deadlines.js";
import type { Found } from "../check-result.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview } from "../year-in-review.js";

/** A deposit just before the due date, without a tax year: many such deposits are for the year before. */
export const depositWithoutYear = {
  code: "deposit_without_year",
  catches: "a contribution in April that does not name its tax year, after a year without one",
  explanation: `Until the due date of a return, in April, a contribution can be for the year before or for the year of the deposit. You choose when you make it. Without a tax year, the program counts it for the year of the deposit.

Many deposits in April are for the year before, because that is the last chance. The tax year decides which form the contribution belongs on. Form 5498 shows it: box 1 has the contributions for its year, whenever they were made.`,
  check,
} as const satisfies Rule;

type Deposit = EntryOf<"contribution">;

function check({ ledger }: LedgerInReview): Found {
  const years = new Set(ledger.entries.map((entry) => (entry.kind === "contribution" ? entry.for : null)));
  return ledger.entries
    .filter((entry): entry is Deposit => isUnclear(entry, ledger) && !years.has(yearOf(entry.date) - 1))
    .map(question);
}

function isUnclear(entry: Ledger["entries"][number], ledger: Ledger): entry is Deposit {
  if (entry.kind !== "contribution" || !isYearAssumed(entry)) return false;
  if (entry.day === "unknown" || (entry.ira !== "traditional" && entry.ira !== "roth")) return false;
  const year = yearOf(entry.date);
  if (entry.date < `${year}-04-01` || entry.date > returnDue(ledger, year - 1)) return false;
  return (ledger.opening?.year ?? 0) < year - 1;
}

function question({ date, amount, index }: Deposit) {
  const year = yearOf(date);
  return {
    tax_year: year,
    severity: "warning" as const,
    message: `Was your contribution of ${inDollars(amount)} on ${longDate(date)} for ${year - 1} or for ${year}? The ledger does not say, so it counts for ${year}.`,
    fix: `Look at Form 5498 for ${year - 1}: box 1 (box 10 for a Roth IRA) has what you contributed for that year.`,
    enter: `Add \`for: ${year - 1}\` or \`for: ${year}\` to the entry.`,
    source: "IRC 219(f)(3); Form 5498, boxes 1 and 10",
    about: { index },
  };
}
