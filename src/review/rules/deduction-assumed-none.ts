import { inDollars, placesInWords, yearsInWords } from "../../text/wording.js";
import { totalLeft } from "../../year/facts.js";
import type { Found } from "../check-result.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview } from "../year-in-review.js";

/** Nothing that changes tax is assumed, but for the deduction; and then this says so, once for all years. */
export const deductionAssumedNone = {
  code: "deduction_assumed_none",
  catches: "contributions treated as nondeductible because the ledger gives no deduction",
  explanation: `Line 1 is what you contributed for the year minus what you deducted on Schedule 1. The ledger gives no deduction, so all of it is treated as nondeductible. That is right for a backdoor Roth. It is wrong for a contribution that you deducted, which gives no basis.

Find the IRA deduction on that year's return and enter it, even if it is zero.`,
  check,
} as const satisfies Rule;

function check({ years }: LedgerInReview): Found {
  const assumed: number[] = [];
  let contributed = 0;
  for (const { year, facts, info } of years) {
    const here = totalLeft(facts.deposits);
    if (here === 0 || (info?.deducted ?? null) !== null) continue;
    assumed.push(year);
    contributed += here;
  }
  const last = assumed.at(-1);
  if (last === undefined) return undefined;
  return {
    tax_year: last,
    severity: "info",
    message: `The ledger gives no IRA deduction for ${yearsInWords(assumed)}, so your contributions of ${inDollars(contributed)} are treated as nondeductible.`,
    fix: "Add the IRA deduction from Schedule 1 of each return: 0 if you deducted nothing.",
    enter: `In the ledger: ${placesInWords(assumed.map((year) => `years.${year}.deducted`))}.`,
    source: "Instructions for Form 8606, line 1",
  };
}
