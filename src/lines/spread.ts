/**
 * The one year whose conversion income was taxed in the two years after it, unless the owner chose otherwise (IRC
 * 408A(d)(3)(A)(iii)): its two halves, what a distribution brings forward, and what falls due later.
 */

import { ruleHolds } from "../data/law.js";
import { lineLabel } from "../data/printed-form.js";
import { yearOf } from "../ledger/date.js";
import { CONVERSION_INCOME_YEARS, type DeferredIncome } from "../ledger/schema.js";
import { type Cents, share } from "../money/cents.js";
import { totalLeft } from "../year/facts.js";
import { type AmountLine, computed, entered, type LineId, type Work } from "./work.js";

/**
 * Whether the income of this year's conversions is put off: in the year that allowed it, without the boxes that choose
 * to be taxed at once. After the owner's death nothing can be put off (Instructions 2010, line 19).
 */
export function isSpread(w: Work): boolean {
  const [, atOnce] = CONVERSION_INCOME_YEARS;
  if (!ruleHolds("conversion_income_spread", w.year) || diedIn(w)) return false;
  return w.facts.info?.tax_conversion_in !== atOnce;
}

function diedIn({ ledger, year }: Work): boolean {
  const { died } = ledger.owner;
  return died !== null && yearOf(died) === year;
}

/** Half of an amount, rounded half up, and the rest: together they are all of it. Nothing of a loss. */
function halves(taxable: LineId, first: LineId, second: LineId): [AmountLine, AmountLine] {
  return [
    computed(first, [taxable], `half of the taxable amount, taxed in the next year`, (w) =>
      share(w.unit, Math.max(0, w.get(taxable)), 1, 2),
    ),
    computed(
      second,
      [taxable, first],
      `the other half, taxed the year after`,
      (w) => Math.max(0, w.get(taxable)) - w.get(first),
    ),
  ];
}

/** All of an amount, where the owner chose to be taxed at once, in the year that gave the choice. */
function atOnce(taxable: LineId, id: LineId): AmountLine {
  return computed(id, [taxable], "the taxable amount, by choice taxed this year", (w) =>
    Math.max(0, w.get(taxable)),
  );
}

/** After line 18, on the one form that asks: the income of conversions, at once or in halves. */
export function spreadConversions(w: Work): void {
  if (!ruleHolds("conversion_income_spread", w.year)) return;
  if (isSpread(w)) w.complete(...halves("18", "spread_first", "spread_second"));
  else w.complete(atOnce("18", "taxed_at_once"));
}

const planRollovers = entered("plan_rollovers", "rolled over from employer plans to Roth IRAs", (w) =>
  w.facts.planRollovers
    .filter(({ layered }) => layered)
    .map(({ left, origin, date }) => ({ cents: left, origin, what: `plan rollover of ${date}` })),
);

const planBasis = entered("plan_basis", "the part of it that was taxed before", (w) =>
  w.facts.planRollovers
    .filter(({ layered }) => layered)
    .map(({ left, taxable, origin }) => ({
      cents: left - taxable,
      origin,
      what: "after-tax money of a plan",
    })),
);

const planTaxable = computed(
  "plan_taxable",
  ["plan_rollovers", "plan_basis"],
  "what was rolled over less the part that was taxed before",
  (w) => w.get("plan_rollovers") - w.get("plan_basis"),
);

/** The part for rollovers from employer plans to Roth IRAs, on the one form that has it. */
export function partOfRollovers(w: Work): void {
  if (!ruleHolds("conversion_income_spread", w.year)) return;
  if (totalLeft(w.facts.planRollovers.filter(({ layered }) => layered)) === 0) return;
  w.parts.rollovers = true;
  w.complete(planRollovers, planBasis, planTaxable);
  if (isSpread(w)) w.complete(...halves("plan_taxable", "plan_spread_first", "plan_spread_second"));
  else w.complete(atOnce("plan_taxable", "plan_taxed_at_once"));
}

// ---- what was put off -----------------------------------------------------------------------------------------

/** This year's own income that is put off: the four halves together. */
export function putOffThisYear({ lines }: Work): Cents {
  return (
    (lines.spread_first ?? 0) +
    (lines.spread_second ?? 0) +
    (lines.plan_spread_first ?? 0) +
    (lines.plan_spread_second ?? 0)
  );
}

/** Basis in this year's conversions and plan rollovers, while line 24 does not count them. */
export function basisOfSpread(w: Work): Cents {
  if (!isSpread(w)) return 0;
  const { lines } = w;
  return (lines["16"] ?? 0) - Math.max(0, lines["18"] ?? 0) + (lines.plan_basis ?? 0);
}

/**
 * Whether qualified distributions too stand on line 19, since they bring income forward: on the two forms that have
 * lines for it, as long as there is such income (Form 8606, 2010 line 26 and 2011 line 19, certain qualified distributions).
 */
export function reportsQualified(w: Work): boolean {
  const has = (id: LineId) => lineLabel(id, w.year) !== null;
  return (putOffThisYear(w) > 0 && has("early_income")) || (deferredTotal(w) > 0 && has("deferred"));
}

/** Income that was put off before this year, all of it, whatever was taxed early since. */
export function deferredTotal({ chain }: Work): Cents {
  return (chain.deferred?.due ?? []).reduce((sum, { ira, plan }) => sum + ira + plan, 0);
}

/** What of it is due in this year: all that is left, in the year of the owner's death. */
export function dueNow(w: Work): { ira: Cents; plan: Cents } {
  const due = w.chain.deferred?.due ?? [];
  const now = diedIn(w) ? due : due.filter(({ year }) => year <= w.year);
  return {
    ira: now.reduce((sum, each) => sum + each.ira, 0),
    plan: now.reduce((sum, each) => sum + each.plan, 0),
  };
}

/** What has not been taxed yet. */
function deferredLeft(w: Work): Cents {
  return deferredTotal(w) - (w.chain.deferred?.taxed_early ?? 0);
}

/** Income put off earlier that is taxed this year: on the form's own line, or without one. */
function deferredTaxed(w: Work): Cents {
  if (w.lines.deferred_taxed !== undefined) return w.lines.deferred_taxed;
  const { ira, plan } = dueNow(w);
  return Math.min(deferredLeft(w), ira + plan);
}

/**
 * What falls due from conversions of IRAs in a year whose form has no line for it, straight on line 4b; what came from
 * an employer plan is income of a pension, which this ledger does not keep.
 */
export function deferredOffForm(w: Work): Cents {
  if (w.lines.deferred_taxed !== undefined) return 0;
  return Math.min(deferredTaxed(w), dueNow(w).ira);
}

/** What is left for later years: of the last year's income what came early is missing. */
export function deferredForward(w: Work): DeferredIncome | null {
  const own = ownForward(w);
  if (own) return own;
  let left = deferredLeft(w) - deferredTaxed(w);
  const due: DeferredIncome["due"] = [];
  for (const { year, ira, plan } of w.chain.deferred?.due ?? []) {
    if (year <= w.year) continue;
    const fromIra = Math.min(ira, left);
    const fromPlan = Math.min(plan, left - fromIra);
    left -= fromIra + fromPlan;
    if (fromIra + fromPlan > 0) due.push({ year, ira: fromIra, plan: fromPlan });
  }
  return due.length > 0 ? { due, taxed_early: 0 } : null;
}

function ownForward(w: Work): DeferredIncome | null {
  if (putOffThisYear(w) === 0) return null;
  const { lines, year } = w;
  return {
    due: [
      { year: year + 1, ira: lines.spread_first ?? 0, plan: lines.plan_spread_first ?? 0 },
      { year: year + 2, ira: lines.spread_second ?? 0, plan: lines.plan_spread_second ?? 0 },
    ],
    taxed_early: lines.early_income ?? 0,
  };
}
