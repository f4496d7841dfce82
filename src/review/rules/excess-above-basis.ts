import { inDollars } from "../../text/wording.js";
import { total } from "../../year/facts.js";
import type { Found } from "../found.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** An excess comes out free of tax whole, though earlier conversions or distributions had used part of its basis. */
export const excessAboveBasis = {
  code: "excess_above_basis",
  catches: "an excess taken out that is more than the basis that was left",
  explanation: `An excess contribution that is taken out later comes out free of tax, whole. But if a conversion or distribution in between had already taken a part of the same basis out, that part was free twice. Line 2 cannot go below zero, so nothing else shows it.

Preparers look again at the years in between: without the excess, less of what came out then was basis.`,
  check: eachYear(check),
} as const satisfies Rule;

function check({ facts, form, year }: YearInReview): Found {
  const { basisChanges } = facts;
  if (!basisChanges.some((change) => change.kind === "removal")) return undefined;
  const short = -(form.broughtForward.basis + total(basisChanges));
  if (short <= 0) return undefined;
  return {
    tax_year: year,
    severity: "warning",
    message: `The excess taken out in ${year} is ${inDollars(short)} more than the basis that was left: that much had come out free of tax before.`,
    fix: "Line 2 ends at zero. See whether the earlier conversions or distributions should be amended.",
    source: "IRC 408(d)(5); Instructions for Form 8606, Return of Excess Traditional IRA Contributions",
  };
}
