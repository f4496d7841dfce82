import { inDollars, taxedPercent } from "../../text/wording.js";
import { conversionTax, isSpoiled } from "../conversion-tax.js";
import type { YearRule } from "../year-in-review.js";

/**
 * Every conversion comes pro rata out of all traditional, SEP and SIMPLE IRAs of the owner (IRC 408(d)(2)): with pre-tax
 * money left at the end of the year, most of a "backdoor" is taxed.
 */
export const proRata: YearRule = ({ work, year, asOf }) => {
  const tax = conversionTax(work);
  if (!tax || tax.left === 0) return undefined;
  const { converted, taxable, left, ratio } = tax;
  const otherwise = tax.without(left);
  if (taxable <= otherwise) return undefined;
  const over = asOf === null || asOf > `${year}-12-31`;
  return {
    code: "pro_rata",
    tax_year: year,
    severity: isSpoiled(tax) ? "warning" : "info",
    message: `The ${inDollars(converted)} converted in ${year} came in proportion out of all traditional, SEP and SIMPLE IRAs, in which ${inDollars(left)} ${over ? "was" : "is to be"} left on December 31 (${work.worksheet ? "Worksheet 1-1, line 4" : "line 6"}): ${taxedPercent(ratio)} of it, ${inDollars(taxable)}, is taxable. With nothing left in them it would have been ${inDollars(otherwise)}.`,
    fix: "What counts is December 31 of the year of the conversion. Until then pre-tax money can go into an employer plan that takes it, or be converted too; afterwards the year stands, and only the next conversion can be cleared.",
    source: "IRC 408(d)(2); Form 8606, lines 6 to 11",
  };
};
