import { formatDollars } from "../money/cents.js";
import { totalLeft } from "../year/facts.js";
import type { YearRule } from "./review.js";

/** Nothing that changes tax is assumed, but for the deduction; and then this says so. */
export const deductionAssumedNone: YearRule = ({ done: { work } }) => {
  const contributed = totalLeft(work.facts.deposits);
  if (contributed === 0 || (work.facts.info?.deducted ?? null) !== null) return [];
  return [
    {
      code: "deduction_assumed_none",
      tax_year: work.year,
      severity: "info",
      message: `No deduction is given for ${work.year}: the contributions of $${formatDollars(contributed)} were taken as nondeductible.`,
      fix: `Give years.${work.year}.deducted: 0 when nothing was deducted on Schedule 1, or the amount that was.`,
      source: "Instructions for Form 8606, line 1",
    },
  ];
};
