/** Part III: distributions from Roth IRAs that are not qualified. */

import { ruleHolds } from "../data/law.js";
import { lineLabel } from "../data/printed-form.js";
import { type Cents, share } from "../money/cents.js";
import { type EmployerDeposit, nonzero, type Part, total, totalRepaid } from "../year/facts.js";
import { contributionPart, partsOf } from "./part1-amounts.js";
import { homebuyerAllowed, layersOf, type RothYear } from "./roth.js";
import { basisOfSpread, deferredTotal, isSpread, putOffThisYear } from "./spread.js";
import { deferredLines, deferredLinesAfter, earlyLines } from "./spread-lines.js";
import { computed, entered, type LineId, type Work } from "./work.js";

/** Line 19: every nonqualified distribution, homebuyer and disaster ones included, even if repaid later. */
const line19 = (roth: RothYear) =>
  entered("19", "nonqualified distributions from Roth IRAs", () => partsOf(roth.reported));

/**
 * Line 20: homebuyer expenses within the lifetime limit, once the five years of the Roth IRAs have passed. While income
 * of this year's conversions is put off they come off earnings instead (Instructions 2010, line 27).
 */
const line20 = (roth: RothYear) =>
  entered("20", "first-time homebuyer distributions, within 10,000 in a lifetime", (w) =>
    putOffThisYear(w) > 0 ? [] : homebuyerParts(w, roth),
  );

const line21 = computed("21", ["19", "20"], "line 19 less line 20, not below zero", (w) =>
  Math.max(0, w.get("19") - w.get("20")),
);

/** Line 22: contributions never taken out: line 22 less line 19 of the last such form, and contributions since. */
const line22 = entered("22", "basis in regular Roth contributions", (w) => contributions(w));

const line23 = computed("23", ["21", "22"], "line 21 less line 22, not below zero", (w) =>
  Math.max(0, w.get("21") - w.get("22")),
);

/** Until 2003 homebuyer expenses came off last: contributions are the first thing taken from all that came out. */
const line23FromLine19 = computed("23", ["19", "22"], "line 19 less line 22, not below zero", (w) =>
  Math.max(0, w.get("19") - w.get("22")),
);

/**
 * Line 24: what is left of conversions and plan rollovers, this year's line 16 included once. What is taxed in later
 * years is not in it yet in its own year (Instructions 2010, line 31).
 */
const line24 = entered("24", "basis in conversions and in rollovers from plans", (w) =>
  layersOf(w)
    .filter(({ year }) => year !== w.year || !isSpread(w))
    .map(({ year, amount }) => ({
      cents: amount,
      origin: year === w.year ? "year" : "brought_forward",
      what: `conversions and plan rollovers of ${year}`,
    })),
);

const line25a = computed("25a", ["23", "24"], "line 23 less line 24, not below zero", (w) =>
  Math.max(0, w.get("23") - w.get("24")),
);

/** While qualified distributions stand on line 19 to bring income forward, their share of the earnings is not taxed. */
const line25aOf = (roth: RothYear) =>
  computed("25a", ["23", "24"], "line 23 less line 24, not below zero, for what is not qualified", (w) =>
    hasLine(w, "early_income") ? above24(w) : notQualified(w, roth, above24(w)),
  );

/** Where nothing is above the basis, one form has -0- on this line all the same. */
const line25aZero = computed("25a", [], "zero, since nothing is above the basis", () => 0);

/** What is left above early income, once basis and homebuyer expenses are off, is earnings. */
const earnings = (roth: RothYear) =>
  computed(
    "earnings",
    ["above_early"],
    "what is left above early income, less the basis in this year's conversions and homebuyer expenses",
    (w) => {
      const late = putOffThisYear(w) === 0 ? 0 : w.round(total(homebuyerParts(w, roth)));
      return notQualified(w, roth, Math.max(0, w.get("above_early") - basisOfSpread(w) - late));
    },
  );

const line25cWithEarlyIncome = computed(
  "25c",
  ["early_income", "earnings"],
  "income that comes early, and earnings",
  (w) => w.get("early_income") + w.get("earnings"),
);

const line25cWithDeferredIncome = computed(
  "25c",
  ["25a", "deferred_taxed"],
  "earnings, and income of earlier conversions that is due",
  (w) => w.get("25a") + (w.lines.deferred_taxed ?? 0),
);

function above24(w: Work): Cents {
  return Math.max(0, w.get("23") - w.get("24"));
}

/** The share of earnings that distributions other than qualified ones have in line 19. */
function notQualified(w: Work, { nonqualified, reported }: RothYear, cents: Cents): Cents {
  return nonqualified === reported ? cents : share(w.unit, cents, total(nonqualified), total(reported));
}

/** Line 25b: the share of line 25a that qualified disaster distributions have in line 21. */
const line25b = (roth: RothYear) =>
  computed("25b", ["25a", "21"], "the share of line 25a from qualified disaster distributions", (w) => {
    const disaster = total(roth.nonqualified.filter((d) => d.disaster !== null));
    return Math.min(share(w.unit, w.get("25a"), w.round(disaster), w.get("21")), w.get("25a"));
  });

/** Line 25c: what is taxable; from 2024 repayments of line 19's distributions come off (Line 25c Worksheet). */
const line25c = (roth: RothYear) =>
  computed("25c", ["25a", "25b"], "line 25a less line 25b", (w) =>
    Math.max(0, w.get("25a") - w.get("25b") - w.round(totalRepaid(roth.nonqualified))),
  );

/** Until 2003: what is above all basis, less homebuyer expenses. */
const line25cAfterBasis = (roth: RothYear) =>
  computed("25c", ["23", "24"], "line 23 less line 24 and homebuyer expenses, not below zero", (w) =>
    Math.max(0, above24(w) - w.round(total(homebuyerParts(w, roth)))),
  );

/** Part III is completed when there is something to enter on line 19. */
export function part3(w: Work, roth: RothYear): void {
  if (total(roth.reported) === 0) return;
  w.parts.III = true;
  needRothHistory(w, roth);
  if (ruleHolds("homebuyer_after_basis", w.year)) return part3HomebuyerLast(w, roth);
  w.complete(line19(roth), line20(roth), line21);
  if (w.get("21") > 0 || ruleHolds("line_22_entered_when_line_21_is_zero", w.year)) w.complete(line22);
  if (w.get("21") > 0) {
    w.complete(line23);
    if (w.get("23") > 0) w.complete(line24, roth.reported === roth.nonqualified ? line25a : line25aOf(roth));
  }
  if (hasLine(w, "early_income")) finishWithEarlyIncome(w, roth);
  else if (hasLine(w, "deferred")) finishWithDeferredIncome(w);
  else if ((w.lines["25a"] ?? 0) > 0) w.complete(line25b(roth), line25c(roth));
  // A form with a single line 25 has -0- on it when line 24 covers line 23.
  else if (w.lines["25a"] === 0 && !hasLine(w, "25a")) w.complete(line25b(roth), line25c(roth));
  carryRepayments(w, roth);
}

/** Lines 19, 22, 23, 24 and the taxable amount, in that order: the form until 2003. */
function part3HomebuyerLast(w: Work, roth: RothYear): void {
  w.complete(line19(roth), line22, line23FromLine19);
  if (w.get("23") > 0) w.complete(line24, line25cAfterBasis(roth));
}

/** The form of the year whose conversions are taxed later: what comes out of them now is income now. */
function finishWithEarlyIncome(w: Work, roth: RothYear): void {
  if ((w.lines["25a"] ?? 0) === 0) return;
  w.complete(...earlyLines, earnings(roth), line25cWithEarlyIncome);
  w.deferredOnForm = w.get("early_income");
}

/** The form of the year after it, on which the income that is due follows line 25. */
function finishWithDeferredIncome(w: Work): void {
  if (w.lines["25a"] === undefined) w.complete(line25aZero);
  if (deferredTotal(w) === 0) return w.complete(line25cWithDeferredIncome);
  w.complete(...deferredLines, line25cWithDeferredIncome, ...deferredLinesAfter);
  w.deferredOnForm = w.get("deferred_taxed");
}

function hasLine(w: Work, id: LineId): boolean {
  return lineLabel(id, w.year) !== null;
}

/** Line 25c Worksheet, step 5: what repayments exceed the taxable amount by joins the next line 22. */
function carryRepayments(w: Work, roth: RothYear): void {
  const repaid = w.round(totalRepaid(roth.nonqualified));
  const taxable = (w.lines["25a"] ?? 0) - (w.lines["25b"] ?? 0);
  w.repaymentsCarried = Math.max(0, repaid - taxable);
}

function homebuyerParts(w: Work, roth: RothYear): Part[] {
  if (!roth.clockMet) return [];
  const allowed = homebuyerAllowed(w);
  return nonzero(
    roth.nonqualified.map((withdrawal) => ({
      cents: allowed.get(withdrawal) ?? 0,
      origin: withdrawal.origin,
      what: `homebuyer distribution of ${withdrawal.date}`,
    })),
  );
}

function contributions(w: Work): Part[] {
  const { facts, chain } = w;
  const origin = "brought_forward";
  return nonzero([
    { cents: chain.rothContributions ?? 0, origin, what: "contributions brought forward" },
    ...facts.rothDeposits.map(contributionPart),
    ...facts.rothEmployerDeposits.map(employerPart),
    ...facts.rothBasisChanges,
    { cents: chain.repaymentsCarried, origin, what: "repayments that an earlier line 25c could not use" },
  ]);
}

/** A contribution to a Roth SEP or Roth SIMPLE IRA (Instructions (2023), line 22). */
function employerPart({ left, origin, date, plan }: EmployerDeposit): Part {
  const name = plan === "sep" ? "Roth SEP" : "Roth SIMPLE";
  return { cents: left, origin, what: `${name} contribution of ${date}` };
}

/** Basis in a Roth IRA is never assumed to be nothing: the ledger or its opening has to tell it. */
function needRothHistory(w: Work, roth: RothYear): void {
  const unknown = w.ledger.opening
    ? w.chain.rothContributions === null
    : roth.since === null && !hasRothBasis(w);
  if (!unknown) return;
  // The first year of the Roth IRAs may make the distribution qualified, and then nothing is on line 22: ask for it alone.
  if (w.problems.some(({ path }) => path === "opening.roth_since")) return;
  const why = "what was contributed to Roth IRAs before this ledger, zero included, is needed for line 22";
  w.needs(["opening", "roth_contributions"], why);
}

function hasRothBasis(w: Work): boolean {
  const { rothBasisChanges, layerChanges, planRollovers } = w.facts;
  return (
    w.chain.rothContributions !== 0 ||
    w.chain.layers.length > 0 ||
    rothBasisChanges.length + layerChanges.length + planRollovers.length > 0
  );
}
