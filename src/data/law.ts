/** Dated rules and figures of the law: what holds in a tax year, read from `forms/rules.json` and `forms/figures/`. */
import additionalTaxes from "../../forms/figures/additional-taxes.json" with { type: "json" };
import contributions from "../../forms/figures/contributions.json" with { type: "json" };
import distributions from "../../forms/figures/distributions.json" with { type: "json" };
import dueDates from "../../forms/figures/due-dates.json" with { type: "json" };
import hsa from "../../forms/figures/hsa.json" with { type: "json" };
import limitation from "../../forms/figures/limitation.json" with { type: "json" };
import notices from "../../forms/figures/notices.json" with { type: "json" };
import penalties from "../../forms/figures/penalties.json" with { type: "json" };
import phaseOuts from "../../forms/figures/phase-outs.json" with { type: "json" };
import plans from "../../forms/figures/plans.json" with { type: "json" };
import requiredDistributions from "../../forms/figures/required-distributions.json" with { type: "json" };
import rolloverRelief from "../../forms/figures/rollover-relief.json" with { type: "json" };
import states from "../../forms/figures/states.json" with { type: "json" };
import totalBasis from "../../forms/figures/total-basis.json" with { type: "json" };
import rulesFile from "../../forms/rules.json" with { type: "json" };
import { type Cents, multiplyDivide } from "../money/cents.js";
import { type Dated, valueIn } from "./dated.js";

export type RuleName = keyof typeof rulesFile.rules;

function centsInYear(list: readonly { from: number; dollars: number }[], year: number): Cents {
  return (valueIn(list, year)?.dollars ?? 0) * 100;
}

/** Whether a dated rule is in force for a tax year. */
export function ruleHolds(rule: RuleName, year: number): boolean {
  const spans: readonly { from: number; to?: number }[] = rulesFile.rules[rule].spans;
  return spans.some((span) => span.from <= year && year <= (span.to ?? Number.POSITIVE_INFINITY));
}

/** The first tax year in which a dated rule was in force. */
export function ruleBegan(rule: RuleName): number {
  return Math.min(...rulesFile.rules[rule].spans.map(({ from }) => from));
}

/** A section of law, with the notice that sets its figures for a year where one is known. */
export function withNotice(section: string, year: number): string {
  const notice = (notices.notices as Record<string, string>)[year];
  return notice === undefined ? section : `${section}; ${notice}`;
}

/** The most that may be contributed to traditional and Roth IRAs for a year (IRC 219(b)(5)), in cents. */
export function contributionLimit(year: number, fiftyByYearEnd: boolean): Cents {
  const base = centsInYear(contributions.limit.values, year);
  return fiftyByYearEnd ? base + centsInYear(contributions.catch_up_at_50.values, year) : base;
}

/**
 * The table of the Form 8606 instructions for an excess taken out after the due date: total contributions of
 * the year may not have been above this for the removal to be nontaxable. In cents.
 */
export function excessRemovalLimit(year: number, fiftyByYearEnd: boolean): Cents {
  return (
    centsInYear(contributions.excess_removal_limit_before_1997.values, year) ||
    contributionLimit(year, fiftyByYearEnd)
  );
}

/** The first day of a contribution that difficulty-of-care payments allow. */
export const difficultyOfCareSince: string = contributions.difficulty_of_care_since.first_day;

/** What may go from 529 plans to one beneficiary's Roth IRAs in a lifetime (IRC 529(c)(3)(E)(ii)(II)), in cents. */
export const rollover529LifetimeLimit: Cents = contributions.rollover_529_lifetime.dollars * 100;

/** For so many years the 529 account must have been open. */
export const rollover529OpenYears: number = contributions.rollover_529_open_years.years;

/** The yearly limit of qualified charitable distributions (IRC 408(d)(8)(A)), in cents. */
export function charitableLimit(year: number): Cents {
  return centsInYear(distributions.qualified_charitable.values, year);
}

/** The first day on which a charitable distribution could be qualified. */
export const charitableSince: string = distributions.qualified_charitable.first_day;

/** The most of a charitable distribution that may go to a split-interest entity, in one year of a lifetime; in cents. */
export function splitInterestLimit(year: number): Cents {
  return centsInYear(distributions.qualified_charitable.to_split_interest_entity.values, year);
}

/** The tax year before, when a charitable distribution of a day could be treated as made in it; else undefined. */
export function charitableElection(day: string): number | undefined {
  const { elected_for_year_before: elections } = distributions.qualified_charitable;
  return elections.find(({ first_day, last_day }) => first_day <= day && day <= last_day)?.year;
}

/** The first day of a distribution that its reason alone frees from the additional tax. */
export function exceptionFirstDay(reason: "reservist" | "terminal_illness"): string {
  return distributions.exception_first_day[reason];
}

/** The last day to pay back what was distributed on a day, where it is not three years later; else undefined. */
export function fixedRepaymentDay(reason: string, distributed: string): string | undefined {
  if (reason !== "birth_adoption") return undefined;
  const { distributed_until, last_day } = distributions.repayment_last_day.birth_adoption;
  return distributed <= distributed_until ? last_day : undefined;
}

/** The limit of HSA contributions of a year for a kind of coverage, with the amount from 55 (IRC 223(b)), in cents. */
export function hsaLimit(year: number, coverage: "self_only" | "family", fiftyFiveByYearEnd: boolean): Cents {
  const base = centsInYear(hsa[coverage], year);
  return fiftyFiveByYearEnd ? base + centsInYear(hsa.catch_up_at_55, year) : base;
}

/** In how many days a rollover must be back (IRC 408(d)(3)(A), 72(t)(8)(E)). */
export const rolloverDays: { readonly ordinary: number; readonly failedFirstHome: number } = {
  ordinary: rolloverRelief.days.days,
  failedFirstHome: rolloverRelief.failed_first_home.days,
};

/** A day until which the IRS let people put money back although 60 days had passed. */
export interface RolloverRelief {
  /** The sixtieth days that it moves. */
  readonly deadline?: readonly string[];
  /** The days of the distributions that it is for. */
  readonly distributed?: readonly string[];
  /** It is for what would have been required, in a year in which nothing was. */
  readonly of?: string;
  /** It is for owners born in this year. */
  readonly born?: number;
  readonly last_day: string;
  /** Whether the one rollover a year is used up by it. */
  readonly counts: boolean;
  /** Whether it holds for beneficiaries other than the spouse. */
  readonly inherited: boolean;
  readonly source: string;
}

export const rolloverReliefs: readonly RolloverRelief[] = rolloverRelief.reliefs;

/** What a person may take out in a lifetime as a first-time homebuyer (IRC 72(t)(8)(B)), in cents. */
export const homebuyerLifetimeLimit: Cents = distributions.first_time_homebuyer_lifetime.dollars * 100;

/** A reason for a distribution whose exception to the additional tax has a limit. */
type LimitedException = keyof typeof distributions.limited_exceptions;

/** Whether the exception of a reason has a limit. */
export function isLimited(reason: string): reason is LimitedException {
  return reason in distributions.limited_exceptions;
}

/** How much of a distribution, or of several, such an exception covers (IRC 72(t)(2)(H), (I) and (K)), in cents. */
export function exceptionLimit(reason: LimitedException, year: number): Cents {
  return centsInYear(distributions.limited_exceptions[reason].values, year);
}

/** The first day on which a distribution could be one of a reason that began with a law; undefined for the others. */
export function reasonBegan(reason: string): string | undefined {
  if (reason === "terminal_illness" || reason === "reservist") return exceptionFirstDay(reason);
  if (!isLimited(reason)) return undefined;
  return `${Math.min(...distributions.limited_exceptions[reason].values.map(({ from }) => from))}-01-01`;
}

/** Whether the exception's limit is one for a lifetime, not for each year. */
export function isLifetimeLimit(reason: LimitedException): boolean {
  return reason === "domestic_abuse";
}

/** For so many calendar years after an emergency distribution there is no other, unless it was made up. */
export const emergencyNotAgainFor: number = distributions.emergency_not_again_for_years.years;

/** From this day the earnings of a returned contribution bear no additional tax (IRC 72(t)(2)(A)(ix)). */
export const correctiveEarningsFreeSince: string =
  distributions.corrective_earnings_without_additional_tax.first_day;

/**
 * The unextended due date of a year's return, the last day to contribute for it; undefined when not known.
 *
 * @param state two letters of the state of residence: a state's holiday, or relief for a whole state, makes it later
 */
export function returnDueDate(year: number, state: string | null = null): string | undefined {
  const inState = dueDates.by_state.days.find(
    (day) => day.tax_year === year && day.states.includes(state ?? ""),
  );
  return inState?.due ?? (dueDates.return_due as Record<string, string>)[year];
}

/** The due date of a year's return with the automatic extension, before weekends move it. */
export function extendedDueDate(year: number): string {
  return `${year + 1}-${dueDates.extended.month_and_day}`;
}

/** The day until which relief for a disaster postponed that for a whole state; undefined where there was none. */
export function extendedDueDateInState(year: number, state: string | null): string | undefined {
  const { days } = dueDates.extended.by_state;
  return days.find((day) => day.tax_year === year && day.states.includes(state ?? ""))?.until;
}

/** The lines of an old Form 8606 whose sum is the basis carried forward (Total Basis Chart). */
export function totalBasisLines(year: number): readonly string[] | undefined {
  return valueIn(totalBasis.charts, year)?.lines;
}

/** A range of modified AGI over which something is phased out, in cents. */
export interface PhaseOut {
  readonly start: Cents;
  readonly end: Cents;
}

/** The three ways in which phase-outs tell filers apart; `married_separate` is one who lived with the spouse. */
export type PhaseOutStatus = "single" | "married_joint" | "married_separate";

interface DollarRange extends Dated {
  readonly start: number;
  readonly end: number;
}

function rangeInYear(list: readonly DollarRange[], year: number): PhaseOut | undefined {
  const range = valueIn(list, year);
  return range && { start: range.start * 100, end: range.end * 100 };
}

/** Where direct Roth contributions are phased out (IRC 408A(c)(3)); undefined in years without a figure. */
export function rothPhaseOut(year: number, status: PhaseOutStatus): PhaseOut | undefined {
  return rangeInYear(phaseOuts.roth_contribution[status], year);
}

/** Where the IRA deduction of someone covered by an employer plan is phased out (IRC 219(g)(3)). */
export function deductionPhaseOut(year: number, status: PhaseOutStatus): PhaseOut | undefined {
  return rangeInYear(phaseOuts.deduction_covered[status], year);
}

/** The same for someone not covered whose spouse is (IRC 219(g)(7)); a single person has no such limit. */
export function spouseCoveredPhaseOut(
  year: number,
  status: Exclude<PhaseOutStatus, "single">,
): PhaseOut | undefined {
  return rangeInYear(phaseOuts.deduction_spouse_covered[status], year);
}

/**
 * What a phase-out leaves of a limit, in cents: the reduction is in proportion, the rest is rounded up to 10 dollars,
 * and is at least 200 dollars until nothing is left (IRC 219(g)(2)).
 */
export function reducedLimit(limit: Cents, magi: Cents, { start, end }: PhaseOut): Cents {
  if (magi <= start) return limit;
  if (magi >= end) return 0;
  const step = phaseOuts.reduced_limit.rounded_up_to_dollars * 100;
  const reduction = Math.floor(multiplyDivide(limit, magi - start, end - start) / step) * step;
  return Math.min(limit, Math.max(limit - reduction, phaseOuts.reduced_limit.at_least_dollars * 100));
}

/** The penalty for a nondeductible contribution that was not reported (IRC 6693(b)(2)), in cents. */
export const penaltyFormNotFiled: Cents = penalties.form_not_filed.dollars * 100;

/** The penalty for an overstated nondeductible contribution (IRC 6693(b)(1)), in cents. */
export const penaltyOverstated: Cents = penalties.overstated_contribution.dollars * 100;

/** The yearly tax on an excess contribution that stays, in percent (IRC 4973(a)). */
export const excessTaxPercent: number = additionalTaxes.excess_contribution.percent;

/** The additional tax on early distributions, in percent (IRC 72(t)(1)). */
export const earlyTaxPercent: number = additionalTaxes.early_distribution.percent;

/** The same out of a SIMPLE IRA in its first years (IRC 72(t)(6)). */
export const earlySimple: { readonly percent: number; readonly years: number } = {
  percent: additionalTaxes.early_simple_distribution.percent,
  years: additionalTaxes.early_simple_distribution.first_years_of_participation,
};

/** All money that may go into one person's plan for a year (IRC 415(c)(1)(A)), in cents. */
export function annualAdditionsLimit(year: number): Cents {
  return centsInYear(plans.annual_additions.values, year);
}

/** The most that may be deferred out of pay in a year, without catch-up (IRC 402(g)(1)), in cents. */
export function electiveDeferralLimit(year: number): Cents {
  return centsInYear(plans.elective_deferral.values, year);
}

/** Modified AGI above which a conversion was not allowed (IRC 408A(c)(3)(B) until 2009), in cents; null without a limit. */
export function conversionIncomeLimit(year: number): Cents | null {
  const dollars = valueIn<{ from: number; dollars: number | null }>(
    distributions.conversion_income_limit.values,
    year,
  )?.dollars;
  return dollars === undefined || dollars === null ? null : dollars * 100;
}

/** The age, in months, whose year is the first with a required distribution for someone born on a day. */
export function requiredDistributionMonths(born: string): number {
  const { by_birth } = requiredDistributions.first_age;
  return by_birth.find(({ born_before }) => born < born_before)?.months ?? Number.POSITIVE_INFINITY;
}

/** Whether owners had to take a required distribution in a year at all: not in 2009 and 2020. */
export function distributionsRequired(year: number): boolean {
  return !requiredDistributions.not_required.years.includes(year);
}

/** Whether a year that required nothing did not require the first distribution of the year before either. */
export function firstRequiredWaived(year: number): boolean {
  return requiredDistributions.not_required.first_of_year_before.includes(year);
}

/**
 * The required distribution of a year in cents: the value at the end of the year before, divided by the period of the
 * Uniform Lifetime Table for the age reached in the year; undefined for an age or a year without a table.
 */
export function requiredDistribution(year: number, age: number, value: Cents): Cents | undefined {
  const table = valueIn(requiredDistributions.uniform_lifetime.tables, year);
  if (!table || age < table.first_age) return undefined;
  const period = table.periods[Math.min(age - table.first_age, table.periods.length - 1)];
  return period === undefined ? undefined : multiplyDivide(value, 10, Math.round(period * 10));
}

/** The times of IRC 6511(a), 6501(a), (e) and (l)(4), in years, and the day on which an early return counts as filed. */
export const limitationYears: {
  readonly refundFromFiling: number;
  readonly refundFromPayment: number;
  readonly assessmentFromFiling: number;
  readonly assessmentWhenMuchIsLeftOut: number;
  readonly assessmentOfExcessTax: number;
} = {
  refundFromFiling: limitation.refund_from_filing.years,
  refundFromPayment: limitation.refund_from_payment.years,
  assessmentFromFiling: limitation.assessment_from_filing.years,
  assessmentWhenMuchIsLeftOut: limitation.assessment_when_much_is_left_out.years,
  assessmentOfExcessTax: limitation.assessment_of_excess_tax.years,
};

/** More than so many percent of the gross income stated in a return, left out, make the time to assess longer. */
export const muchLeftOutPercent: number = limitation.assessment_when_much_is_left_out.percent;

/** The day on which a return of a year that was filed early counts as filed, never moved (Rev. Rul. 2003-41). */
export function earlyReturnCountsAs(year: number): string {
  return `${year + 1}-${limitation.filed_early_counts_as.month_and_day}`;
}

/** The legal holidays that move the end of a time limit (IRC 7503), as they are written in the law. */
export const holidays: {
  readonly on_a_day: readonly { readonly month: number; readonly day: number; readonly from: number }[];
  readonly inauguration: {
    readonly month: number;
    readonly day: number;
    readonly every: number;
    readonly remainder: number;
  };
  readonly on_a_weekday: readonly {
    readonly month: number;
    readonly weekday: string;
    readonly nth: number | string;
  }[];
} = limitation.holidays;

/** What a state with a basis of its own does differently; undefined for states that follow the federal basis. */
export function stateBasis(state: string): { readonly note: string; readonly source: string } | undefined {
  return (states.own_basis as Record<string, { note: string; source: string }>)[state];
}

/** The day on which tax withheld for a year, and its estimated tax, counts as paid (IRC 6513(b)). */
export function prepaidCountsAsPaid(year: number): string {
  return `${year + 1}-${limitation.prepaid_counts_as_paid.month_and_day}`;
}

/** How far back from a claim the tax may have been paid (IRC 6511(b)(2)(A)), and since when a postponement adds to it. */
export const lookBack: { readonly years: number; readonly postponementCountsForClaimsAfter: string } = {
  years: limitation.refund_from_filing.years,
  postponementCountsForClaimsAfter: limitation.postponement_extends_look_back.claims_after,
};
