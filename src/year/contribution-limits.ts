import {
  contributionLimit,
  difficultyOfCareSince,
  reducedLimit,
  rothPhaseOut,
  ruleHolds,
} from "../data/law.js";
import { yearOf } from "../ledger/date.js";
import type { Ledger, YearInfo } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { dayOf70AndAHalf, fiftyByYearEnd } from "./dates.js";
import { type Deposit, total, totalLeft, type YearFacts } from "./facts.js";
import { phaseOutStatus } from "./phase-out-status.js";

/** What the limits of a year depend on. The review may know more of a spouse than the ledger itself does. */
export interface LimitedYear {
  readonly ledger: Ledger;
  readonly info: YearInfo | null;
  readonly facts: YearFacts;
  readonly year: number;
}

/** A fact that would decide a limit, and what cannot be told without it. */
export interface MissingLimit {
  readonly tax_year: number;
  readonly lacks: string;
  readonly whether: string;
  readonly source: string;
}

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
  readonly limit: MissingLimit[];
  readonly couple: MissingLimit[];
  readonly income: MissingLimit[];
}

/**
 * What is contributed above the limits; undefined in a year without contributions. Traditional contributions use the limit
 * first, then regular Roth contributions, then rollovers from a 529 plan, which count against the limit but not against
 * the income limits (IRC 408A(c)(2) and (3), 529(c)(3)(E)(ii)).
 */
export function excessOf(y: LimitedYear): Excess | undefined {
  const traditional = totalLeft(y.facts.deposits);
  const roth = totalLeft(y.facts.rothDeposits);
  const allRoth = roth + total(y.facts.educationRollovers);
  const contributed = traditional + allRoth;
  if (contributed === 0) return undefined;
  const missing: MissingForExcess = { limit: [], couple: [], income: [] };
  const limit = limitForAge(y, contributed, missing);
  const care = Math.min(difficultyOfCare(y), totalLeft(y.facts.deposits.filter(isAfterCareLaw)));
  const wanted = Math.min(contributed, limit);
  const compensation = compensationCap(y, allRoth === 0 ? wanted - care : wanted, missing);
  const cap = Math.min(limit, compensation?.cents ?? limit);
  const overAge = isPastContributing(y.ledger.owner.born, y.year) ? traditional : 0;
  const traditionalOver = overAge > 0 ? 0 : Math.max(0, traditional - Math.min(limit, cap + care));
  const room = Math.max(0, cap - traditional);
  const rothOver = Math.max(0, allRoth - room);
  const over = wholeDollars(traditionalOver + rothOver);
  const forIncome = roth === 0 ? cap : limitForIncome(y, limitForPay(y, limit));
  const rothLimit = typeof forIncome === "number" ? forIncome : null;
  if (typeof forIncome !== "number") missing.income.push(forIncome);
  const overIncome = wholeDollars(Math.max(0, Math.min(roth, room) - (rothLimit ?? cap)));
  const overForPay = compensation ? Math.min(over, limit - cap) : 0;
  const overSpousal = compensation?.spousal ? overForPay : 0;
  return {
    contributed,
    limit,
    compensation: compensation?.cents ?? null,
    overAge,
    overLimit: over - overSpousal,
    overSpousal,
    overIncome,
    traditional: overAge + (over === 0 ? 0 : traditionalOver),
    roth: (over === 0 ? 0 : rothOver) + overIncome,
    rothLimit,
    missing,
  };
}

/**
 * Difficulty-of-care payments that are not taxed may stand in for compensation, for nondeductible contributions to
 * traditional IRAs (IRC 408(o)(5); Instructions for Form 8606 (2023), p. 4).
 */
function difficultyOfCare({ info, year }: LimitedYear): Cents {
  return ruleHolds("difficulty_of_care", year) ? (info?.difficulty_of_care ?? 0) : 0;
}

/** Only contributions made after the law count (P.L. 116-94, section 116(b)(2)). */
function isAfterCareLaw({ date }: Deposit): boolean {
  return date >= difficultyOfCareSince;
}

/** Less than a dollar is lost in the rounding of the return. */
function wholeDollars(cents: Cents): Cents {
  return cents < 100 ? 0 : cents;
}

/** Without a date of birth the catch-up decides only an amount between the two limits. */
function limitForAge(
  { ledger, year }: LimitedYear,
  contributed: Cents,
  missing: Pick<MissingForExcess, "limit">,
): Cents {
  const { born } = ledger.owner;
  const without = contributionLimit(year, false);
  const withCatchUp = contributionLimit(year, true);
  if (born !== null) return fiftyByYearEnd(born, year) ? withCatchUp : without;
  if (contributed <= without || withCatchUp === without) return without;
  missing.limit.push({
    tax_year: year,
    lacks: "owner.born",
    whether: "whether you were 50 by the end of the year, so that the catch-up allows your contributions",
    source: "IRC 219(b)(5)(B)",
  });
  return withCatchUp;
}

/** What compensation allows, when that is known and less than `wanted`; a joint return adds the spouse's (IRC 219(c)). */
function compensationCap(
  { info, year }: Pick<LimitedYear, "info" | "year">,
  wanted: Cents,
  missing?: Pick<MissingForExcess, "limit" | "couple">,
): { cents: Cents; spousal: boolean } | undefined {
  if (info === null || info.compensation === null || info.compensation >= wanted) return undefined;
  const own = info.compensation;
  if (info.filing_status === null) {
    missing?.limit.push({
      tax_year: year,
      lacks: `years.${year}.filing_status`,
      whether: "whether your spouse's compensation allows contributions above your own",
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
  missing?.couple.push({
    tax_year: year,
    lacks: `years.${year}.spouse.${key}`,
    whether: "whether your and your spouse's compensation covers both your contributions",
    source: "IRC 219(c)(1)(B)",
  });
  return undefined;
}

/**
 * The limit or what compensation allows, whichever is smaller, however little was contributed: income reduces this amount
 * (IRC 408A(c)(2)(A) and (3)(A); Instructions for Form 8606 (2023), p. 4, worksheet, lines 1 and 9).
 */
export function limitForPay(y: Pick<LimitedYear, "info" | "year">, limit: Cents): Cents {
  return Math.min(limit, compensationCap(y, limit)?.cents ?? limit);
}

/**
 * What a year's limit leaves unused, which takes up an excess of earlier years (IRC 4973(b)(2)(B) and (f)(2)(B)); in
 * cents, for traditional and, when asked for, for Roth IRAs. Where the ledger cannot tell, the fact that is missing.
 */
export function unusedLimit(
  y: LimitedYear,
  ofRoth: boolean,
): { traditional: Cents; roth: Cents } | MissingLimit {
  const { ledger, info, facts, year } = y;
  const contributed =
    totalLeft(facts.deposits) + totalLeft(facts.rothDeposits) + total(facts.educationRollovers);
  // The same catch-up as for the year's own contributions, which asks for the date of birth.
  const limit = limitForAge(y, contributed, { limit: [] });
  if (contributed >= limit) return { traditional: 0, roth: 0 };
  if (info === null || info.compensation === null) return takenUp(`years.${year}.compensation`, year);
  const missing: Pick<MissingForExcess, "limit" | "couple"> = { limit: [], couple: [] };
  const cap = Math.min(limit, compensationCap(y, limit, missing)?.cents ?? limit);
  const [lacking] = [...missing.limit, ...missing.couple];
  if (lacking) return takenUp(lacking.lacks, year);
  const forTraditional = Math.min(limit, cap + difficultyOfCare(y));
  const unused = Math.max(0, cap - contributed);
  const forIncome = unused === 0 || !ofRoth ? 0 : limitForIncome(y, cap);
  if (typeof forIncome !== "number") return takenUp(forIncome.lacks, year);
  const ofIncome = Math.max(0, forIncome - totalLeft(facts.rothDeposits));
  return {
    traditional: isPastContributing(ledger.owner.born, year) ? 0 : Math.max(0, forTraditional - contributed),
    roth: Math.min(unused, ofIncome),
  };
}

function takenUp(lacks: string, year: number): MissingLimit {
  return {
    tax_year: year,
    lacks,
    whether: "whether the year's unused limit absorbed an earlier excess",
    source: "IRC 4973(b)(2)(B) and (f)(2)(B)",
  };
}

/** The year of 70 1/2 or a later one, in years in which contributing to a traditional IRA ended with it. */
export function isPastContributing(born: string | null, year: number): boolean {
  if (born === null) return false;
  if (!ruleHolds("traditional_contribution_age_limit", year)) return false;
  return yearOf(dayOf70AndAHalf(born)) <= year;
}

/** What the income limits leave of a Roth contribution; or the fact that is missing. */
function limitForIncome({ info, year }: LimitedYear, cap: Cents): Cents | MissingLimit {
  const lacking = (key: string): MissingLimit => ({
    tax_year: year,
    lacks: `years.${year}.${key}`,
    whether: "whether your direct contributions to a Roth IRA were within the income limits",
    source: "IRC 408A(c)(3)",
  });
  if (info === null || info.magi === null) return lacking("magi");
  const { magi } = info;
  const status = phaseOutStatus(info);
  if (typeof status === "string") {
    const range = rothPhaseOut(year, status);
    return range ? reducedLimit(cap, magi, range) : cap;
  }
  const single = rothPhaseOut(year, "single");
  if (!single || (status.lacks === "filing_status" && magi <= single.start)) return cap;
  return lacking(status.lacks);
}
