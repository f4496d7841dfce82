import { annualAdditionsLimit, electiveDeferralLimit, withNotice } from "../../data/law.js";
import { inDollars } from "../../text/wording.js";
import { fiftyByYearEnd } from "../../year/dates.js";
import type { Found } from "../check-result.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview } from "../year-in-review.js";

/** A plan that takes after-tax money and lets it become Roth money, and room under its limit that was not used. */
export const megaBackdoor = {
  code: "mega_backdoor",
  catches: "unused room for after-tax money in a plan that lets you convert it",
  explanation: `One limit covers everything that goes into your plan in a year: your deferrals without catch-up, your employer's money, and after-tax contributions. If the plan accepts after-tax contributions and lets you convert them, in the plan or by a rollover to a Roth IRA, the room that is left can become Roth money without tax.

It does not affect Form 8606, because the money is never in a traditional IRA. What it earns before you convert it is taxable, so convert it right away.`,
  check,
} as const satisfies Rule;

function check({ ledger, years, asOf }: LedgerInReview): Found {
  const last = years.findLast(({ info }) => info?.employer_plan?.after_tax === true);
  const plan = last?.info?.employer_plan;
  if (!last || !plan || plan.in_plan_conversion === false) return undefined;
  const { year, info } = last;
  const source = withNotice("IRC 415(c) and 402(g); Notice 2014-54", year);
  const missing = (["in_plan_conversion", "deferrals", "employer"] as const).filter(
    (key) => plan[key] === null,
  );
  if (missing.length > 0) {
    return missing.map((key) => ({
      tax_year: year,
      lacks: `years.${year}.employer_plan.${key}`,
      whether: "how much after-tax money your employer plan still accepts",
      source,
    }));
  }
  const limit = Math.min(annualAdditionsLimit(year), info?.compensation ?? Number.POSITIVE_INFINITY);
  const deferrals = plan.deferrals ?? 0;
  const counted = fiftyByYearEnd(ledger.owner.born, year)
    ? Math.min(deferrals, electiveDeferralLimit(year))
    : deferrals;
  const used = counted + (plan.employer ?? 0) + (plan.after_tax_contributed ?? 0);
  const room = limit - used;
  if (room <= 0) return undefined;
  const over = asOf !== null && asOf > `${year}-12-31`;
  return {
    tax_year: year,
    severity: "info",
    message: `Your employer plan accepts after-tax contributions and lets you convert them. For ${year} you used ${inDollars(used)} of the ${inDollars(limit)} that can go in; ${inDollars(room)} ${over ? "was left when the year ended" : "is left"}.`,
    fix: `${over ? "For a later year, ask" : "Ask"} whether the plan sets a lower limit on after-tax money. Have each contribution converted right away, so that there is no growth to tax.`,
    enter: "In the ledger, after-tax money that goes from the plan to a Roth IRA is a `plan_rollover`.",
    source,
  };
}
