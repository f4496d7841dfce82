import { inDollars } from "../../text/wording.js";
import { conversionTax, isSpoiled } from "../conversion-tax.js";
import type { Found } from "../found.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview } from "../year-in-review.js";

/**
 * Pre-tax money that an employer plan takes is out of the proportion for good. Told once, for the last conversion that
 * pre-tax money spoiled: it is the one that shows what the next one will cost.
 */
export const reverseRollover = {
  code: "reverse_rollover",
  catches: "pre-tax money that an employer plan would take",
  explanation: `Many plans at work take pre-tax money out of IRAs, and money in a plan is not in the proportion. Moved there by December 31 of the year of a conversion, it leaves only basis behind, and the conversion is free of tax.

Only pre-tax money can go, which is why this separates what otherwise comes out mixed. Required distributions, inherited IRAs and SIMPLE IRAs in their first two years cannot. Some plans take only money that once came from a plan; ask what they want to see, and how long it takes.`,
  check,
} as const satisfies Rule;

function check({ years, asOf }: LedgerInReview): Found {
  const spoiled = years.findLast((y) => {
    const tax = conversionTax(y.form);
    return tax !== undefined && isSpoiled(tax);
  });
  const tax = spoiled && conversionTax(spoiled.form);
  if (!spoiled || !tax) return undefined;
  const { year, info } = spoiled;
  const takes = info?.employer_plan?.accepts_ira_rollovers ?? null;
  if (takes === "none") return undefined;
  const rest = tax.without(tax.pretaxLeft);
  const saved = tax.taxable - rest;
  if (saved <= 0) return undefined;
  // Someone who converts pre-tax money on purpose does not want it in a plan: ask only where the rest would be clean.
  if (takes === null && rest * 100 >= tax.converted) return undefined;
  const money = inDollars(tax.pretaxLeft);
  const effect = `without the ${money} of pre-tax money in the IRAs on December 31, ${inDollars(saved)} less of the ${year} conversion would be taxable`;
  const over = asOf !== null && asOf > `${year}-12-31`;
  const when = over
    ? `For ${year} it is too late; it clears the next conversion.`
    : `It must have left the IRAs by December 31, ${year}.`;
  const only =
    "Only pre-tax money may go: not the nondeductible contributions, not a required distribution, not an inherited IRA, and no SIMPLE IRA in its first two years.";
  const source = "IRC 402(c)(8)(B), 408(d)(3)(A)(ii) and (H)";
  const common = { tax_year: year, source } as const;
  if (takes === "all") {
    return {
      ...common,
      severity: "warning",
      message: `The employer's plan takes money out of IRAs: ${effect}.`,
      fix: `Move the pre-tax money into the plan by a direct rollover. ${when} ${only}`,
    };
  }
  if (takes === "plan_money_only") {
    return {
      ...common,
      severity: "info",
      message: `The employer's plan takes only money that once came from a plan: ${effect}, if all of it is such money.`,
      fix: `Ask the plan how it wants the origin proved (a rollover IRA that was never mixed, its first statements), and whether it makes exceptions. ${when} ${only}`,
    };
  }
  return {
    ...common,
    severity: "info",
    message: `Cannot be decided for ${year}: whether an employer plan would take the money. The ledger does not say years.${year}.employer_plan.accepts_ira_rollovers; ${effect}.`,
    fix: `Ask the plan whether it takes rollovers from IRAs, all of them or only money that once came from a plan, what papers it wants and how long it takes. ${when} ${only}`,
  };
}
