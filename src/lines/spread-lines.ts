/** The lines of Part III and IV on the two forms that bring income of conversions forward when money comes out early. */
import { layersOf } from "./roth.js";
import { deferredTotal, dueNow, putOffThisYear } from "./spread.js";
import { computed } from "./work.js";

/** Line 33 of the form of the conversion year: as much of the income put off as was taken out (IRC 408A(d)(3)(E)(i)). */
const earlyIncome = computed(
  "early_income",
  ["25a"],
  "the smaller of the line before and the income of this year that is put off",
  (w) => Math.min(w.get("25a"), putOffThisYear(w)),
);

const aboveEarly = computed(
  "above_early",
  ["25a", "early_income"],
  "what was taken out above income that comes early",
  (w) => w.get("25a") - w.get("early_income"),
);

export const earlyLines = [earlyIncome, aboveEarly];

const deferred = computed("deferred", [], "the income of conversions that was put off", (w) =>
  deferredTotal(w),
);

const fromConversions = computed("from_conversions", ["23", "24"], "the smaller of lines 23 and 24", (w) =>
  Math.min(w.lines["23"] ?? 0, w.lines["24"] ?? 0),
);

/** Older conversions come out first (IRC 408A(d)(4)(B)(ii)(II)). */
const olderConversions = computed(
  "older_conversions",
  ["24"],
  "the part of line 24 that was converted before the year whose income was put off",
  (w) => {
    if (w.lines["24"] === undefined) return 0;
    const older = layersOf(w).filter(({ year }) => year < w.year - 1);
    return Math.min(w.get("24"), w.round(older.reduce((sum, { amount }) => sum + amount, 0)));
  },
);

const fromSpreadYear = computed(
  "from_spread_year",
  ["from_conversions", "older_conversions"],
  "what came out of the conversions whose income was put off",
  (w) => Math.max(0, w.get("from_conversions") - w.get("older_conversions")),
);

const earlyBefore = computed(
  "early_before",
  [],
  "what was taxed early in the year before",
  (w) => w.chain.deferred?.taxed_early ?? 0,
);

const deferredLeft = computed(
  "deferred_left",
  ["deferred", "early_before"],
  "the income put off that is not taxed yet",
  (w) => w.get("deferred") - w.get("early_before"),
);

const earlyNow = computed(
  "early_now",
  ["from_spread_year", "deferred_left"],
  "the smaller of what came out of those conversions and what is not taxed yet",
  (w) => Math.min(w.get("from_spread_year"), w.get("deferred_left")),
);

const due = computed("due_now", [], "the half that is due this year", (w) => {
  const { ira, plan } = dueNow(w);
  return ira + plan;
});

const dueWithEarly = computed(
  "due_with_early",
  ["early_now", "due_now"],
  "what comes early and what is due",
  (w) => w.get("early_now") + w.get("due_now"),
);

const deferredTaxed = computed(
  "deferred_taxed",
  ["deferred_left", "due_with_early"],
  "the smaller of what is not taxed yet and what comes early or is due",
  (w) => Math.min(w.get("deferred_left"), w.get("due_with_early")),
);

/** Lines 26 to 35 of the form of the year after. */
export const deferredLines = [
  deferred,
  fromConversions,
  olderConversions,
  fromSpreadYear,
  earlyBefore,
  deferredLeft,
  earlyNow,
  due,
  dueWithEarly,
  deferredTaxed,
];

const taxedSoFar = computed(
  "deferred_taxed_so_far",
  ["early_before", "deferred_taxed"],
  "what was taxed early before and what is taxed now",
  (w) => w.get("early_before") + w.get("deferred_taxed"),
);

const dueNextYear = computed(
  "due_next_year",
  ["deferred", "deferred_taxed_so_far"],
  "what is left for the next year",
  (w) => w.get("deferred") - w.get("deferred_taxed_so_far"),
);

/** Lines 37 and 38, which follow the taxable amount. */
export const deferredLinesAfter = [taxedSoFar, dueNextYear];
