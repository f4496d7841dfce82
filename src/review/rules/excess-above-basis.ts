import { inDollars } from "../../text/wording.js";
import { total } from "../../year/facts.js";
import type { Found } from "../check-result.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** An excess comes out nontaxable whole, though earlier conversions or distributions had used part of its basis. */
export const excessAboveBasis = {
  code: "excess_above_basis",
  catches: "an excess taken out that is more than the basis left",
  explanation: `An excess contribution that you take out later is nontaxable as a whole. But if a conversion or distribution before that already used part of the same basis, that part was nontaxable twice. Line 2 cannot go below zero, so no line shows it.

Preparers look again at the years in between: without the excess, less of what came out then was basis.`,
  check: eachYear(check),
} as const satisfies Rule;

function check({ form, year }: YearInReview): Found {
  const { basisChanges } = form;
  if (!basisChanges.some(({ kind, cents }) => kind === "removal" && cents < 0)) return undefined;
  const short = -(form.broughtForward.basis + total(basisChanges));
  if (short <= 0) return undefined;
  return {
    tax_year: year,
    severity: "warning",
    message: `The excess you took out in ${year} is ${inDollars(short)} more than the basis that was left, because that much had already come out nontaxable.`,
    fix: "Line 2 ends at zero. Check whether the earlier conversions or distributions should be amended.",
    source: "IRC 408(d)(5); Instructions for Form 8606, Return of Excess Traditional IRA Contributions",
  };
}
