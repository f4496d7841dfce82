import { contributionLimit, reducedLimit, rothPhaseOut, ruleHolds } from "../data/law.js";
import { yearOf } from "../ledger/date.js";
import type { Cents } from "../money/cents.js";
import { dayOf70AndAHalf, fiftyByYearEnd } from "../year/dates.js";
import { totalLeft } from "../year/facts.js";
import type { MissingFact } from "./found.js";
import { phaseOutStatus } from "./status.js";
import type { YearInReview } from "./year-in-review.js";

/** What a year's regular contributions are above what may be contributed, in cents, each dollar counted once. */
export interface Excess {
  readonly contributed: Cents;
  /** The limit for the age; the higher one when the date of birth is not known. */
  readonly limit: Cents;
  /** What compensation allows, when that is less than the limit. */
  readonly compensation: Cents | null;
  /** Traditional contributions for a year of 70 1/2 or more, while that was the end of them. */
  readonly overAge: Cents;
  /** Above the limit, or above compensation. */
  readonly overLimit: Cents;
  /** Above what the couple's compensation allows on a joint return. */
  readonly overSpousal: Cents;
  /** Roth contributions that the income limits do not allow. */
  readonly overIncome: Cents;
  /** All of it by the kind of IRA that it is in. */
  readonly traditional: Cents;
  readonly roth: Cents;
  /** What may go into Roth IRAs; null when it cannot be told. */
  readonly rothLimit: Cents | null;
  /** Facts that the ledger does not have, by what they would decide. */
  readonly missing: MissingForExcess;
}

/** Facts that would decide an excess: the limit for the age or the own pay, the couple's pay, the income limits. */
interface MissingForExcess {
  readonly limit: MissingFact[];
  readonly couple: MissingFact[];
  readonly income: MissingFact[];
}

/** What is contributed above the limits; undefined in a year without contributions. */
export function excessOf(y: YearInReview): Excess | undefined {
  const traditional = totalLeft(y.facts.deposits);
  const roth = totalLeft(y.facts.rothDeposits);
  const contributed = traditional + roth;
  if (contributed === 0) return undefined;
  const missing: MissingForExcess = { limit: [], couple: [], income: [] };
  const limit = limitForAge(y, contributed, missing);
  const compensation = compensationCap(y, Math.min(contributed, limit), missing);
  const cap = Math.min(limit, compensation?.cents ?? limit);
  const overAge = isPastContributing(y) ? traditional : 0;
  const traditionalOver = overAge > 0 ? 0 : Math.max(0, traditional - cap);
  const room = Math.max(0, cap - traditional);
  const over = wholeDollars(traditionalOver + Math.max(0, roth - room));
  const rothLimit = roth === 0 ? cap : limitForIncome(y, cap, missing.income);
  const overIncome = wholeDollars(Math.max(0, Math.min(roth, room) - (rothLimit ?? cap)));
  const overForPay = compensation ? Math.min(over, limit - cap) : 0;
  const overSpousal = compensation?.spousal ? overForPay : 0;
  const rothOver = over === 0 ? 0 : Math.max(0, roth - room);
  return {
    contributed,
    limit,
    compensation: compensation?.cents ?? null,
    overAge,
    overLimit: over - overSpousal,
    overSpousal,
    overIncome,
    traditional: overAge + (over === 0 ? 0 : traditionalOver),
    roth: rothOver + overIncome,
    rothLimit,
    missing,
  };
}

/** Less than a dollar is lost in the rounding of the return. */
function wholeDollars(cents: Cents): Cents {
  return cents < 100 ? 0 : cents;
}

/** Without a date of birth the catch-up decides only an amount between the two limits. */
function limitForAge({ ledger, year }: YearInReview, contributed: Cents, missing: MissingForExcess): Cents {
  const { born } = ledger.owner;
  const without = contributionLimit(year, false);
  if (born !== null) return contributionLimit(year, fiftyByYearEnd(born, year));
  if (contributed <= without) return without;
  missing.limit.push({
    tax_year: year,
    lacks: "owner.born",
    whether: "whether the owner was 50 by the end of the year, so that the catch-up allows the contributions",
    source: "IRC 219(b)(5)(B)",
  });
  return contributionLimit(year, true);
}

/** What compensation allows, when that is known and less than `wanted`; a joint return adds the spouse's (IRC 219(c)). */
function compensationCap(
  { info, year }: YearInReview,
  wanted: Cents,
  missing: MissingForExcess,
): { cents: Cents; spousal: boolean } | undefined {
  const own = info?.compensation ?? null;
  if (info === null || own === null || own >= wanted) return undefined;
  if (info.filing_status === null) {
    missing.limit.push({
      tax_year: year,
      lacks: `years.${year}.filing_status`,
      whether: "whether contributions above the owner's own compensation can rest on a spouse's",
      source: "IRC 219(b)(1)(B) and (c)",
    });
    return undefined;
  }
  if (info.filing_status !== "married_joint") return { cents: own, spousal: false };
  const theirs = info.spouse?.compensation ?? null;
  const paid = info.spouse?.ira_contributions ?? null;
  if (theirs !== null && theirs <= own) return { cents: own, spousal: true };
  if (theirs !== null && paid !== null) {
    const cents = Math.max(own, own + theirs - paid);
    return cents < wanted ? { cents, spousal: true } : undefined;
  }
  const key = theirs === null ? "compensation" : "ira_contributions";
  missing.couple.push({
    tax_year: year,
    lacks: `years.${year}.spouse.${key}`,
    whether: "whether the couple's compensation covers both spouses' contributions",
    source: "IRC 219(c)(1)(B)",
  });
  return undefined;
}

/**
 * What a year's limit leaves unused, which takes up an excess of earlier years (IRC 4973(b)(2)(B) and (f)(2)(B)); in
 * cents, for traditional and, when asked for, for Roth IRAs. Where the ledger cannot tell, the fact that is missing.
 */
export function unusedLimit(
  y: YearInReview,
  ofRoth: boolean,
): { traditional: Cents; roth: Cents } | MissingFact {
  const { ledger, info, facts, year } = y;
  const limit = contributionLimit(year, fiftyByYearEnd(ledger.owner.born, year));
  const contributed = totalLeft(facts.deposits) + totalLeft(facts.rothDeposits);
  if (contributed >= limit) return { traditional: 0, roth: 0 };
  const compensation = info?.compensation ?? null;
  if (compensation === null) return takenUp(year, "compensation");
  const cap = Math.min(limit, compensation);
  const unused = Math.max(0, cap - contributed);
  const lacks: MissingFact[] = [];
  const forIncome = unused === 0 || !ofRoth ? 0 : limitForIncome(y, cap, lacks);
  if (forIncome === null) return takenUp(year, lacks[0]?.lacks.split(".").at(-1) ?? "magi");
  return { traditional: isPastContributing(y) ? 0 : unused, roth: Math.min(unused, forIncome) };
}

function takenUp(year: number, key: string): MissingFact {
  return {
    tax_year: year,
    lacks: `years.${year}.${key}`,
    whether: "whether the year's unused limit took up the excess of an earlier year",
    source: "IRC 4973(b)(2)(B) and (f)(2)(B)",
  };
}

/** The year of 70 1/2 or a later one, in years in which contributing to a traditional IRA ended with it. */
function isPastContributing({ ledger, year }: YearInReview): boolean {
  const { born } = ledger.owner;
  if (born === null || year - yearOf(born) < 70) return false;
  if (!ruleHolds("traditional_contribution_age_limit", year)) return false;
  return yearOf(dayOf70AndAHalf(born)) <= year;
}

/** What the income limits leave of a Roth contribution; null when a fact is missing. */
function limitForIncome({ info, year }: YearInReview, cap: Cents, lacks: MissingFact[]): Cents | null {
  const lacking = (key: string) => {
    lacks.push({
      tax_year: year,
      lacks: `years.${year}.${key}`,
      whether: "whether the direct contributions to a Roth IRA were within the income limits",
      source: "IRC 408A(c)(3)",
    });
    return null;
  };
  const magi = info?.magi ?? null;
  if (info === null || magi === null) return lacking("magi");
  const status = phaseOutStatus(info);
  if (typeof status === "string") {
    const range = rothPhaseOut(year, status);
    return range ? reducedLimit(cap, magi, range) : cap;
  }
  const single = rothPhaseOut(year, "single");
  if (!single || (status.lacks === "filing_status" && magi <= single.start)) return cap;
  return lacking(status.lacks);
}
