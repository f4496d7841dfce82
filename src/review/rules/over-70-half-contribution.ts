import { inDollars } from "../../text/wording.js";
import { excessOf } from "../../year/contribution-limits.js";
import type { Found } from "../check-result.js";
import { excessFix } from "../excess-fix.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** Until 2019 nothing could be contributed to a traditional IRA from the year of 70 1/2 on. */
export const over70HalfContribution = {
  code: "over_70_half_contribution",
  catches: "a traditional contribution for a year of age 70 1/2 or older, until 2019",
  explanation: `Until 2019 you could not contribute to a traditional IRA for the year you turned 70 1/2, or for any later year. Such a contribution is an excess and bears 6 percent a year until it is out. Since 2020 there is no such age limit, and Roth IRAs never had one.`,
  check: eachYear(check),
} as const satisfies Rule;

function check(y: YearInReview): Found {
  if (y.facts.deposits.length === 0 || y.ledger.owner.born === null) return undefined;
  const over = excessOf(y)?.overAge ?? 0;
  if (over === 0) return undefined;
  return {
    tax_year: y.year,
    severity: "error",
    message: `You contributed ${inDollars(over)} to traditional IRAs for ${y.year}, when you were 70 1/2 or older by the end of the year. Until 2019 that was an excess.`,
    ...excessFix(y, over, "Have it returned with its earnings"),
    source: "IRC 219(d)(1) before P.L. 116-94, section 107; IRC 4973",
  };
}
