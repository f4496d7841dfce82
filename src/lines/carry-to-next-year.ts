import { homebuyerLifetimeLimit } from "../data/law.js";
import { problemAt } from "../errors.js";
import { type Cents, share } from "../money/cents.js";
import { countsAfter } from "../year/disaster-limit.js";
import { total } from "../year/facts.js";
import type { CarryForward, Layer } from "./carry-forward.js";
import type { Charitable } from "./charitable.js";
import type { ExcessTax } from "./excess-tax.js";
import { basis, needYearEndValue, yearEndValue } from "./part1-entered.js";
import {
  homebuyerAllowed,
  inPlanLeft,
  layersOf,
  type RothYear,
  rothContributions,
  takeFromLayers,
  totalOfLayers,
} from "./roth.js";
import { deferredForward } from "./spread.js";
import type { YearForm } from "./year-form.js";

/** What the year hands to the next one, once its lines are complete. */
export function carryToNextYear(
  form: YearForm,
  roth: RothYear,
  charitable: Charitable,
  excess: ExcessTax,
): CarryForward {
  const { broughtForward } = form;
  const rothKept = rothForward(form);
  return {
    basis: basisForward(form),
    ...rothKept,
    rothSince: roth.since,
    rothSinceUnknown: roth.sinceUnknown,
    homebuyerUsed: homebuyerForward(form),
    deferred: deferredForward(form),
    disasters: disastersForward(form),
    hsaFunded: form.facts.hsaFunded ? form.year : broughtForward.hsaFunded,
    splitInterestGift: form.facts.splitInterestGift ? form.year : broughtForward.splitInterestGift,
    charitableReduction: charitable.reductionLeft,
    earlier: earlierWith(form),
    inPlan: inPlanLeft(form, rothKept.rothContributions ?? Number.POSITIVE_INFINITY),
    excess: excess.standing,
    rolledFrom529: form.broughtForward.rolledFrom529 + total(form.facts.educationRollovers),
  };
}

/** Lines 7 and 12 of the years so far; where Worksheet 1-1 took their place, what it puts in them. */
function earlierWith(form: YearForm): CarryForward["earlier"] {
  const { earlier } = form.broughtForward;
  if (form.lines["7"] !== undefined)
    return new Map(earlier).set(form.year, { line7: form.get("7"), line12: form.get("12") });
  if (!form.worksheet) return earlier;
  const line7 = form.round(total(form.distributions));
  return new Map(earlier).set(form.year, { line7, line12: Math.max(0, line7 - form.get("15a")) });
}

/** What was used of the limits of disasters, as long as it can matter. */
function disastersForward({ broughtForward, facts, year }: YearForm): CarryForward["disasters"] {
  if (broughtForward.disasters.size + facts.disasterUse.length === 0) return broughtForward.disasters;
  const used = new Map(broughtForward.disasters);
  for (const { disaster, cents } of facts.disasterUse) used.set(disaster, (used.get(disaster) ?? 0) + cents);
  for (const disaster of used.keys()) if (!countsAfter(disaster, year)) used.delete(disaster);
  return used;
}

/**
 * Line 14, with what repayments brought back. Without Part I basis goes on as it was, but ends when everything was
 * converted, unless the ledger chose to keep what is left (decision 4).
 */
function basisForward(form: YearForm): Cents {
  const kept = basisKept(form);
  form.basisMadeOwn = basisOfMadeOwn(form, kept);
  return kept - form.basisMadeOwn;
}

/**
 * What a surviving spouse who makes inherited IRAs their own takes along, after the year's distributions: as the ledger says,
 * or the share that they have in what is left.
 */
function basisOfMadeOwn(form: YearForm, kept: Cents): Cents {
  let left = kept;
  let value = total(yearEndValue(form));
  for (const { cents, basis, origin } of form.facts.madeOwn) {
    if (basis === null && left > 0) needYearEndValue(form);
    const goes = basis ?? share(form.unit, left, Math.min(cents, Math.max(0, value)), Math.max(0, value));
    value -= cents;
    if (goes > left) {
      const message = "removes more basis than there is";
      form.problems.push(problemAt("inconsistent", ["entries", origin, "basis"], message));
      return left;
    }
    left -= goes;
  }
  return kept - left;
}

function basisKept(form: YearForm): Cents {
  if (form.parts.I) return form.get("14") + form.basisBack;
  const before = Math.max(0, total(basis(form)));
  if (!form.parts.II || before === 0) return before;
  form.leftover = Math.max(0, -form.get("18"));
  return form.ledger.options.carry_leftover ? form.leftover : 0;
}

/**
 * Line 22 less line 19, and line 24 less what line 19 took beyond line 22 (the worksheet of line 22 and the chart of
 * line 24, which refigures line 23 without line 20). In a year without Part III, exact cents go on.
 */
function rothForward(
  form: YearForm,
): Pick<CarryForward, "rothContributions" | "layers" | "repaymentsCarried"> {
  const { broughtForward } = form;
  const layers = layersOf(form);
  if (!form.parts.III) {
    const known = broughtForward.rothContributions !== null;
    return {
      rothContributions: known ? Math.max(0, rothContributions(form)) : null,
      layers,
      repaymentsCarried: broughtForward.repaymentsCarried,
    };
  }
  const line19 = form.get("19");
  const line22 =
    form.lines["22"] ?? form.round(Math.max(0, rothContributions(form) + broughtForward.repaymentsCarried));
  const above = Math.max(0, line19 - line22);
  return {
    rothContributions: Math.max(0, line22 - line19),
    layers: above > 0 ? takeFromLayers(asPrinted(form, layers), above).left : layers,
    repaymentsCarried: form.repaymentsCarried,
  };
}

/**
 * Once line 24 is used, its printed amount is what is left from: a difference of cents goes to the last layer, and to
 * those before it as far as it holds less.
 */
function asPrinted(form: YearForm, layers: readonly Layer[]): Layer[] {
  const exact = totalOfLayers(layers);
  let difference = form.round(exact) - exact;
  const printed = layers.toReversed().map(({ year, amount: held, taxable }) => {
    const amount = Math.max(0, held + difference);
    difference -= amount - held;
    return { year, amount, taxable: Math.min(taxable, amount) };
  });
  return printed.reverse();
}

function homebuyerForward(form: YearForm): Cents {
  let used = form.broughtForward.homebuyerUsed;
  for (const cents of homebuyerAllowed(form).values()) used += cents;
  return Math.min(used, homebuyerLifetimeLimit);
}
