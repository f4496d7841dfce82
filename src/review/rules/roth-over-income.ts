import { withNotice } from "../../data/law.js";
import { inDollars } from "../../text/wording.js";
import { excessOf } from "../../year/contribution-limits.js";
import { totalLeft } from "../../year/facts.js";
import type { Found } from "../check-result.js";
import { askFirst, excessFix, ifSlip } from "../excess-fix.js";
import { slipBehindExcess } from "../likely-mistake.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** A direct contribution to a Roth IRA above what the income limits leave. */
export const rothOverIncome = {
  code: "roth_over_income",
  catches: "a direct Roth contribution above the income limits",
  explanation: `What you may contribute directly to a Roth IRA is reduced over an income range and ends at its top. The range changes every year; the one for the year of the contribution counts. A conversion has no income limit, which is why the backdoor works.

If you find out in time, recharacterize the contribution to a traditional IRA with its earnings, and convert it there, or have it returned. After that it bears 6 percent a year.`,
  check: eachYear(check),
} as const satisfies Rule;

function check(y: YearInReview): Found {
  const roth = totalLeft(y.facts.rothDeposits);
  if (roth === 0) return undefined;
  const excess = excessOf(y);
  if (!excess) return undefined;
  const missing = excess.missing.income;
  if (excess.overIncome <= 0) return missing;
  const { year, info } = y;
  const slip = slipBehindExcess(y);
  const allowed = excess.rothLimit === 0 ? "nothing" : `only ${inDollars(excess.rothLimit ?? 0)}`;
  return [
    {
      tax_year: year,
      severity: "error",
      message: `You contributed ${inDollars(roth)} directly to a Roth IRA for ${year}. With modified AGI of ${inDollars(info?.magi ?? 0)}, ${allowed} was allowed, so ${inDollars(excess.overIncome)} is an excess.${slip === undefined ? "" : ` ${slip.question}`}`,
      ...excessFix(
        y,
        excess.overIncome,
        "Recharacterize it to a traditional IRA with its earnings (and convert it then), or have it returned,",
        slip === undefined ? askFirst(y, "income") : ifSlip(slip),
      ),
      source: withNotice("IRC 408A(c)(3) and (d)(6), 4973(f)", year),
    },
    ...missing,
  ];
}
