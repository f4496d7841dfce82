import { inDollars } from "../../text/wording.js";
import type { Found } from "../check-result.js";
import { conversionTax, isSpoiled } from "../conversion-tax.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview } from "../year-in-review.js";

/**
 * Pre-tax money that an employer plan takes is out of the proportion for good. Told once, for the last conversion that
 * pre-tax money spoiled: it is the one that shows what the next one will cost.
 */
export const reverseRollover = {
  code: "reverse_rollover",
  catches: "pre-tax money that an employer plan would accept",
  explanation: `Many employer plans accept pre-tax money from IRAs, and money in a plan is not in the proportion. If it moves there by December 31 of the year you convert, only basis is left behind, and the conversion is nontaxable.

Only pre-tax money can go, which is why this separates what otherwise comes out mixed. Required distributions, inherited IRAs and SIMPLE IRAs in their first two years cannot go. Some plans accept only money that once came from a plan. Ask what the plan wants to see, and how long it takes.`,
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
  const over = asOf !== null && asOf > `${year}-12-31`;
  /** What moving the money does, or would have done. @param condition what else has to be so, before "and" */
  const effect = (condition = "") =>
    over
      ? `${condition ? `If ${condition}, moving` : "Moving"} the ${money} of pre-tax money in your IRAs into it by December 31, ${year}, would have made ${inDollars(saved)} less of the ${year} conversion taxable.`
      : `If ${condition && `${condition} and `}you move the ${money} of pre-tax money in your IRAs into it by December 31, ${year}, ${inDollars(saved)} less of the ${year} conversion is taxable.`;
  const when = over
    ? `It is too late for ${year}, but it helps the next conversion.`
    : `It must leave the IRAs by December 31, ${year}.`;
  const only =
    "You can move only pre-tax money: no nondeductible contributions, no required distribution, no inherited IRA, and no SIMPLE IRA in its first two years.";
  const source = "IRC 402(c)(8)(B), 408(d)(3)(A)(ii) and (H)";
  const common = { tax_year: year, source } as const;
  if (takes === "all") {
    return {
      ...common,
      severity: "warning",
      message: `Your employer plan accepts money from IRAs. ${effect()}`,
      fix: `Move the pre-tax money into the plan by a direct rollover. ${when} ${only}`,
    };
  }
  if (takes === "plan_money_only") {
    return {
      ...common,
      severity: "info",
      message: `Your employer plan accepts only money that once came from a plan. ${effect("all of it came from a plan")}`,
      fix: `Ask the plan how to prove where the money came from (such as a rollover IRA that was never mixed, or its first statements), and whether it makes exceptions. ${when} ${only}`,
    };
  }
  return {
    ...common,
    severity: "info",
    message: `Does your employer plan accept rollovers from IRAs? ${effect("it does")}`,
    fix: `Ask the plan whether it accepts rollovers from IRAs, all or only money that once came from a plan, what documents it requires, and how long it takes. ${when} ${only}`,
    enter: `In the ledger: years.${year}.employer_plan.accepts_ira_rollovers.`,
  };
}
