/**
 * Part I: nondeductible contributions to traditional IRAs and distributions from traditional, SEP and SIMPLE IRAs.
 * Read it with the form in the other hand; each rule stands above or beside the line that follows it.
 */

import type { Cents } from "../money/cents.js";
import { ratioOf, timesRatio } from "../money/ratio.js";
import { total, totalLeft } from "../year/facts.js";
import {
  basis,
  converted,
  needYearEndValue,
  nondeductible,
  paidAfterYearEnd,
  partsOf,
  yearEndValue,
} from "./part1-entered.js";
import { bringBasisBack, line15b, line15c } from "./part1-line15.js";
import { useWorksheet } from "./worksheet-1-1.js";
import { type AmountLine, computed, entered, type YearForm } from "./year-form.js";

/** Line 1: contributions for the year that are neither returned, recharacterized nor deducted, and the repayments it takes. */
const line1 = entered("1", "nondeductible contributions made for the year", (form) => nondeductible(form));

/** Line 2: basis brought forward (Total Basis Chart), changed by divorce, plan money, removals and adjustments. */
const line2 = entered("2", "basis brought forward, with later changes", (form) => basis(form));

const line3 = computed("3", ["1", "2"], "line 1 plus line 2", (form) => form.get("1") + form.get("2"));

/** Without a distribution or conversion the form goes from line 3 to line 14. */
const line14AtOnce = computed(
  "14",
  ["3"],
  "line 3, because nothing was taken out or converted in the year",
  (form) => form.get("3"),
);

/** Line 4: what of line 1 was paid in after the year's end. It stays in basis but not in the ratio. */
const line4 = entered("4", "the part of line 1 contributed after the end of the year", (form) =>
  paidAfterYearEnd(form),
);

const line5 = computed("5", ["3", "4"], "line 3 less line 4", (form) => form.get("3") - form.get("4"));

/** Line 6: the year-end value with outstanding rollovers and later recharacterizations, less repayments; not below zero. */
const line6 = entered(
  "6",
  "December 31 value of all traditional IRAs, including SEP and SIMPLE IRAs",
  (form) => yearEndValue(form),
);

/** Line 7: money out and kept. Conversions, rollovers, QCDs, HSA funding and returned contributions are not in it. */
const line7 = entered("7", "distributions that were not converted", (form) => partsOf(form.distributions));

const line8 = entered("8", "net amount converted to Roth IRAs", (form) => converted(form.facts));

const line9 = computed(
  "9",
  ["6", "7", "8"],
  "the sum of lines 6, 7 and 8",
  (form) => form.get("6") + form.get("7") + form.get("8"),
);

/** Line 11: line 8 times line 10, but never more than line 5 (decision 3: never more basis out than in). */
const line11: AmountLine = {
  ...computed("11", ["8", "10"], "line 8 times line 10", (form) =>
    Math.min(inProportion(form, "8"), form.get("5")),
  ),
  cap: { from: ["5"], holds: (form) => inProportion(form, "8") > form.get("5") },
};

/** Line 12: line 7 times line 10, but with line 11 never more than line 5 (decision 3). */
const line12: AmountLine = {
  ...computed("12", ["7", "10"], "line 7 times line 10", (form) =>
    Math.min(inProportion(form, "7"), form.get("5") - form.get("11")),
  ),
  cap: { from: ["5", "11"], holds: (form) => inProportion(form, "7") > form.get("5") - form.get("11") },
};

const line13 = computed(
  "13",
  ["11", "12"],
  "line 11 plus line 12",
  (form) => form.get("11") + form.get("12"),
);

const line14 = computed("14", ["3", "13"], "line 3 less line 13", (form) => form.get("3") - form.get("13"));

const line15a = computed("15a", ["7", "12"], "line 7 less line 12", (form) => form.get("7") - form.get("12"));

/** Whether the conditions at the head of Part I hold (section 0 of the rules and decision 4). */
export function isPart1Required(form: YearForm): boolean {
  const { facts } = form;
  if (total(nondeductible(form)) > 0) return true;
  if (facts.basisChanges.some((change) => change.kind === "divorce")) return true;
  if (total(basis(form)) <= 0) return false;
  if (total(form.distributions) > 0) return true;
  return totalLeft(facts.conversions) > 0 && !convertedAll(form);
}

/** Part I is completed in the form's order, line 10 between lines 9 and 11. */
export function part1(form: YearForm): void {
  form.parts.I = true;
  form.complete(line1, line2, line3);
  if (!tookMoneyOut(form)) {
    form.complete(line14AtOnce);
    return;
  }
  form.complete(line4, line5);
  needYearEndValue(form);
  if (useWorksheet(form)) return;
  form.complete(line6, line7, line8, line9);
  form.ratio = ratioOf(form.get("5"), form.get("9"), form.places);
  form.complete(line11, line12, line13, line14, line15a, line15b, line15c);
  bringBasisBack(form, form.get("12"), form.get("7"));
}

/** The question after line 3: a distribution or a Roth conversion in the year? */
function tookMoneyOut(form: YearForm): boolean {
  return total(form.distributions) > 0 || totalLeft(form.facts.conversions) > 0;
}

/** In a year with conversions and no distribution that counts: nothing is left at its end (decision 4). */
function convertedAll(form: YearForm): boolean {
  needYearEndValue(form);
  return total(yearEndValue(form)) <= 0;
}

/** A line times line 10. */
function inProportion(form: YearForm, line: "7" | "8"): Cents {
  return timesRatio(form.unit, form.get(line), ratio(form));
}

function ratio(form: YearForm) {
  if (!form.ratio) throw new Error("line 10 is needed before it was completed");
  return form.ratio;
}
