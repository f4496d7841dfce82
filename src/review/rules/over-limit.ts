import { withNotice } from "../../data/law.js";
import { inDollars } from "../../text/wording.js";
import { excessOf } from "../excess.js";
import { excessFix } from "../excess-fix.js";
import type { YearRule } from "../year-in-review.js";

/** Contributions above the limit for age and year, or above the owner's compensation. */
export const overLimit: YearRule = (y) => {
  const excess = excessOf(y);
  if (!excess) return undefined;
  const { year } = y;
  const { contributed, limit, compensation, overLimit: over } = excess;
  const lacks = excess.lacks.filter(({ code }) => code === "over_limit");
  if (over <= 0) return lacks;
  const by =
    compensation !== null && compensation < limit
      ? `compensation of ${inDollars(compensation)} allows`
      : `the limit of ${inDollars(limit)} for traditional and Roth IRAs together allows`;
  return [
    {
      code: "over_limit",
      tax_year: year,
      severity: "error",
      message: `Contributions for ${year} were ${inDollars(contributed)}, which is ${inDollars(over)} more than ${by}.`,
      fix: excessFix(y, over, "Have the excess returned with its earnings (`returned_contribution`)"),
      source: withNotice("IRC 219(b)(1) and (5), 408A(c)(2), 4973", year),
    },
    ...lacks,
  ];
};
