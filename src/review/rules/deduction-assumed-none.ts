import { inDollars, placesInWords, yearsInWords } from "../../text/wording.js";
import { totalLeft } from "../../year/facts.js";
import type { LedgerRule } from "../year-in-review.js";

/** Nothing that changes tax is assumed, but for the deduction; and then this says so, once for all years. */
export const deductionAssumedNone: LedgerRule = ({ years }) => {
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
    code: "deduction_assumed_none",
    tax_year: last,
    severity: "info",
    message: `No deduction is given for ${yearsInWords(assumed)}: the contributions of ${inDollars(contributed)} were taken as nondeductible.`,
    fix: `Give ${placesInWords(assumed.map((year) => `years.${year}.deducted`))}: 0 when nothing was deducted on Schedule 1, or the amount that was.`,
    source: "Instructions for Form 8606, line 1",
  };
};
