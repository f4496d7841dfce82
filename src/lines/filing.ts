import { total, totalLeft } from "../year/facts.js";
import { basis, nondeductible } from "./part1-entered.js";
import type { YearForm } from "./year-form.js";

/**
 * Why a year requires Form 8606 (Instructions, Who Must File); a closed list, in the order of the instructions: in a few
 * words, and in full for the reference.
 */
export const reasons = {
  nondeductible_contribution: {
    short: "a nondeductible contribution",
    full: "an amount on line 1: a nondeductible contribution for the year, or a repayment that counts on line 1",
  },
  distribution_with_basis: {
    short: "a distribution with basis",
    full: "money taken out of traditional IRAs (including SEP and SIMPLE IRAs) while basis is above zero",
  },
  divorce_transfer: {
    short: "a divorce transfer of basis",
    full: "basis received or transferred in a divorce",
  },
  conversion: { short: "a conversion", full: "an amount converted to a Roth IRA and not undone" },
  plan_rollover: {
    short: "a rollover from a plan to a Roth IRA",
    full: "money from an employer plan that went to a Roth IRA in 2010, when the form had a part for it",
  },
  roth_distribution: {
    short: "a Roth distribution",
    full: "Roth distributions that leave an amount on line 19",
  },
} as const satisfies Record<string, { short: string; full: string }>;

export type Reason = keyof typeof reasons;

/** The reasons for which a year's form is required, in the order of the instructions; none: no form. */
export function filingReasons(form: YearForm): Reason[] {
  const { facts } = form;
  const found: Reason[] = [];
  if (total(nondeductible(form)) > 0) found.push("nondeductible_contribution");
  if (total(form.distributions) > 0 && total(nondeductible(form)) + total(basis(form)) > 0) {
    found.push("distribution_with_basis");
  }
  if (facts.basisChanges.some((change) => change.kind === "divorce")) found.push("divorce_transfer");
  if (totalLeft(facts.conversions) > 0) found.push("conversion");
  if (form.parts.rollovers) found.push("plan_rollover");
  if (form.parts.III) found.push("roth_distribution");
  return found;
}
