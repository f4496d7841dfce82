import { annualAdditionsLimit, electiveDeferralLimit, withNotice } from "../../data/law.js";
import { inDollars } from "../../text/wording.js";
import { fiftyByYearEnd } from "../../year/dates.js";
import type { Found } from "../found.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview } from "../year-in-review.js";

/** A plan that takes after-tax money and lets it become Roth money, and room under its limit that was not used. */
export const megaBackdoor = {
  code: "mega_backdoor",
  catches: "room for after-tax money in a plan that would make it Roth money",
  explanation: `All money that goes into one person's plan in a year has one limit: deferrals without catch-up, the employer's money and after-tax contributions together. Where the plan takes after-tax contributions and lets them become Roth money, in the plan or by a rollover to a Roth IRA, the room that is left can become Roth money without tax.

It does not touch Form 8606's proportion, since the money never is in a traditional IRA. What it earns before it is converted is taxed, so it should be converted at once.`,
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
      whether: "how much after-tax money the employer's plan still takes",
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
    message: `The employer's plan takes after-tax contributions and lets them become Roth money. For ${year} ${inDollars(used)} of the ${inDollars(limit)} that may go in was used: ${inDollars(room)} of room ${over ? "was left; it ended with the year" : "is left"}.`,
    fix: `${over ? "For a later year, ask" : "Ask"} the plan for its own lower limit on after-tax money, and have each contribution converted at once, so that there is no growth to tax. After-tax money that goes from the plan to a Roth IRA is a \`plan_rollover\` here.`,
    source,
  };
}
