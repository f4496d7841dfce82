import { excessOf } from "../../lines/contribution-limits.js";
import { inDollars } from "../../text/wording.js";
import { excessFix } from "../excess-fix.js";
import type { Found } from "../found.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** On a joint return the spouse with less compensation may use the other's, less what the other contributed. */
export const spousalLimit = {
  code: "spousal_limit",
  catches: "contributions above what a couple's compensation allows",
  explanation: `On a joint return the spouse with less compensation may use the other's: the two together may contribute as much as both have earned, each up to the limit of their own. It needs a joint return, and IRAs in each spouse's own name.`,
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
      message: `Contributions for ${year} were ${inDollars(contributed)}; own compensation of ${inDollars(info?.compensation ?? 0)} with the spouse's ${inDollars(theirs)} less the spouse's contributions of ${inDollars(paid)} allows ${inDollars(compensation ?? 0)}: ${inDollars(overSpousal)} is too much.`,
      fix: excessFix(y, overSpousal, "Have the excess of one of the spouses returned with its earnings"),
      source: "IRC 219(c)(1)(B) and (2), 4973",
    },
    ...missing,
  ];
}
