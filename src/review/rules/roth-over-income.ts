import { withNotice } from "../../data/law.js";
import { excessOf } from "../../lines/contribution-limits.js";
import { inDollars } from "../../text/wording.js";
import { totalLeft } from "../../year/facts.js";
import { askFirst, excessFix } from "../excess-fix.js";
import type { Found } from "../found.js";
import { eachYear, type Rule } from "../rule.js";
import { slipBehindExcess } from "../slip.js";
import type { YearInReview } from "../year-in-review.js";

/** A direct contribution to a Roth IRA above what the income limits leave. */
export const rothOverIncome = {
  code: "roth_over_income",
  catches: "a direct Roth contribution above the income limits",
  explanation: `A direct contribution to a Roth IRA is reduced over an income range and ends at its top. The range moves every year; the one of the year for which the contribution was made counts. A conversion has no such limit, which is what a backdoor is made of.

Found in time, the contribution is recharacterized to a traditional IRA with its earnings, and converted there; or it is taken back. Afterwards it bears 6 percent a year.`,
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
      message: `${inDollars(roth)} was contributed straight to a Roth IRA for ${year}; with modified AGI of ${inDollars(info?.magi ?? 0)}, ${allowed} was allowed, so ${inDollars(excess.overIncome)} is an excess.${slip === undefined ? "" : ` ${slip}`}`,
      fix: `${slip === undefined ? askFirst(y, "income") : "If so, correct the ledger. If not: "}${excessFix(
        y,
        excess.overIncome,
        "Recharacterize it to a traditional IRA with its earnings (and convert it then), or have it returned,",
      )}`,
      source: withNotice("IRC 408A(c)(3) and (d)(6), 4973(f)", year),
    },
    ...missing,
  ];
}
