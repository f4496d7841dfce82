import { charitableLimit, ruleHolds } from "../data/law.js";
import { yearOf } from "../ledger/date.js";
import type { Cents } from "../money/cents.js";
import { dayOf70AndAHalf } from "../year/dates.js";
import { type Mark, total, totalLeft, type Withdrawal } from "../year/facts.js";
import {
  asEntered,
  basis,
  needYearEndValue,
  nondeductible,
  paidAfterYearEnd,
  yearEndValue,
} from "./part1-entered.js";
import type { YearForm } from "./year-form.js";

/** Charitable distributions of a year: what counts, and what is left of the deductions that reduce it. */
export interface Charitable {
  readonly counted: Cents;
  /** Deductions for years from 70 1/2 that still have to reduce a later charitable distribution. */
  readonly reductionLeft: Cents;
  readonly marks: readonly Mark[];
}

/**
 * A charitable distribution takes pre-tax money first and is limited to what would be taxable, to the year's
 * limit, and from 2020 reduced by deductions for years from 70 1/2 (IRC 408(d)(8)). What is above is an ordinary
 * distribution and goes on line 7: the latest ones first.
 */
export function splitCharitable(form: YearForm): Charitable {
  const { facts } = form;
  const reduction = reductionSoFar(form);
  const sent = total(facts.charitable);
  if (sent === 0) {
    const marks = splitHsaFunding(form, 0);
    return { counted: 0, reductionLeft: reduction, marks };
  }
  const limited = Math.min(sent, charitableLimit(form.year));
  const qualified = Math.min(limited, preTaxMoney(form, limited));
  const reduced = Math.min(reduction, qualified);
  const counted = qualified - reduced;
  let excess = sent - counted;
  const marks: Mark[] = [];
  const ordinary: Withdrawal[] = [];
  for (const withdrawal of [...facts.charitable].reverse()) {
    if (excess === 0) break;
    const cents = Math.min(withdrawal.cents, excess);
    excess -= cents;
    ordinary.push({ ...withdrawal, cents, reason: "normal" });
    marks.push({ code: "qcd_over_limit", origin: withdrawal.origin, cents });
  }
  form.distributions = [...facts.distributions, ...ordinary];
  marks.push(...splitHsaFunding(form, counted));
  return { counted, reductionLeft: reduction - reduced, marks };
}

/**
 * A transfer to an HSA takes pre-tax money first too (IRC 408(d)(9)(E)), after charity. Only that can be excluded: what it
 * takes beyond it is basis, which leaves as an ordinary distribution, untaxed by line 10. Without the year-end value all
 * of it is taken as pre-tax money, and the review asks for the value.
 */
function splitHsaFunding(form: YearForm, charity: Cents): Mark[] {
  const { facts } = form;
  const sent = total(facts.hsaFunding);
  if (sent === 0) return [];
  const known = typeof facts.info?.year_end_value === "number";
  let excess = known ? sent - Math.min(sent, Math.max(0, preTaxMoney(form, sent + charity) - charity)) : 0;
  const marks: Mark[] = [];
  const ordinary: Withdrawal[] = [];
  for (const withdrawal of [...facts.hsaFunding].reverse()) {
    if (excess === 0) break;
    const cents = Math.min(withdrawal.cents, excess);
    excess -= cents;
    ordinary.push({ ...withdrawal, cents, reason: "normal" });
    marks.push({ code: "hsa_funding_above_pretax", origin: withdrawal.origin, cents });
  }
  if (ordinary.length > 0) form.distributions = [...form.distributions, ...ordinary];
  return marks;
}

/**
 * All pre-tax money of the year, in cents: line 6's value, distributions, conversions, charitable distributions and
 * transfers to an HSA, less line 5. Asks for the year-end value only when the known amounts do not settle that `wanted` fits.
 */
function preTaxMoney(form: YearForm, wanted: Cents): Cents {
  const { facts } = form;
  const line5 =
    asEntered(form, nondeductible(form)) +
    asEntered(form, basis(form)) -
    asEntered(form, paidAfterYearEnd(form));
  const out =
    total(facts.distributions) +
    totalLeft(facts.conversions) +
    total(facts.charitable) +
    total(facts.hsaFunding);
  if (out - line5 >= wanted) return wanted;
  needYearEndValue(form);
  return Math.max(0, out + Math.max(0, total(yearEndValue(form))) - line5);
}

/** Deductions for years in which the owner was 70 1/2 or older, less what already reduced a charitable distribution. */
function reductionSoFar(form: YearForm): Cents {
  const { born } = form.ledger.owner;
  const before = form.broughtForward.charitableReduction;
  if (born === null || !ruleHolds("qcd_reduced_by_deductions", form.year)) return before;
  const reached = yearOf(dayOf70AndAHalf(born)) <= form.year;
  return reached ? before + (form.facts.info?.deducted ?? 0) : before;
}
