import type { Cents } from "../../money/cents.js";
import { inDollars, taxedPercent } from "../../text/wording.js";
import type { Found } from "../check-result.js";
import { conversionTax, isSpoiled } from "../conversion-tax.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/**
 * Every conversion comes pro rata out of all traditional, SEP and SIMPLE IRAs of the owner (IRC 408(d)(2)): with pre-tax
 * money left at the end of the year, most of a "backdoor" is taxed.
 */
export const proRata = {
  code: "pro_rata",
  catches: "a conversion in a year that ends with pre-tax money in the IRAs",
  explanation: `All your traditional IRAs, including SEP and SIMPLE IRAs, are one pool. Each dollar that leaves it is taxable in the proportion of pre-tax money in the pool. You cannot convert only the nondeductible account. With 93 dollars of pre-tax money beside 7 of basis, 93 percent of every conversion is taxable.

The pool is yours alone. Your spouse's IRAs, inherited IRAs and employer plans do not count. It is measured on December 31 of the year you convert, so until then you can move pre-tax money into an employer plan that accepts it. Basis that was not used is not lost: it stays on line 14.`,
  check: eachYear(check),
} as const satisfies Rule;

function check({ form, year, asOf }: YearInReview): Found {
  const tax = conversionTax(form);
  if (!tax || tax.left === 0) return undefined;
  const { converted, taxable, left, ratio } = tax;
  const otherwise = tax.without(left);
  if (taxable <= otherwise) return undefined;
  const over = asOf === null || asOf > `${year}-12-31`;
  return {
    tax_year: year,
    severity: isSpoiled(tax) ? "warning" : "info",
    message: `${inDollars(taxable)} of the ${inDollars(converted)} you converted in ${year} is taxable (${taxedPercent(ratio)}), because ${inDollars(left)} ${over ? "was" : "will be"} in your traditional IRAs on December 31 (${form.worksheet ? "Worksheet 1-1, line 4" : "line 6"}). ${ifEmpty(otherwise, over)}`,
    fix: over
      ? "You cannot change the result of a past year. For your next conversion, move pre-tax money into an employer plan that accepts it, or convert it too, by December 31 of that year."
      : `Until December 31, ${year}, you can move pre-tax money into an employer plan that accepts it, or convert it too. After that day, you cannot change the result for ${year}.`,
    source: "IRC 408(d)(2); Form 8606, lines 6 to 11",
  };
}

/** What would be taxable with empty IRAs. @param otherwise in cents @param over the year has ended */
function ifEmpty(otherwise: Cents, over: boolean): string {
  const amount = otherwise === 0 ? "none" : `only ${inDollars(otherwise)}`;
  return over
    ? `Had they been empty on December 31, ${amount} of it would have been taxable.`
    : `If they are empty on December 31, ${amount} of it will be taxable.`;
}
