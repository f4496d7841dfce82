import { formatDollars } from "../money/cents.js";
import { total } from "../year/facts.js";
import type { YearRule } from "./review.js";

/** An excess comes out free of tax whole, though earlier conversions or distributions had used part of its basis. */
export const excessAboveBasis: YearRule = ({ done: { work } }) => {
  const { basisChanges } = work.facts;
  if (!basisChanges.some((change) => change.kind === "removal")) return [];
  const short = -(work.chain.basis + total(basisChanges));
  if (short <= 0) return [];
  return [
    {
      code: "excess_above_basis",
      tax_year: work.year,
      severity: "warning",
      message: `The excess taken out in ${work.year} is $${formatDollars(short)} more than the basis that was left: that much had come out free of tax before.`,
      fix: "Line 2 ends at zero. See whether the earlier conversions or distributions should be amended.",
      source: "IRC 408(d)(5); Instructions for Form 8606, Return of Excess Traditional IRA Contributions",
    },
  ];
};
