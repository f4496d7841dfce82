import { basis, nondeductible, paidAfterYearEnd } from "../../lines/part1-entered.js";
import { total, totalLeft } from "../../year/facts.js";

import type { Found } from "../check-result.js";
import { marked } from "../marked.js";
import { allOf, eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** A transfer to an HSA that took basis along, or of which that cannot be told without the year-end value. */
export const hsaFundingAbovePretax = {
  code: "hsa_funding_above_pretax",
  catches: "a transfer to an HSA that includes basis",
  explanation: `A transfer to an HSA takes pre-tax money first, and its exclusion covers only that. What it takes beyond the pre-tax money in all your IRAs is basis. It is not taxable either, but it has left the IRAs: it goes on line 7 as a distribution, and line 12 takes it out of your basis.`,
  check: allOf(
    marked("hsa_funding_above_pretax", (amount) => ({
      severity: "info",
      message: `${amount} of your transfer to an HSA was basis, because there was no more pre-tax money. It is on line 7, and line 12 takes it out of your basis without tax.`,
      fix: "You do not need to do anything. The law says that pre-tax money goes first; the instructions of the form do not mention it.",
      source: "IRC 408(d)(9)(A) and (E)",
    })),
    eachYear(valueMissing),
  ),
} as const satisfies Rule;

function valueMissing({ form, facts, year, info }: YearInReview): Found {
  if (facts.hsaFunding.length === 0 || typeof info?.year_end_value === "number") return undefined;
  const held = total(basis(form)) + total(nondeductible(form)) - total(paidAfterYearEnd(form));
  const others = total(facts.distributions) + totalLeft(facts.conversions);
  if (held <= others) return undefined;
  return {
    tax_year: year,
    lacks: `years.${year}.year_end_value`,
    whether: "whether the transfer to an HSA took more than your pre-tax money, and so basis",
    source: "IRC 408(d)(9)(A) and (E)",
  };
}
