import { withNotice } from "../../data/law.js";
import { inDollars } from "../../text/wording.js";
import { totalLeft } from "../../year/facts.js";
import { excessOf } from "../excess.js";
import { excessFix } from "../excess-fix.js";
import type { YearRule } from "../year-in-review.js";

/** A direct contribution to a Roth IRA above what the income limits leave. */
export const rothOverIncome: YearRule = (y) => {
  const roth = totalLeft(y.facts.rothDeposits);
  if (roth === 0) return undefined;
  const excess = excessOf(y);
  if (!excess) return undefined;
  const lacks = excess.lacks.filter(({ code }) => code === "roth_over_income");
  if (excess.overIncome <= 0) return lacks;
  const { year, info } = y;
  const allowed = excess.rothLimit === 0 ? "nothing" : `only ${inDollars(excess.rothLimit ?? 0)}`;
  return [
    {
      code: "roth_over_income",
      tax_year: year,
      severity: "error",
      message: `${inDollars(roth)} was contributed straight to a Roth IRA for ${year}; with modified AGI of ${inDollars(info?.magi ?? 0)}, ${allowed} was allowed, so ${inDollars(excess.overIncome)} is an excess.`,
      fix: excessFix(
        y,
        excess.overIncome,
        "Recharacterize it to a traditional IRA with its earnings (and convert it then), or have it returned,",
      ),
      source: withNotice("IRC 408A(c)(3) and (d)(6), 4973(f)", year),
    },
    ...lacks,
  ];
};
