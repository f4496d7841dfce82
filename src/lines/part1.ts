/**
 * Part I: nondeductible contributions to traditional IRAs and distributions from traditional, SEP and SIMPLE IRAs.
 * Read it with the form in the other hand; each rule stands above or beside the line that follows it.
 */

import type { Cents } from "../money/cents.js";
import { ratioOf, timesRatio } from "../money/ratio.js";
import { total, totalLeft } from "../year/facts.js";
import {
  basis,
  bringBasisBack,
  converted,
  needYearEndValue,
  nondeductible,
  paidAfterYearEnd,
  partsOf,
  yearEndValue,
} from "./part1-amounts.js";
import { line15b, line15c } from "./part1-line15.js";
import { type AmountLine, computed, entered, type Work } from "./work.js";
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
const line11: AmountLine = {
  ...computed("11", ["8", "10"], "line 8 times line 10", (w) => Math.min(inProportion(w, "8"), w.get("5"))),
  cap: { from: ["5"], holds: (w) => inProportion(w, "8") > w.get("5") },
};

/** Line 12: line 7 times line 10, but with line 11 never more than line 5 (decision 3). */
const line12: AmountLine = {
  ...computed("12", ["7", "10"], "line 7 times line 10", (w) =>
    Math.min(inProportion(w, "7"), w.get("5") - w.get("11")),
  ),
  cap: { from: ["5", "11"], holds: (w) => inProportion(w, "7") > w.get("5") - w.get("11") },
};

const line13 = computed("13", ["11", "12"], "line 11 plus line 12", (w) => w.get("11") + w.get("12"));

const line14 = computed("14", ["3", "13"], "line 3 less line 13", (w) => w.get("3") - w.get("13"));

const line15a = computed("15a", ["7", "12"], "line 7 less line 12", (w) => w.get("7") - w.get("12"));

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

/** A line times line 10. */
function inProportion(w: Work, line: "7" | "8"): Cents {
  return timesRatio(w.unit, w.get(line), ratio(w));
}

function ratio(w: Work) {
  if (!w.ratio) throw new Error("line 10 is needed before it was completed");
  return w.ratio;
}
