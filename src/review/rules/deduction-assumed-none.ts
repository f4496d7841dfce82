import { inDollars, placesInWords, yearsInWords } from "../../text/wording.js";
import { totalLeft } from "../../year/facts.js";
import type { Found } from "../found.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview } from "../year-in-review.js";

/** Nothing that changes tax is assumed, but for the deduction; and then this says so, once for all years. */
export const deductionAssumedNone = {
  code: "deduction_assumed_none",
  catches: "contributions taken as nondeductible because no deduction was given",
  explanation: `Line 1 is what was contributed for the year less what was deducted on Schedule 1. The ledger gave no deduction, so all of it was taken as nondeductible. That is right for a backdoor, and wrong for a contribution that was deducted: it makes no basis.

Look at the IRA deduction of that year's return, and write it down, zero included.`,
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
    message: `No deduction is given for ${yearsInWords(assumed)}: the contributions of ${inDollars(contributed)} were taken as nondeductible.`,
    fix: `Give ${placesInWords(assumed.map((year) => `years.${year}.deducted`))}: 0 when nothing was deducted on Schedule 1, or the amount that was.`,
    source: "Instructions for Form 8606, line 1",
  };
}
