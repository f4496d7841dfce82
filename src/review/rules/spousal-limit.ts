import { inDollars } from "../../text/wording.js";
import { excessOf } from "../excess.js";
import { excessFix } from "../excess-fix.js";
import type { YearRule } from "../year-in-review.js";

/** On a joint return the spouse with less compensation may use the other's, less what the other contributed. */
export const spousalLimit: YearRule = (y) => {
  if ((y.info?.compensation ?? null) === null) return undefined;
  const excess = excessOf(y);
  if (!excess) return undefined;
  const { year, info } = y;
  const { contributed, overSpousal, compensation } = excess;
  const lacks = excess.lacks.filter(({ code }) => code === "spousal_limit");
  if (overSpousal <= 0) return lacks;
  const theirs = info?.spouse?.compensation ?? 0;
  const paid = info?.spouse?.ira_contributions ?? 0;
  return [
    {
      code: "spousal_limit",
      tax_year: year,
      severity: "error",
      message: `Contributions for ${year} were ${inDollars(contributed)}; own compensation of ${inDollars(info?.compensation ?? 0)} with the spouse's ${inDollars(theirs)} less the spouse's contributions of ${inDollars(paid)} allows ${inDollars(compensation ?? 0)}: ${inDollars(overSpousal)} is too much.`,
      fix: excessFix(y, overSpousal, "Have the excess of one of the spouses returned with its earnings"),
      source: "IRC 219(c)(1)(B) and (2), 4973",
    },
    ...lacks,
  ];
};
