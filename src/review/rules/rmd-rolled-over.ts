import { yearOf } from "../../ledger/date.js";
import { isDistributionRequired } from "../../year/required-distribution.js";

import type { Found } from "../check-result.js";
import { marked } from "../marked.js";
import { allOf, eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** A required distribution that was rolled over, or a rollover of which that cannot be told. */
export const rmdRolledOver = {
  code: "rmd_rolled_over",
  catches: "a required distribution that was rolled over",
  explanation: `A required minimum distribution cannot be rolled over. If the year's distributions do not cover it, the rollover does: that part stays out as a distribution, and what you paid back into an IRA for it is a regular contribution, mostly an excess.

The amount here comes from the Uniform Lifetime Table and the value at the end of the year before, with what you should have taken in that year but did not. It is lower if your spouse is more than ten years younger and the only beneficiary; then enter the right amount.`,
  check: allOf(
    marked("rmd_rolled_over", (amount, year, line) => ({
      severity: "error",
      message: `${amount} of what you rolled over was the required distribution for ${year}, which cannot be rolled over. It is an ordinary distribution${line}, and what you paid back for it is a regular contribution.`,
      fix: "Take it out of the IRA with its earnings by the due date of your return, with extensions. If your required distribution was another amount, enter that amount.",
      enter: `In the ledger: years.${year}.required_distribution.`,
      source: "IRC 408(d)(3)(E)",
    })),
    eachYear(amountMissing),
  ),
} as const satisfies Rule;

function amountMissing({ ledger, facts, year, info }: YearInReview): Found {
  const { born, inherited_from } = ledger.owner;
  if (born === null || inherited_from !== null || !isDistributionRequired(born, year)) return undefined;
  if (!ledger.entries.some((e) => e.kind === "rollover" && e.ira !== "roth" && yearOf(e.date) === year))
    return undefined;
  const known = info?.required_distribution ?? ledger.years[year - 1]?.year_end_value ?? null;
  if (known !== null || facts.distributions.some(({ reason }) => reason === "rmd")) return undefined;
  return {
    tax_year: year,
    lacks: `years.${year - 1}.year_end_value`,
    whether: "how much of the rollover was the year's required distribution, which cannot be rolled over",
    source: "IRC 408(d)(3)(E)",
  };
}
