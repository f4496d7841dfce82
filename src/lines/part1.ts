/**
 * Part I: nondeductible contributions to traditional IRAs and distributions from traditional, SEP and SIMPLE IRAs.
 * Read it with the form in the other hand; each rule stands above or beside the line that follows it.
 */

import { problemAt } from "../errors.js";
import { yearOf } from "../ledger/date.js";
import { type Cents, roundTo, share } from "../money/cents.js";
import { ratioOf, timesRatio } from "../money/ratio.js";
import { type Deposit, nonzero, type Part, total, totalLeft, type YearFacts } from "../year/facts.js";
import { computed, entered, type Work } from "./work.js";
import { useWorksheet } from "./worksheet-1-1.js";

/** Line 1: contributions for the year that are neither returned, recharacterized nor deducted, and the repayments it takes. */
const line1 = entered("1", "nondeductible contributions made for the year", (w) => nondeductible(w));

/** Line 2: basis brought forward (Total Basis Chart), changed by divorce, plan money, removals and adjustments. */
const line2 = entered("2", "basis brought forward, with what changed it", (w) => basis(w));

const line3 = computed("3", ["1", "2"], "line 1 plus line 2", (w) => w.get("1") + w.get("2"));

/** Without a distribution or conversion the form goes from line 3 to line 14. */
const line14AtOnce = computed(
  "14",
  ["3"],
  "line 3, since nothing was taken out or converted in the year",
  (w) => w.get("3"),
);

/** Line 4: what of line 1 was paid in after the year's end. It stays in basis but not in the ratio. */
const line4 = entered("4", "the part of line 1 paid in after the end of the year", (w) =>
  paidAfterYearEnd(w),
);

const line5 = computed("5", ["3", "4"], "line 3 less line 4", (w) => w.get("3") - w.get("4"));

/** Line 6: the year-end value with outstanding rollovers and later recharacterizations, less repayments; not below zero. */
const line6 = entered("6", "value of all traditional, SEP and SIMPLE IRAs at the end of the year", (w) =>
  yearEndValue(w),
);

/** Line 7: money out and kept. Conversions, rollovers, QCDs, HSA funding and returned contributions are not in it. */
const line7 = entered("7", "distributions that were not converted", (w) => partsOf(w.distributions));

const line8 = entered("8", "net amount converted to Roth IRAs", (w) => converted(w.facts));

const line9 = computed(
  "9",
  ["6", "7", "8"],
  "lines 6, 7 and 8 together",
  (w) => w.get("6") + w.get("7") + w.get("8"),
);

/** Line 11: line 8 times line 10, but never more than line 5 (decision 3: never more basis out than in). */
const line11 = computed("11", ["8", "10", "5"], "line 8 times line 10", (w) =>
  Math.min(timesRatio(w.unit, w.get("8"), ratio(w)), w.get("5")),
);

/** Line 12: line 7 times line 10, but with line 11 never more than line 5 (decision 3). */
const line12 = computed("12", ["7", "10", "11", "5"], "line 7 times line 10", (w) =>
  Math.min(timesRatio(w.unit, w.get("7"), ratio(w)), w.get("5") - w.get("11")),
);

const line13 = computed("13", ["11", "12"], "line 11 plus line 12", (w) => w.get("11") + w.get("12"));

const line14 = computed("14", ["3", "13"], "line 3 less line 13", (w) => w.get("3") - w.get("13"));

const line15a = computed("15a", ["7", "12"], "line 7 less line 12", (w) => w.get("7") - w.get("12"));

/** Line 15b: the share of line 15a that qualified disaster distributions have in line 7 (Instructions, line 15b). */
export const line15b = computed(
  "15b",
  ["15a"],
  "the share of line 15a from qualified disaster distributions",
  (w) => {
    const disaster = total(w.distributions.filter((d) => d.disaster !== null));
    return share(w.unit, w.get("15a"), w.round(disaster), w.round(total(w.distributions)));
  },
);

/** Line 15c: what is taxable; from 2024 repayments treated as rollovers come off. */
export const line15c = computed("15c", ["15a", "15b"], "line 15a less line 15b", (w) => {
  const repaid = w.round(total(w.facts.repayments));
  return Math.max(0, w.get("15a") - w.get("15b") - repaid);
});

/** Whether the conditions at the head of Part I hold (section 0 of the rules and decision 4). */
export function isPart1Required(w: Work): boolean {
  const { facts } = w;
  if (total(nondeductible(w)) > 0) return true;
  if (facts.basisChanges.some((change) => change.kind === "divorce")) return true;
  if (total(basis(w)) <= 0) return false;
  if (total(w.distributions) > 0) return true;
  return totalLeft(facts.conversions) > 0 && !convertedAll(w);
}

/** Part I is completed in the form's order, line 10 between lines 9 and 11. */
export function part1(w: Work): void {
  w.parts.I = true;
  w.complete(line1, line2, line3);
  if (!tookMoneyOut(w)) {
    w.complete(line14AtOnce);
    return;
  }
  w.complete(line4, line5);
  needYearEndValue(w);
  if (useWorksheet(w)) return;
  w.complete(line6, line7, line8, line9);
  w.ratio = ratioOf(w.get("5"), w.get("9"), w.places);
  w.complete(line11, line12, line13, line14, line15a, line15b, line15c);
  bringBasisBack(w, w.get("12"), w.get("7"));
}

/** The question after line 3: a distribution or a Roth conversion in the year? */
function tookMoneyOut(w: Work): boolean {
  return total(w.distributions) > 0 || totalLeft(w.facts.conversions) > 0;
}

/** In a year with conversions and no distribution that counts: nothing is left at its end (decision 4). */
function convertedAll(w: Work): boolean {
  needYearEndValue(w);
  return total(yearEndValue(w)) <= 0;
}

/** Basis comes back with repaid distributions: the next line 2 takes it (Line 15c Worksheet, line 6). */
export function bringBasisBack(w: Work, nontaxable: Cents, line7Amount: Cents): void {
  const [first] = w.facts.repayments;
  if (!first || nontaxable === 0) return;
  if (w.round(total(w.facts.repayments)) === line7Amount) {
    w.basisBack = nontaxable;
    w.lines["15c"] = 0;
    return;
  }
  const path = ["entries", first.origin, "amount"];
  const why = `a partial repayment of ${w.year} distributions that have basis needs the official Line 15c Worksheet`;
  w.problems.push(problemAt("not_supported", path, why));
}

// ---- what the entered lines are made of ------------------------------------------------------------------

/** Contributions for the year less the deduction, and the repayments that line 1 takes. */
export function nondeductible(w: Work): Part[] {
  const { facts } = w;
  const parts: Part[] = facts.deposits.map(contributionPart);
  parts.push({ cents: -(facts.info?.deducted ?? 0), origin: "year", what: "deducted" });
  parts.push(...repaidOnLine1(w));
  return nonzero(parts);
}

/** The repayments that line 1 takes: whole, or of a disaster distribution the share that was basis when it was taken. */
export function repaidOnLine1({ facts, chain }: Work): Part[] {
  const ofDisasters = facts.disasterRepaymentsOnLine1.map(({ cents, origin, what, distributed }): Part => {
    const then = chain.earlier.get(distributed);
    const back = then ? share(1, cents, then.line12, then.line7) : 0;
    return { cents: back, origin, what: `${what}, its share of basis` };
  });
  return [...facts.line1Repayments, ...ofDisasters];
}

/** What is left of a deposit, to a traditional or a Roth IRA. */
export function contributionPart({ left, origin, date }: Deposit): Part {
  return { cents: left, origin, what: `contribution of ${date}` };
}

/** What line 2 is made of; a removal never takes out more than there is. */
export function basis(w: Work): Part[] {
  const parts: Part[] = [{ cents: w.chain.basis, origin: "brought_forward", what: "basis brought forward" }];
  let sum = w.chain.basis;
  for (const change of w.facts.basisChanges) {
    if (change.kind === "removal") continue;
    parts.push(change);
    sum += change.cents;
  }
  for (const change of w.facts.basisChanges) {
    if (change.kind !== "removal") continue;
    const cents = -Math.min(-change.cents, Math.max(0, sum));
    parts.push({ ...change, cents });
    sum += cents;
  }
  return nonzero(parts);
}

/**
 * With both deductible and nondeductible contributions the owner chooses which deposits are the nondeductible ones
 * (Instructions, line 4); line 4 is never less than line 1 less what was paid in inside the year.
 */
export function paidAfterYearEnd(w: Work): Part[] {
  const { facts } = w;
  let inside = 0;
  let after = 0;
  for (const { date, left } of facts.deposits) {
    if (yearOf(date) > facts.year) after += left;
    else inside += left;
  }
  if (after === 0) return [];
  const undeducted = inside + after - (facts.info?.deducted ?? 0);
  const latest = facts.info?.nondeductible_first === "latest";
  const cents = latest ? Math.min(undeducted, after) : Math.max(0, undeducted - inside);
  const what = latest
    ? "latest deposits count as nondeductible first"
    : "earliest deposits count as nondeductible first";
  return [{ cents, origin: "year", what }];
}

/** The statements' value with the changes that line 6 asks for. */
export function yearEndValue({ facts }: Work): Part[] {
  const value = facts.info?.year_end_value ?? 0;
  return [{ cents: value, origin: "year", what: "year-end value by the statements" }, ...facts.valueChanges];
}

export function partsOf(
  withdrawals: readonly { cents: Cents; origin: number; date: string; reason: string }[],
): Part[] {
  return withdrawals.map(({ cents, origin, date, reason }) => ({
    cents,
    origin,
    what: reason === "normal" ? `distribution of ${date}` : `distribution of ${date} (${reason})`,
  }));
}

export function converted(facts: YearFacts): Part[] {
  return nonzero(
    facts.conversions.map(({ left, origin, date }) => ({
      cents: left,
      origin,
      what: `conversion of ${date}`,
    })),
  );
}

/** A missing year-end value is an error, never a zero (decision 8). */
export function needYearEndValue(w: Work): void {
  if (typeof w.facts.info?.year_end_value === "number") return;
  const path = ["years", String(w.year), "year_end_value"];
  if (w.problems.some((problem) => problem.path === path.join("."))) return;
  const died = w.ledger.owner.died !== null && yearOf(w.ledger.owner.died) === w.year;
  const when = died ? "the date of death" : `December 31, ${w.year}`;
  w.needs(
    path,
    `the value of all traditional, SEP and SIMPLE IRAs on ${when} is needed for line 6 of Form 8606`,
  );
}

function ratio(w: Work) {
  if (!w.ratio) throw new Error("line 10 is needed before it was completed");
  return w.ratio;
}

/** Rounds like an entered line; for amounts that are tested but not printed. */
export function asEntered(w: Work, parts: readonly Part[]): Cents {
  return roundTo(w.unit, Math.max(0, total(parts)));
}
