/**
 * Dated rules and figures of the law, read from `forms/rules.json` and `forms/figures/`. With `forms.ts`, which
 * reads what the form prints, this is the only module that imports from `forms/`.
 */
import contributions from "../forms/figures/contributions.json" with { type: "json" };
import distributions from "../forms/figures/distributions.json" with { type: "json" };
import dueDates from "../forms/figures/due-dates.json" with { type: "json" };
import totalBasis from "../forms/figures/total-basis.json" with { type: "json" };
import rulesFile from "../forms/rules.json" with { type: "json" };
import type { Cents } from "./money/cents.js";

export type RuleName = keyof typeof rulesFile.rules;

interface Dated {
  readonly from: number;
}

/** The entry of a dated list that holds for a year: the last one that begins no later. */
function inYear<T extends Dated>(list: readonly T[], year: number): T | undefined {
  let found: T | undefined;
  for (const item of list) if (item.from <= year && (!found || item.from >= found.from)) found = item;
  return found;
}

function centsInYear(list: readonly { from: number; dollars: number }[], year: number): Cents {
  return (inYear(list, year)?.dollars ?? 0) * 100;
}

/** Whether a dated rule is in force for a tax year. */
export function inForce(rule: RuleName, year: number): boolean {
  const spans: readonly { from: number; to?: number }[] = rulesFile.rules[rule].spans;
  return spans.some((span) => span.from <= year && year <= (span.to ?? Number.POSITIVE_INFINITY));
}

/** The most that may be contributed to traditional and Roth IRAs for a year (IRC 219(b)(5)), in cents. */
export function contributionLimit(year: number, fiftyByYearEnd: boolean): Cents {
  const base = centsInYear(contributions.limit.values, year);
  return fiftyByYearEnd ? base + centsInYear(contributions.catch_up_at_50.values, year) : base;
}

/**
 * The table of the Form 8606 instructions for an excess taken out after the due date: total contributions of
 * the year may not have been above this for the removal to be free of tax. In cents.
 */
export function excessRemovalLimit(year: number, fiftyByYearEnd: boolean): Cents {
  return (
    centsInYear(contributions.excess_removal_limit_before_1997.values, year) ||
    contributionLimit(year, fiftyByYearEnd)
  );
}

/** The yearly limit of qualified charitable distributions (IRC 408(d)(8)(A)), in cents. */
export function charitableLimit(year: number): Cents {
  return centsInYear(distributions.qualified_charitable.values, year);
}

/** The first day on which a charitable distribution could be qualified. */
export const charitableSince: string = distributions.qualified_charitable.first_day;

/** What a person may take out in a lifetime as a first-time homebuyer (IRC 72(t)(8)(B)), in cents. */
export const homebuyerLifetimeLimit: Cents = distributions.first_time_homebuyer_lifetime.dollars * 100;

/** From this day the earnings of a returned contribution bear no additional tax (IRC 72(t)(2)(A)(ix)). */
export const correctiveEarningsFreeSince: string =
  distributions.corrective_earnings_without_additional_tax.first_day;

/** The unextended due date of a year's return, the last day to contribute for it; undefined when not known. */
export function returnDueDate(year: number): string | undefined {
  return (dueDates.return_due as Record<string, string>)[year];
}

/** The lines of an old Form 8606 whose sum is the basis carried forward (Total Basis Chart). */
export function totalBasisLines(year: number): readonly string[] | undefined {
  return inYear(totalBasis.charts, year)?.lines;
}
