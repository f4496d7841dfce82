import { homebuyerLifetimeLimit } from "../data/law.js";
import { problemAt } from "../errors.js";
import { type Cents, share } from "../money/cents.js";
import { countsAfter } from "../year/disaster-limit.js";
import { total } from "../year/facts.js";
import type { Chain, Layer } from "./chain.js";
import type { Charitable } from "./charitable.js";
import type { ExcessTax } from "./excess-tax.js";
import { basis, needYearEndValue, yearEndValue } from "./part1-amounts.js";
import {
  homebuyerAllowed,
  layersOf,
  type RothYear,
  rothContributions,
  takeFromLayers,
  takenFromInPlan,
  totalOfLayers,
} from "./roth.js";
import { deferredForward } from "./spread.js";
import type { Work } from "./work.js";

/** What the year hands to the next one, once its lines are complete. */
export function carryForward(w: Work, roth: RothYear, charitable: Charitable, excess: ExcessTax): Chain {
  const { chain } = w;
  return {
    basis: basisForward(w),
    ...rothForward(w),
    rothSince: roth.since,
    rothSinceUnknown: roth.sinceUnknown,
    homebuyerUsed: homebuyerForward(w),
    deferred: deferredForward(w),
    disasters: disastersForward(w),
    hsaFunded: w.facts.hsaFunded ? w.year : chain.hsaFunded,
    splitInterestGift: w.facts.splitInterestGift ? w.year : chain.splitInterestGift,
    charitableReduction: charitable.reductionLeft,
    earlier: earlierWith(w),
    inPlan: takenFromInPlan(w).left,
    excess: excess.standing,
    rolledFrom529: w.chain.rolledFrom529 + total(w.facts.educationRollovers),
  };
}

/** Lines 7 and 12 of the years so far; where Worksheet 1-1 took their place, what it puts in them. */
function earlierWith(w: Work): Chain["earlier"] {
  const { earlier } = w.chain;
  if (w.lines["7"] !== undefined)
    return new Map(earlier).set(w.year, { line7: w.get("7"), line12: w.get("12") });
  if (!w.worksheet) return earlier;
  const line7 = w.round(total(w.distributions));
  return new Map(earlier).set(w.year, { line7, line12: Math.max(0, line7 - w.get("15a")) });
}

/** What was used of the limits of disasters, as long as it can matter. */
function disastersForward({ chain, facts, year }: Work): Chain["disasters"] {
  if (chain.disasters.size + facts.disasterUse.length === 0) return chain.disasters;
  const used = new Map(chain.disasters);
  for (const { disaster, cents } of facts.disasterUse) used.set(disaster, (used.get(disaster) ?? 0) + cents);
  for (const disaster of used.keys()) if (!countsAfter(disaster, year)) used.delete(disaster);
  return used;
}

/**
 * Line 14, with what repayments brought back. Without Part I basis goes on as it was, but ends when everything was
 * converted, unless the ledger chose to keep what is left (decision 4).
 */
function basisForward(w: Work): Cents {
  const kept = basisKept(w);
  w.basisMadeOwn = basisOfMadeOwn(w, kept);
  return kept - w.basisMadeOwn;
}

/**
 * What a surviving spouse who makes inherited IRAs their own takes along, after the year's distributions: as the ledger says,
 * or the share that they have in what is left.
 */
function basisOfMadeOwn(w: Work, kept: Cents): Cents {
  let left = kept;
  let value = total(yearEndValue(w));
  for (const { cents, basis, origin } of w.facts.madeOwn) {
    if (basis === null && left > 0) needYearEndValue(w);
    const goes = basis ?? share(w.unit, left, Math.min(cents, Math.max(0, value)), Math.max(0, value));
    value -= cents;
    if (goes > left) {
      const message = "takes away more basis than there is";
      w.problems.push(problemAt("inconsistent", ["entries", origin, "basis"], message));
      return left;
    }
    left -= goes;
  }
  return kept - left;
}

function basisKept(w: Work): Cents {
  if (w.parts.I) return w.get("14") + w.basisBack;
  const before = Math.max(0, total(basis(w)));
  if (!w.parts.II || before === 0) return before;
  w.leftover = Math.max(0, -w.get("18"));
  return w.ledger.options.carry_leftover ? w.leftover : 0;
}

/**
 * Line 22 less line 19, and line 24 less what line 19 took beyond line 22 (the worksheet of line 22 and the chart of
 * line 24, which refigures line 23 without line 20). In a year without Part III, exact cents go on.
 */
function rothForward(w: Work): Pick<Chain, "rothContributions" | "layers" | "repaymentsCarried"> {
  const { chain } = w;
  const layers = layersOf(w);
  if (!w.parts.III) {
    const known = chain.rothContributions !== null;
    return {
      rothContributions: known ? Math.max(0, rothContributions(w)) : null,
      layers,
      repaymentsCarried: chain.repaymentsCarried,
    };
  }
  const line19 = w.get("19");
  const line22 = w.lines["22"] ?? w.round(Math.max(0, rothContributions(w) + chain.repaymentsCarried));
  const above = Math.max(0, line19 - line22);
  return {
    rothContributions: Math.max(0, line22 - line19),
    layers: above > 0 ? takeFromLayers(asPrinted(w, layers), above).left : layers,
    repaymentsCarried: w.repaymentsCarried,
  };
}

/**
 * Once line 24 is used, its printed amount is what is left from: a difference of cents goes to the last layer, and to
 * those before it as far as it holds less.
 */
function asPrinted(w: Work, layers: readonly Layer[]): Layer[] {
  const exact = totalOfLayers(layers);
  let difference = w.round(exact) - exact;
  const printed = layers.toReversed().map(({ year, amount: held, taxable }) => {
    const amount = Math.max(0, held + difference);
    difference -= amount - held;
    return { year, amount, taxable: Math.min(taxable, amount) };
  });
  return printed.reverse();
}

function homebuyerForward(w: Work): Cents {
  let used = w.chain.homebuyerUsed;
  for (const cents of homebuyerAllowed(w).values()) used += cents;
  return Math.min(used, homebuyerLifetimeLimit);
}
