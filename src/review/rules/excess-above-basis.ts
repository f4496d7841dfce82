import { inDollars } from "../../text/wording.js";
import { total } from "../../year/facts.js";
import type { YearRule } from "../year-in-review.js";

/** An excess comes out free of tax whole, though earlier conversions or distributions had used part of its basis. */
export const excessAboveBasis: YearRule = ({ facts, work, year }) => {
  const { basisChanges } = facts;
  if (!basisChanges.some((change) => change.kind === "removal")) return undefined;
  const short = -(work.chain.basis + total(basisChanges));
  if (short <= 0) return undefined;
  return {
    code: "excess_above_basis",
    tax_year: year,
    severity: "warning",
    message: `The excess taken out in ${year} is ${inDollars(short)} more than the basis that was left: that much had come out free of tax before.`,
    fix: "Line 2 ends at zero. See whether the earlier conversions or distributions should be amended.",
    source: "IRC 408(d)(5); Instructions for Form 8606, Return of Excess Traditional IRA Contributions",
  };
};
