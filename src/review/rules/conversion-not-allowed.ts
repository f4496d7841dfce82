import { conversionIncomeLimit } from "../../data/law.js";
import { inDollars } from "../../text/wording.js";
import { totalLeft } from "../../year/facts.js";
import type { Found } from "../check-result.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/**
 * Until 2009 a conversion needed modified AGI of at most 100,000 and, of the married, a joint return, and so did a
 * rollover straight from a plan to a Roth IRA, which was possible from 2008.
 */
export const conversionNotAllowed = {
  code: "conversion_not_allowed",
  catches: "a conversion above the income limit that held until 2009",
  explanation: `Until 2009 you could not convert with modified AGI above $100,000, nor when married filing separately unless you lived apart all year. A conversion made anyway was a distribution from the traditional IRA and a contribution to the Roth IRA, most of it an excess.

It could be undone by October 15 of the next year. What stayed bears 6 percent a year until you take it out, or until later contribution limits absorb it.`,
  check: eachYear(check),
} as const satisfies Rule;

function check({ info, facts, year }: YearInReview): Found {
  const rolled = totalLeft(facts.planRollovers.filter(({ layered }) => layered));
  const converted = totalLeft(facts.conversions) + rolled;
  if (converted === 0) return undefined;
  const limit = conversionIncomeLimit(year);
  if (limit === null) return undefined;
  const source = "IRC 408A(c)(3)(B) before P.L. 109-222, section 512; Reg. 1.408A-4, A-2 and A-3";
  const lacking = (key: string) =>
    ({
      tax_year: year,
      lacks: `years.${year}.${key}`,
      whether: "whether the income limit that applied then allowed the conversion",
      source,
    }) as const;
  const magi = info?.magi ?? null;
  const apart = info?.lived_apart ?? null;
  const separate = info?.filing_status === "married_separate";
  const over = magi !== null && magi > limit;
  if (!over && !(separate && apart === false)) {
    if (magi === null) return lacking("magi");
    if ((info?.filing_status ?? null) === null) return lacking("filing_status");
    return separate && apart === null ? lacking("lived_apart") : undefined;
  }
  const [first] = facts.conversions;
  const why = over
    ? `your modified AGI of ${inDollars(magi)} was above ${inDollars(limit)}`
    : "married people filing separately could convert only if they lived apart all year";
  return {
    tax_year: year,
    severity: "error",
    message: `Your ${year} conversion of ${inDollars(converted)}${rolled > 0 ? ", including rollovers from plans," : ""} was not allowed: ${why}. It counts as a distribution from the traditional IRA and an excess contribution to the Roth IRA.`,
    fix: "Enter it as a distribution. What stayed in the Roth IRA bears 6 percent a year, until you take it out or a later year's unused limit absorbs it.",
    source,
    ...(first && { about: { index: first.origin } }),
  };
}
