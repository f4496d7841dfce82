import type { Found } from "../check-result.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** The printed Worksheet 1-1 counts charitable and HSA distributions, which taxes part of them. */
export const worksheetWithoutCharity = {
  code: "worksheet_without_charity",
  catches: "Worksheet 1-1 in a year with charitable or HSA distributions",
  explanation: `The printed Worksheet 1-1 in Publication 590-B adds charitable and HSA distributions to the amount that is shared in proportion. That taxes part of what the law leaves out of income. Here they are left out, and this finding says so.`,
  check: eachYear(check),
} as const satisfies Rule;

function check({ done, form, facts, year }: YearInReview): Found {
  if (!form.worksheet) return undefined;
  const hsa = facts.hsaFunding.length > 0;
  if (done.charitable.counted === 0 && !hsa) return undefined;
  return {
    tax_year: year,
    severity: "warning",
    message: `Line 5 of Worksheet 1-1 for ${year} leaves out charitable and HSA distributions. The printed worksheet adds them, which would tax part of what the law excludes.`,
    fix: "Keep this explanation with the return, or complete the worksheet as printed.",
    source: "Publication 590-B, Worksheet 1-1, line 5; IRC 408(d)(8) and (9)",
  };
}
