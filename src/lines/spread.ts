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
import { type AmountLine, computed, entered, type LineId, type YearForm } from "./year-form.js";

/**
 * Whether the income of this year's conversions is put off: in the year that allowed it, without the boxes that choose
 * to be taxed at once. After the owner's death nothing can be put off (Instructions 2010, line 19).
 */
export function isSpread(form: YearForm): boolean {
  const [, atOnce] = CONVERSION_INCOME_YEARS;
  if (!ruleHolds("conversion_income_spread", form.year) || diedIn(form)) return false;
  return form.facts.info?.tax_conversion_in !== atOnce;
}

function diedIn({ ledger, year }: YearForm): boolean {
  const { died } = ledger.owner;
  return died !== null && yearOf(died) === year;
}

/** Half of an amount, rounded half up, and the rest: together they are all of it. Nothing of a loss. */
function halves(taxable: LineId, first: LineId, second: LineId): [AmountLine, AmountLine] {
  return [
    computed(first, [taxable], `half of the taxable amount, taxed in the next year`, (form) =>
      share(form.unit, Math.max(0, form.get(taxable)), 1, 2),
    ),
    computed(
      second,
      [taxable, first],
      `the other half, taxed the year after`,
      (form) => Math.max(0, form.get(taxable)) - form.get(first),
    ),
  ];
}

/** All of an amount, where the owner chose to be taxed at once, in the year that gave the choice. */
function atOnce(taxable: LineId, id: LineId): AmountLine {
  return computed(id, [taxable], "the taxable amount, which you chose to report this year", (form) =>
    Math.max(0, form.get(taxable)),
  );
}

/** After line 18, on the one form that asks: the income of conversions, at once or in halves. */
export function spreadConversions(form: YearForm): void {
  if (!ruleHolds("conversion_income_spread", form.year)) return;
  if (isSpread(form)) form.complete(...halves("18", "spread_first", "spread_second"));
  else form.complete(atOnce("18", "taxed_at_once"));
}

const planRollovers = entered("plan_rollovers", "rolled over from employer plans to Roth IRAs", (form) =>
  form.facts.planRollovers
    .filter(({ layered }) => layered)
    .map(({ left, origin, date }) => ({ cents: left, origin, what: `plan rollover of ${date}` })),
);

const planBasis = entered("plan_basis", "the part that was taxed before", (form) =>
  form.facts.planRollovers
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
  "the rollovers less the part that was taxed before",
  (form) => form.get("plan_rollovers") - form.get("plan_basis"),
);

/** The part for rollovers from employer plans to Roth IRAs, on the one form that has it. */
export function partOfRollovers(form: YearForm): void {
  if (!ruleHolds("conversion_income_spread", form.year)) return;
  if (totalLeft(form.facts.planRollovers.filter(({ layered }) => layered)) === 0) return;
  form.parts.rollovers = true;
  form.complete(planRollovers, planBasis, planTaxable);
  if (isSpread(form)) form.complete(...halves("plan_taxable", "plan_spread_first", "plan_spread_second"));
  else form.complete(atOnce("plan_taxable", "plan_taxed_at_once"));
}

// ---- what was put off -----------------------------------------------------------------------------------------

/** This year's own income that is put off: the four halves together. */
export function putOffThisYear({ lines }: YearForm): Cents {
  return (
    (lines.spread_first ?? 0) +
    (lines.spread_second ?? 0) +
    (lines.plan_spread_first ?? 0) +
    (lines.plan_spread_second ?? 0)
  );
}

/** Basis in this year's conversions and plan rollovers, while line 24 does not count them. */
export function basisOfSpread(form: YearForm): Cents {
  if (!isSpread(form)) return 0;
  const { lines } = form;
  return (lines["16"] ?? 0) - Math.max(0, lines["18"] ?? 0) + (lines.plan_basis ?? 0);
}

/**
 * Whether qualified distributions too stand on line 19, since they bring income forward: on the two forms that have
 * lines for it, as long as there is such income (Form 8606, 2010 line 26 and 2011 line 19, certain qualified distributions).
 */
export function reportsQualified(form: YearForm): boolean {
  const has = (id: LineId) => lineLabel(id, form.year) !== null;
  return (putOffThisYear(form) > 0 && has("early_income")) || (deferredTotal(form) > 0 && has("deferred"));
}

/** Income that was put off before this year, all of it, whatever was taxed early since. */
export function deferredTotal({ broughtForward }: YearForm): Cents {
  return (broughtForward.deferred?.due ?? []).reduce((sum, { ira, plan }) => sum + ira + plan, 0);
}

/** What of it is due in this year: all that is left, in the year of the owner's death. */
export function dueNow(form: YearForm): { ira: Cents; plan: Cents } {
  const due = form.broughtForward.deferred?.due ?? [];
  const now = diedIn(form) ? due : due.filter(({ year }) => year <= form.year);
  return {
    ira: now.reduce((sum, each) => sum + each.ira, 0),
    plan: now.reduce((sum, each) => sum + each.plan, 0),
  };
}

/** What has not been taxed yet. */
function deferredLeft(form: YearForm): Cents {
  return deferredTotal(form) - (form.broughtForward.deferred?.taxed_early ?? 0);
}

/** Income put off earlier that is taxed this year: on the form's own line, or without one. */
function deferredTaxed(form: YearForm): Cents {
  if (form.lines.deferred_taxed !== undefined) return form.lines.deferred_taxed;
  const { ira, plan } = dueNow(form);
  return Math.min(deferredLeft(form), ira + plan);
}

/**
 * What falls due from conversions of IRAs in a year whose form has no line for it, straight on line 4b; what came from
 * an employer plan is income of a pension, which this ledger does not keep.
 */
export function deferredOffForm(form: YearForm): Cents {
  if (form.lines.deferred_taxed !== undefined) return 0;
  return Math.min(deferredTaxed(form), dueNow(form).ira);
}

/** What is left for later years: of the last year's income what came early is missing. */
export function deferredForward(form: YearForm): DeferredIncome | null {
  const own = ownForward(form);
  if (own) return own;
  let left = deferredLeft(form) - deferredTaxed(form);
  const due: DeferredIncome["due"] = [];
  for (const { year, ira, plan } of form.broughtForward.deferred?.due ?? []) {
    if (year <= form.year) continue;
    const fromIra = Math.min(ira, left);
    const fromPlan = Math.min(plan, left - fromIra);
    left -= fromIra + fromPlan;
    if (fromIra + fromPlan > 0) due.push({ year, ira: fromIra, plan: fromPlan });
  }
  return due.length > 0 ? { due, taxed_early: 0 } : null;
}

function ownForward(form: YearForm): DeferredIncome | null {
  if (putOffThisYear(form) === 0) return null;
  const { lines, year } = form;
  return {
    due: [
      { year: year + 1, ira: lines.spread_first ?? 0, plan: lines.plan_spread_first ?? 0 },
      { year: year + 2, ira: lines.spread_second ?? 0, plan: lines.plan_spread_second ?? 0 },
    ],
    taxed_early: lines.early_income ?? 0,
  };
}
