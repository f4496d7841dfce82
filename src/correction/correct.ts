import { fail, type Result, succeed } from "../errors.js";
import type { Ledger } from "../ledger/schema.js";
import { replay } from "../lines/replay.js";
import { type YearResult, yearResult } from "../lines/result.js";
import type { Cents } from "../money/cents.js";
import { type BasisEffect, basisEffects, isKnockOn } from "../review/basis-of-record.js";
import { wasFormFiled } from "../review/filed.js";
import { rightDeductions } from "../review/limited-deductions.js";
import { withPlacesAsFiled } from "../review/places-as-filed.js";
import type { StandingDeductions } from "../review/standing-deductions.js";
import { inReview, type YearInReview } from "../review/year-in-review.js";
import { filingDeadline } from "../year/deadlines.js";
import type { Assumption } from "./assumed/assumption.js";
import { assumptionsOf } from "./assumed/assumptions.js";
import { askedByReview } from "./assumed/by-review.js";
import { basisOfEmptyIras } from "./assumed/empty.js";
import { isInOtherLedgers } from "./assumed/filed-contributions.js";
import { statementsNotSent, unneededForms } from "./assumed/filed-forms.js";
import { notAsEntered } from "./assumed/not-as-entered.js";
import { aboutSpouse } from "./assumed/spouse.js";
import { unaccountedFor } from "./assumed/unaccounted.js";
import { undoneInTime } from "./assumed/undone-in-time.js";
import { asItStands, isLineWrong, isTooLateButForExcess } from "./changed-lines.js";
import { decisionFor, type Send, sendKinds } from "./decisions.js";
import { exceptionState } from "./exception-number.js";
import { checkForm5329, type Form5329Check, hasEarlierExcess } from "./form-5329-check.js";
import { checkForm, type FormCheck, type MissingFact } from "./form-check.js";
import { withDeductionGivenBack } from "./given-back.js";
import { checkIncome, type IncomeCheck } from "./income-check.js";
import { householdProblems, withSharedReturns } from "./joint-returns.js";
import {
  basisBefore,
  emptyYears,
  yearsAfter,
  yearsBefore,
  yearsBetween,
  yearsNotTold,
  yearsTold,
} from "./missing-years.js";
import { openingAgainstForm } from "./opening-against-form.js";
import { type HouseholdLines, householdLines, type OtherLedgers } from "./other-ledgers.js";
import { type OutOfYear, outOfYear } from "./out-of-year.js";
import { type PenaltyExposure, penaltyExposure } from "./penalties.js";
import { withTaxReported } from "./removal-statement.js";
import { requiredUntaken } from "./required-untaken.js";
import { withConvertedFirst } from "./returned-after-conversion.js";
import { aboutLaterEarnings } from "./returned-later.js";
import { isSixMonthRelief } from "./six-month-relief.js";
import { stillReturnable } from "./still-returnable.js";
import {
  assessmentWindow,
  excessWindow,
  type RefundWindow,
  refundWindow,
  type TimeLimit,
} from "./windows.js";
import type { YearState } from "./year-state.js";

/** One tax year: what was filed against what is right, and what to send. Amounts in cents. */
export interface YearCorrection extends OutOfYear {
  readonly tax_year: number;
  /** The ledger has a fact or an entry of the year. */
  readonly told: boolean;
  /** The right form. */
  readonly right: YearResult;
  readonly form: FormCheck;
  /** The lines of the form as filed, by that year's labels; null when the ledger has none. */
  readonly filed_lines: Readonly<Record<string, Cents | string>> | null;
  readonly income: IncomeCheck;
  readonly form_5329: Form5329Check;
  readonly basis: BasisEffect;
  /** The form is wrong only in what an earlier year handed on: lines 2, 3 and 14. It may be left to the next filing. */
  readonly knock_on_only: boolean;
  /** The last day to file the return in time, with extensions. */
  readonly due: string;
  /** The day the return was filed, null when not known. */
  readonly filed_on: string | null;
  readonly refund: RefundWindow;
  readonly assessment: TimeLimit;
  /** The time in which tax on excess contributions can be assessed; null in a year whose Form 5329 for it does not change. */
  readonly excess_assessment: TimeLimit | null;
  readonly penalty: PenaltyExposure;
  /** The return is a joint one; null when the ledger does not tell. */
  readonly joint: boolean | null;
  readonly state: YearState;
  readonly send: Send;
  /** Why that is sent, with its source. */
  readonly why: string;
  /** Of an earlier excess that was left off line 1, what counts as contributed for this year, in cents (IRC 219(f)(6)). */
  readonly absorbed: Cents;
}

/** What one owner has to correct. */
export interface Correction {
  /** What counts as today, ISO. */
  readonly as_of: string;
  readonly ledger: Ledger;
  readonly years: readonly YearCorrection[];
  /** The penalties of all years together, at most; in cents. */
  readonly penalty: PenaltyExposure;
  /** Change in taxable income of all returns that are amended or replaced, in cents. */
  readonly change: Cents;
  /** What would decide what is still open, each fact once. */
  readonly lacks: readonly MissingFact[];
  /** What is assumed for the years for which something is sent. */
  readonly assumed: readonly Assumption[];
}

/**
 * Compares every year of a ledger with what was filed for it and decides what to send. The chain is computed again from
 * what happened; a year that was never filed still counts (decision 7). Fails as `compute` does.
 *
 * @param asOf what counts as today, ISO
 * @param household other ledgers of the same household, whose lines are on the same return; null for one that could not
 *   be read
 */
export function correct(given: Ledger, asOf: string, household: OtherLedgers = []): Result<Correction> {
  const problems = householdProblems([given, ...household]);
  if (problems.length > 0) return fail(problems);
  const [shared, ...others] = withSharedReturns([given, ...household]);
  const asFiled = withPlacesAsFiled(shared ?? given);
  const first = replay(asFiled);
  if (!first.ok) return first;
  const deductions = rightDeductions(asFiled, first.value, asOf);
  const { ledger, completed } = deductions;
  const reviewed = inReview(ledger, completed, asOf);
  const effects = basisEffects(reviewed);
  const onReturns = householdLines(ledger, others, asOf);
  const corrected = reviewed.years.map((y, at) => {
    const deduction = {
      stands: deductions.years.has(y.year),
      isAsked: deductions.asked.has(y.year),
      isOpenBefore: deductions.open !== null && deductions.open.from < y.year,
    };
    return correctYear(y, effects[at] as BasisEffect, asOf, onReturns, deduction);
  });
  const years = withTaxReported(withDeductionGivenBack(corrected, ledger), ledger);
  const inTime = undoneInTime(years, ledger);
  return succeed({
    as_of: asOf,
    ledger,
    years,
    penalty: {
      not_filed: years.reduce((sum, { penalty }) => sum + penalty.not_filed, 0),
      overstated: years.reduce((sum, { penalty }) => sum + penalty.overstated, 0),
    },
    change: years.reduce((sum, { income, send }) => sum + (isReturnSent(send) ? (income.change ?? 0) : 0), 0),
    lacks: years.flatMap((year) => lacksOf(year, deductions)),
    assumed: withReview(
      [
        ...inTime,
        ...withMissingYears(years, ledger, asOf, onReturns.hasSpouse).filter(
          (one) => !inTime.some(({ path }) => path === one.path) && !isInOtherLedgers(one, ledger, household),
        ),
        ...aboutSpouse(years, ledger, onReturns.hasSpouse),
        ...stillReturnable(years, ledger, asOf),
        ...aboutLaterEarnings(years, ledger),
      ],
      [...askedByReview(reviewed, years), ...notAsEntered(reviewed, years)],
    ),
  });
}

/** What is assumed, and what else the review asks for: each fact of a year once. */
function withReview(assumed: readonly Assumption[], asked: readonly Assumption[]): Assumption[] {
  const isTold = (one: Assumption) =>
    assumed.some(({ tax_year, path }) => tax_year === one.tax_year && path === one.path);
  return [...assumed, ...asked.filter((one) => !isTold(one))];
}

/** What is assumed for each year, also for those that the ledger does not have. */
function withMissingYears(
  years: readonly YearCorrection[],
  ledger: Ledger,
  asOf: string,
  hasSpouse: boolean,
): Assumption[] {
  const own = years.flatMap((year) => assumptionsOf(year, ledger, hasSpouse));
  const sent = years.filter(({ send }) => sendKinds[send].carrier !== null).map((year) => year.right);
  const all = [...own, ...statementsNotSent(years, ledger)];
  const right = years.map((year) => year.right);
  if (sent.length === 0)
    return [
      ...emptyYears(right, ledger),
      ...unaccountedFor(ledger),
      ...all,
      ...yearsNotTold(right.at(-1), ledger, asOf),
    ];
  return [
    ...basisBefore(right, ledger),
    ...yearsBefore(years[0]?.tax_year, sent, ledger, asOf),
    ...yearsBetween(right, sent, ledger, asOf),
    ...openingAgainstForm(years, ledger),
    ...emptyYears(right, ledger),
    ...unneededForms(years, ledger),
    ...whatEmptied(right, sent, ledger),
    ...all,
    ...yearsAfter(right.at(-1), ledger, asOf),
    ...yearsNotTold(right.at(-1), ledger, asOf),
  ];
}

/** What of the money in the IRAs is not in the entries, asked once for each year. */
function whatEmptied(
  years: readonly YearResult[],
  sent: readonly YearResult[],
  ledger: Ledger,
): Assumption[] {
  const required = requiredUntaken(years, sent, ledger);
  const empty = basisOfEmptyIras(years, sent, ledger);
  const isAsked = ({ tax_year, path }: Assumption) =>
    [...required, ...empty].some(
      (one) => one.tax_year === tax_year && (one.path === path || empty.includes(one)),
    );
  return [...required, ...empty, ...unaccountedFor(ledger).filter((one) => !isAsked(one))];
}

function isReturnSent(send: Send): boolean {
  const { carrier } = sendKinds[send];
  return carrier === "form_1040_x" || carrier === "form_1040";
}

function correctYear(
  y: YearInReview,
  basis: BasisEffect,
  asOf: string,
  household: HouseholdLines,
  deduction: { readonly stands: boolean; readonly isAsked: boolean; readonly isOpenBefore: boolean },
): YearCorrection {
  const { year, info } = y;
  const right = withConvertedFirst(y, yearResult(y.done));
  const due = filingDeadline(y.ledger, year);
  const form = checkForm(y, right, basis, { late: asOf > due, over: asOf > `${year}-12-31` });
  const found = checkIncome(y, right, form, household);
  const form5329 = checkForm5329(y, right);
  const refund = refundWindow(year, info, asOf);
  const assessment = assessmentWindow(year, info, asOf);
  const exception = exceptionOf(y, right, form5329);
  const isExcessOpen = form5329.onExcess > form5329.filedOnExcess || exception === "earlier_excess";
  const excess = isExcessOpen ? excessWindow(year, info, asOf) : null;
  const income = isTooLateButForExcess(found, { refund, assessment, excess }) ? asItStands(found) : found;
  const state: YearState = {
    due: asOf <= due ? "coming" : "past",
    return: returnState(y),
    form: form.overstates ? "overstated" : form.status,
    income: isLineWrong(income, form, { refund, assessment }) ? "lines" : income.status,
    deduction: deductionState(deduction, income),
    basis: deduction.isOpenBefore && usesBasis(right) ? "unknown" : "known",
    form_5329: form5329.status,
    exception,
    required: info?.filed?.required == null ? "unknown" : info.filed.required ? "yes" : "no",
    relief: isSixMonthRelief(y) ? "six_months" : "none",
    refund: refund.state,
    // Where nothing else changes, the longer time of the tax on an excess decides.
    assessment: income.status === "same" && excess !== null ? excess.state : assessment.state,
  };
  const { send, why } = decisionFor(state);
  return {
    tax_year: year,
    told: yearsTold(y.ledger).has(year),
    right,
    form,
    filed_lines: info?.filed?.lines ?? null,
    income,
    form_5329: form5329,
    basis,
    knock_on_only: state.form === "wrong" && state.income === "same" && isKnockOn(form.differences, basis),
    due,
    filed_on: info?.filed?.date ?? null,
    refund,
    assessment,
    excess_assessment: excess,
    penalty: state.due === "coming" ? NO_PENALTY : penaltyExposure(y, right, form),
    joint: info?.filing_status ? info.filing_status === "married_joint" : null,
    state,
    send,
    why,
    absorbed: y.done.form.absorbed,
    ...outOfYear(y, right),
  };
}

function exceptionOf(y: YearInReview, right: YearResult, form_5329: Form5329Check): YearState["exception"] {
  if (hasEarlierExcess(y, right)) return "earlier_excess";
  return exceptionState(y.ledger, { tax_year: y.year, right, form_5329 });
}

function deductionState(
  { stands, isAsked }: { readonly stands: boolean; readonly isAsked: boolean },
  { deductedTooMuch }: IncomeCheck,
): YearState["deduction"] {
  if (stands) return "stands";
  if (isAsked) return "unknown";
  return deductedTooMuch > 0 ? "also_taken" : "right";
}

/** Nothing is late before the due date with extensions. */
const NO_PENALTY: PenaltyExposure = { not_filed: 0, overstated: 0 };

/** Whether a return was filed: a day, amounts or a form of it say so too. */
function returnState({ info }: YearInReview): YearState["return"] {
  const filed = info?.filed;
  if (!filed) return "unknown";
  if (filed.return !== null) return filed.return ? "filed" : "not_filed";
  const { date, deducted, form_1040 } = filed;
  const told = date !== null || deducted !== null || form_1040 !== null || wasFormFiled(info) === true;
  return told ? "filed" : "unknown";
}

/** Whether a year's figures rest on basis of earlier years. */
function usesBasis({ lines, form_1040 }: YearResult): boolean {
  return (lines["2"] ?? 0) > 0 || form_1040["4a"] > 0;
}

/** The facts that the decision of a year waits for. */
function lacksOf(
  { tax_year, send, form, income, refund, state }: YearCorrection,
  { open, asked }: StandingDeductions,
): MissingFact[] {
  if (send !== "undecided") return [];
  const path = asked.get(tax_year);
  if (state.deduction === "unknown" && path !== undefined && path !== `years.${tax_year}.deducted`)
    return [
      {
        path,
        whether: `whether the IRA deduction on the ${tax_year} return was allowed. What was not allowed is a nondeductible contribution`,
      },
    ];
  if (state.deduction === "unknown")
    return [
      {
        path: `years.${tax_year}.deducted`,
        whether: `whether the IRA deduction on the ${tax_year} return was right, or has to be removed. If it was right, the contribution is not basis`,
      },
    ];
  const waits =
    state.basis === "unknown" || (state.deduction === "also_taken" && state.assessment === "unknown");
  if (waits && open !== null)
    return [
      {
        path: state.basis === "unknown" ? open.fact : `years.${tax_year}.filed.date`,
        whether:
          state.basis === "unknown"
            ? open.fact.endsWith(".filed.date")
              ? `how much basis is left for ${tax_year}: the IRA deduction on the ${open.from} return may be final, and then the contribution is not basis`
              : `how much basis is left for ${tax_year}: what the IRA deduction on the ${open.from} return should not have had is basis`
            : `whether the IRA deduction on the ${tax_year} return can still be removed, or is final and leaves no basis`,
      },
    ];
  if (form.lacks) return [form.lacks];
  if (state.return === "unknown")
    return [
      { path: `years.${tax_year}.filed.return`, whether: `whether a return was filed for ${tax_year}` },
    ];
  if (income.lacks) return [income.lacks];
  return refund.lacks ? [refund.lacks] : [];
}
