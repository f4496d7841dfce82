import {
  distributionsRequired,
  firstRequiredWaived,
  requiredDistribution,
  requiredDistributionMonths,
} from "../data/law.js";
import { yearOf } from "../ledger/date.js";
import type { Ledger } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { dayOfAge } from "./dates.js";

/** Whether someone born on a day had to take a required distribution in a year. */
export function isDistributionRequired(born: string, year: number): boolean {
  const months = requiredDistributionMonths(born);
  return distributionsRequired(year) && yearOf(dayOfAge(born, months)) <= year;
}

/** Whether the first required distribution, which may wait until April of the year after, was waived with that year's own. */
export function isShortfallWaived(born: string | null, year: number): boolean {
  return born !== null && firstRequiredWaived(year + 1) && !isDistributionRequired(born, year - 1);
}

/**
 * The required distribution of a year in cents: what the ledger gives, else that of the Uniform Lifetime Table for the
 * value of line 6 of the year before. Null when there is none, or when it cannot be told.
 */
export function requiredOf({ owner, years }: Ledger, year: number, valueBefore: Cents | null): Cents | null {
  const { born } = owner;
  if (born === null || !isDistributionRequired(born, year)) return null;
  const given = years[year]?.required_distribution ?? null;
  if (given !== null) return given;
  return valueBefore === null ? null : (requiredDistribution(year, year - yearOf(born), valueBefore) ?? null);
}
