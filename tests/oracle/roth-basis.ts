/**
 * Lines 22 and 24 a second time, by the worksheet and the chart of the instructions (2023, p. 13 to 15): what the last
 * form with a distribution left, and what has come since. Lines 16, 19 and 25 are taken as printed.
 */
import type { Ledger } from "../../src/ledger/schema.js";
import { gather, rothChanges, rothRepayments } from "./facts.js";
import { atMost, dollars, type Fraction, minus, nearest, notBelowZero, plus, ZERO } from "./fraction.js";

/** Lines of a year as printed, in exact dollars, by the labels since 2017. */
export type Printed = (label: string) => Fraction | undefined;

export interface RothBasis {
  readonly year: number;
  readonly line22: Fraction;
  readonly line24: Fraction;
  /** What is left after the year: contributions with repayments carried, and conversions. */
  readonly contributions: Fraction;
  readonly conversions: Fraction;
}

export function rothBasis(ledger: Ledger, years: readonly { year: number; printed: Printed }[]): RothBasis[] {
  const { opening, options } = ledger;
  const print = (amount: Fraction) => nearest(amount, options.round === "dollars" ? 1 : 100);
  let contributions = plus(
    dollars(opening?.roth_contributions ?? 0),
    dollars(opening?.repayments_carried ?? 0),
  );
  let conversions = plus(ZERO, ...(opening?.roth_conversions ?? []).map(({ amount }) => dollars(amount)));
  return years.map(({ year, printed }) => {
    const changes = rothChanges(ledger, year);
    contributions = plus(contributions, gather(ledger, year).rothDeposits, changes.contributions);
    const before = conversions;
    conversions = plus(conversions, printed("16") ?? ZERO, changes.conversions);
    const line22 = print(notBelowZero(contributions));
    const whole = print(conversions);
    // In 2010 the year's own conversions count on line 31 only where they are taxed at once; divorce transfers do.
    const late = year === 2010 && ledger.years[2010]?.tax_conversion_in !== "2010";
    const line24 = late ? print(plus(before, changes.byDivorce)) : whole;
    const line19 = printed("19");
    if (line19 !== undefined) {
      const repaid = print(rothRepayments(ledger, year));
      const used = minus(printed("25a") ?? ZERO, printed("25b") ?? ZERO);
      contributions = plus(notBelowZero(minus(line22, line19)), notBelowZero(minus(repaid, used)));
      // Line 23 refigured without line 20.
      const above = notBelowZero(minus(line19, line22));
      if (!atMost(above, ZERO)) conversions = notBelowZero(minus(whole, above));
    }
    return { year, line22, line24, contributions, conversions };
  });
}
