import { inDollars, taxedPercent } from "../../text/wording.js";
import { conversionTax, isSpoiled } from "../conversion-tax.js";
import type { Found } from "../found.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/**
 * Every conversion comes pro rata out of all traditional, SEP and SIMPLE IRAs of the owner (IRC 408(d)(2)): with pre-tax
 * money left at the end of the year, most of a "backdoor" is taxed.
 */
export const proRata = {
  code: "pro_rata",
  catches: "a conversion in a year that ends with pre-tax money in the IRAs",
  explanation: `All traditional, SEP and SIMPLE IRAs of one owner are one pool, and every dollar that leaves it is taxable in the proportion that pre-tax money has in it. One cannot convert "only the nondeductible account". With 93 dollars of pre-tax money beside 7 of basis, 93 percent of every conversion is taxed.

The pool is the owner's own: neither the spouse's IRAs nor an inherited IRA nor a plan at work count. It is measured on December 31 of the year of the conversion, so until that day pre-tax money can leave it, into an employer plan that takes it. What was taxed is not lost: the basis that was not used stays on line 14.`,
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
    message: `The ${inDollars(converted)} converted in ${year} came in proportion out of all traditional, SEP and SIMPLE IRAs, in which ${inDollars(left)} ${over ? "was" : "is to be"} left on December 31 (${form.worksheet ? "Worksheet 1-1, line 4" : "line 6"}): ${taxedPercent(ratio)} of it, ${inDollars(taxable)}, is taxable. With nothing left in them it would have been ${inDollars(otherwise)}.`,
    fix: "What counts is December 31 of the year of the conversion. Until then pre-tax money can go into an employer plan that takes it, or be converted too; afterwards the year stands, and only the next conversion can be cleared.",
    source: "IRC 408(d)(2); Form 8606, lines 6 to 11",
  };
}
