import { excessOf } from "./excess.js";
import { inDollars } from "./words.js";
import type { YearRule } from "./year-in-review.js";

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
      fix: `Have the excess returned with its earnings by the due date of the ${year} return with extensions (\`returned_contribution\`); after that it bears 6 percent a year until it is taken out or a later year's unused limit takes it up.`,
      source: "IRC 219(b)(1) and (5), 408A(c)(2), 4973",
    },
    ...lacks,
  ];
};
