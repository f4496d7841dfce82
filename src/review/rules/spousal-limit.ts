import { inDollars } from "../../text/wording.js";
import { excessOf } from "../../year/contribution-limits.js";
import type { Found } from "../check-result.js";
import { excessFix } from "../excess-fix.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** On a joint return the spouse with less compensation may use the other's, less what the other contributed. */
export const spousalLimit = {
  code: "spousal_limit",
  catches: "contributions above what both spouses' compensation allows",
  explanation: `On a joint return, the spouse with less compensation may use the other's. Together you may contribute as much as both of you earned, each up to the limit for that spouse. It takes a joint return, and IRAs in each spouse's own name.`,
  check: eachYear(check),
} as const satisfies Rule;

function check(y: YearInReview): Found {
  if ((y.info?.compensation ?? null) === null) return undefined;
  const excess = excessOf(y);
  if (!excess) return undefined;
  const { year, info } = y;
  const { contributed, overSpousal, compensation } = excess;
  const missing = excess.missing.couple;
  if (overSpousal <= 0) return missing;
  const theirs = info?.spouse?.compensation ?? 0;
  const paid = info?.spouse?.ira_contributions ?? 0;
  return [
    {
      tax_year: year,
      severity: "error",
      message: `You contributed ${inDollars(contributed)} for ${year}, and ${inDollars(compensation ?? 0)} was allowed, so ${inDollars(overSpousal)} is too much. The limit is your compensation of ${inDollars(info?.compensation ?? 0)} plus your spouse's ${inDollars(theirs)}, minus your spouse's contributions of ${inDollars(paid)}.`,
      ...excessFix(y, overSpousal, "Have the excess of one spouse returned with its earnings"),
      source: "IRC 219(c)(1)(B) and (2), 4973",
    },
    ...missing,
  ];
}
