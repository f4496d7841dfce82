import type { Problem } from "../errors.js";
import type { Ledger } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { assumedValue } from "./assumed-value.js";
import { infoOf } from "./with-steps.js";

/** What the traditional, SEP and SIMPLE IRAs are taken to hold on December 31 of a year that is not over, in cents. */
export interface Estimate {
  readonly year: number;
  readonly value: Cents;
}

/** The years that are not over and whose value on December 31 some problem asks for. */
export function openYearsWithoutValue(problems: readonly Problem[], asOf: string): number[] {
  return problems.flatMap(({ path }) => {
    const year = /^years\.(\d{4})\.year_end_value$/.exec(path)?.[1];
    return year !== undefined && asOf <= `${year}-12-31` ? [Number(year)] : [];
  });
}

/**
 * The ledger with estimated values for open years: the last value known with what went in and out since, and no growth.
 * A year for which that cannot be estimated stays as it is.
 */
export function estimateOpenYears(
  ledger: Ledger,
  years: readonly number[],
): { ledger: Ledger; estimates: Estimate[] } {
  let filled = ledger;
  const estimates: Estimate[] = [];
  for (const year of [...years].sort((a, b) => a - b)) {
    const assumed = assumedValue(filled, NO_STEPS(year));
    if (!assumed.ok) continue;
    const { value } = assumed.value;
    estimates.push({ year, value });
    filled = {
      ...filled,
      years: { ...filled.years, [year]: { ...infoOf(filled, year), year_end_value: value } },
    };
  }
  return { ledger: filled, estimates };
}

const NO_STEPS = (year: number) => ({
  year,
  contribute: 0,
  convert: 0,
  movePretaxToPlan: false,
  on: `${year}-12-31`,
  value: null,
});
