/** Part III: distributions from Roth IRAs that are not qualified. */

import { ruleHolds } from "../data/law.js";
import { lineLabel } from "../data/printed-form.js";
import { type Cents, share } from "../money/cents.js";
import { type EmployerDeposit, nonzero, type Part, total, totalRepaid } from "../year/facts.js";
import { contributionPart, partsOf } from "./part1-entered.js";
import { homebuyerAllowed, layersOf, type RothYear, undatedFirstHome } from "./roth.js";
import { basisOfSpread, deferredTotal, isSpread, putOffThisYear } from "./spread.js";
import { deferredLines, deferredLinesAfter, earlyLines } from "./spread-lines.js";
import { computed, entered, type LineId, type YearForm } from "./year-form.js";

/** Line 19: every nonqualified distribution, homebuyer and disaster ones included, even if repaid later. */
const line19 = (roth: RothYear) =>
  entered("19", "nonqualified distributions from Roth IRAs", () => partsOf(roth.reported));

/**
 * Line 20: homebuyer expenses within the lifetime limit, once the five years of the Roth IRAs have passed. While income
 * of this year's conversions is put off they come off earnings instead (Instructions 2010, line 27).
 */
const line20 = (roth: RothYear) =>
  entered("20", "first-time homebuyer distributions, up to $10,000 in a lifetime", (form) =>
    putOffThisYear(form) > 0 ? [] : homebuyerParts(form, roth),
  );

const line21 = computed("21", ["19", "20"], "line 19 less line 20, not below zero", (form) =>
  Math.max(0, form.get("19") - form.get("20")),
);

/** Line 22: contributions never taken out: line 22 less line 19 of the last such form, and contributions since. */
const line22 = entered("22", "basis in regular Roth contributions", (form) => contributions(form));

const line23 = computed("23", ["21", "22"], "line 21 less line 22, not below zero", (form) =>
  Math.max(0, form.get("21") - form.get("22")),
);

/** Until 2003 homebuyer expenses came off last: contributions are the first thing taken from all that came out. */
const line23FromLine19 = computed("23", ["19", "22"], "line 19 less line 22, not below zero", (form) =>
  Math.max(0, form.get("19") - form.get("22")),
);

/**
 * Line 24: what is left of conversions and plan rollovers, this year's line 16 included once. What is taxed in later
 * years is not in it yet in its own year (Instructions 2010, line 31).
 */
const line24 = entered("24", "basis in conversions and in rollovers from employer plans", (form) =>
  layersOf(form)
    .filter(({ year }) => year !== form.year || !isSpread(form))
    .map(({ year, amount }) => ({
      cents: amount,
      origin: year === form.year ? "year" : "brought_forward",
      what: `conversions and plan rollovers of ${year}`,
    })),
);

const line25a = computed("25a", ["23", "24"], "line 23 less line 24, not below zero", (form) =>
  Math.max(0, form.get("23") - form.get("24")),
);

/** While qualified distributions stand on line 19 to bring income forward, their share of the earnings is not taxed. */
const line25aOf = (roth: RothYear) =>
  computed(
    "25a",
    ["23", "24"],
    "line 23 less line 24, not below zero, for nonqualified distributions",
    (form) => (hasLine(form, "early_income") ? above24(form) : notQualified(form, roth, above24(form))),
  );

/** Where nothing is above the basis, one form has -0- on this line all the same. */
const line25aZero = computed("25a", [], "zero, because nothing exceeds the basis", () => 0);

/** What is left above early income, once basis and homebuyer expenses are off, is earnings. */
const earnings = (roth: RothYear) =>
  computed(
    "earnings",
    ["above_early"],
    "the amount above accelerated income, less the basis in this year's conversions and homebuyer expenses",
    (form) => {
      const late = putOffThisYear(form) === 0 ? 0 : form.round(total(homebuyerParts(form, roth)));
      return notQualified(form, roth, Math.max(0, form.get("above_early") - basisOfSpread(form) - late));
    },
  );

const line25cWithEarlyIncome = computed(
  "25c",
  ["early_income", "earnings"],
  "accelerated income plus earnings",
  (form) => form.get("early_income") + form.get("earnings"),
);

const line25cWithDeferredIncome = computed(
  "25c",
  ["25a", "deferred_taxed"],
  "earnings plus deferred income from earlier conversions that is taxable this year",
  (form) => form.get("25a") + (form.lines.deferred_taxed ?? 0),
);

function above24(form: YearForm): Cents {
  return Math.max(0, form.get("23") - form.get("24"));
}

/** The share of earnings that distributions other than qualified ones have in line 19. */
function notQualified(form: YearForm, { nonqualified, reported }: RothYear, cents: Cents): Cents {
  return nonqualified === reported ? cents : share(form.unit, cents, total(nonqualified), total(reported));
}

/** Line 25b: the share of line 25a that qualified disaster distributions have in line 21. */
const line25b = (roth: RothYear) =>
  computed("25b", ["25a", "21"], "the share of line 25a from qualified disaster distributions", (form) => {
    const disaster = total(roth.nonqualified.filter((d) => d.disaster !== null));
    return Math.min(share(form.unit, form.get("25a"), form.round(disaster), form.get("21")), form.get("25a"));
  });

/** Line 25c: what is taxable; from 2024 repayments of line 19's distributions come off (Line 25c Worksheet). */
const line25c = (roth: RothYear) =>
  computed("25c", ["25a", "25b"], "line 25a less line 25b", (form) =>
    Math.max(0, form.get("25a") - form.get("25b") - form.round(totalRepaid(roth.nonqualified))),
  );

/** Until 2003: what is above all basis, less homebuyer expenses. */
const line25cAfterBasis = (roth: RothYear) =>
  computed("25c", ["23", "24"], "line 23 less line 24 and homebuyer expenses, not below zero", (form) =>
    Math.max(0, above24(form) - form.round(total(homebuyerParts(form, roth)))),
  );

/** Part III is completed when there is something to enter on line 19. */
export function part3(form: YearForm, roth: RothYear): void {
  if (total(roth.reported) === 0) return;
  form.parts.III = true;
  needRothHistory(form, roth);
  needOrderOfFirstHomes(form, roth);
  if (ruleHolds("homebuyer_after_basis", form.year)) return part3HomebuyerLast(form, roth);
  form.complete(line19(roth), line20(roth), line21);
  if (form.get("21") > 0 || ruleHolds("line_22_entered_when_line_21_is_zero", form.year))
    form.complete(line22);
  if (form.get("21") > 0) {
    form.complete(line23);
    if (form.get("23") > 0)
      form.complete(line24, roth.reported === roth.nonqualified ? line25a : line25aOf(roth));
  }
  if (hasLine(form, "early_income")) finishWithEarlyIncome(form, roth);
  else if (hasLine(form, "deferred")) finishWithDeferredIncome(form);
  else if ((form.lines["25a"] ?? 0) > 0) form.complete(line25b(roth), line25c(roth));
  // A form with a single line 25 has -0- on it when line 24 covers line 23.
  else if (form.lines["25a"] === 0 && !hasLine(form, "25a")) form.complete(line25b(roth), line25c(roth));
  carryRepayments(form, roth);
}

/** Line 20 holds first homes out of Roth IRAs, which share the limit of a lifetime with those out of traditional IRAs. */
function needOrderOfFirstHomes(form: YearForm, { clockMet, nonqualified }: RothYear): void {
  if (!clockMet || !nonqualified.some(({ reason }) => reason === "homebuyer")) return;
  const undated = undatedFirstHome(form);
  if (undated === undefined) return;
  form.needs(
    ["entries", undated, "date"],
    "the day decides which first-time homebuyer distributions the limit of a lifetime covers (line 20)",
  );
}

/** Lines 19, 22, 23, 24 and the taxable amount, in that order: the form until 2003. */
function part3HomebuyerLast(form: YearForm, roth: RothYear): void {
  form.complete(line19(roth), line22, line23FromLine19);
  if (form.get("23") > 0) form.complete(line24, line25cAfterBasis(roth));
}

/** The form of the year whose conversions are taxed later: what comes out of them now is income now. */
function finishWithEarlyIncome(form: YearForm, roth: RothYear): void {
  if ((form.lines["25a"] ?? 0) === 0) return;
  form.complete(...earlyLines, earnings(roth), line25cWithEarlyIncome);
  form.deferredOnForm = form.get("early_income");
}

/** The form of the year after it, on which the income that is due follows line 25. */
function finishWithDeferredIncome(form: YearForm): void {
  if (form.lines["25a"] === undefined) form.complete(line25aZero);
  if (deferredTotal(form) === 0) return form.complete(line25cWithDeferredIncome);
  form.complete(...deferredLines, line25cWithDeferredIncome, ...deferredLinesAfter);
  form.deferredOnForm = form.get("deferred_taxed");
}

function hasLine(form: YearForm, id: LineId): boolean {
  return lineLabel(id, form.year) !== null;
}

/** Line 25c Worksheet, step 5: what repayments exceed the taxable amount by joins the next line 22. */
function carryRepayments(form: YearForm, roth: RothYear): void {
  const repaid = form.round(totalRepaid(roth.nonqualified));
  const taxable = (form.lines["25a"] ?? 0) - (form.lines["25b"] ?? 0);
  form.repaymentsCarried = Math.max(0, repaid - taxable);
}

function homebuyerParts(form: YearForm, roth: RothYear): Part[] {
  if (!roth.clockMet) return [];
  const allowed = homebuyerAllowed(form);
  return nonzero(
    roth.nonqualified.map((withdrawal) => ({
      cents: allowed.get(withdrawal) ?? 0,
      origin: withdrawal.origin,
      what: `homebuyer distribution of ${withdrawal.date}`,
    })),
  );
}

function contributions(form: YearForm): Part[] {
  const { facts, broughtForward } = form;
  const origin = "brought_forward";
  return nonzero([
    { cents: broughtForward.rothContributions ?? 0, origin, what: "contributions brought forward" },
    ...facts.rothDeposits.map(contributionPart),
    ...facts.rothEmployerDeposits.map(employerPart),
    ...facts.rothBasisChanges,
    {
      cents: broughtForward.repaymentsCarried,
      origin,
      what: "repayments that an earlier line 25c could not use",
    },
  ]);
}

/** A contribution to a Roth SEP or Roth SIMPLE IRA (Instructions (2023), line 22). */
function employerPart({ left, origin, date, plan }: EmployerDeposit): Part {
  const name = plan === "sep" ? "Roth SEP" : "Roth SIMPLE";
  return { cents: left, origin, what: `${name} contribution of ${date}` };
}

/** Basis in a Roth IRA is never assumed to be nothing: the ledger or its opening has to tell it. */
function needRothHistory(form: YearForm, roth: RothYear): void {
  const unknown = form.ledger.opening
    ? form.broughtForward.rothContributions === null
    : roth.since === null && !hasRothBasis(form);
  if (!unknown) return;
  // The first year of the Roth IRAs may make the distribution qualified, and then nothing is on line 22: ask for it alone.
  if (form.problems.some(({ path }) => path === "opening.roth_since")) return;
  const why = "line 22 needs your Roth contributions from before this ledger, even if zero";
  form.needs(["opening", "roth_contributions"], why);
}

function hasRothBasis(form: YearForm): boolean {
  const { rothBasisChanges, layerChanges, planRollovers } = form.facts;
  return (
    form.broughtForward.rothContributions !== 0 ||
    form.broughtForward.layers.length > 0 ||
    rothBasisChanges.length + layerChanges.length + planRollovers.length > 0
  );
}
