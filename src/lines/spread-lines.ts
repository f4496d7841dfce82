/** The lines of Part III and IV on the two forms that bring income of conversions forward when money comes out early. */
import { layersOf } from "./roth.js";
import { deferredTotal, dueNow, putOffThisYear } from "./spread.js";
import { computed } from "./year-form.js";

/** Line 33 of the form of the conversion year: as much of the income put off as was taken out (IRC 408A(d)(3)(E)(i)). */
const earlyIncome = computed(
  "early_income",
  ["25a"],
  "the smaller of the line above and this year's deferred income",
  (form) => Math.min(form.get("25a"), putOffThisYear(form)),
);

const aboveEarly = computed(
  "above_early",
  ["25a", "early_income"],
  "distributions above accelerated income",
  (form) => form.get("25a") - form.get("early_income"),
);

export const earlyLines = [earlyIncome, aboveEarly];

const deferred = computed("deferred", [], "deferred income from conversions", (form) => deferredTotal(form));

const fromConversions = computed("from_conversions", ["23", "24"], "the smaller of lines 23 and 24", (form) =>
  Math.min(form.lines["23"] ?? 0, form.lines["24"] ?? 0),
);

/** Older conversions come out first (IRC 408A(d)(4)(B)(ii)(II)). */
const olderConversions = computed(
  "older_conversions",
  ["24"],
  "the part of line 24 from conversions before the deferral year",
  (form) => {
    if (form.lines["24"] === undefined) return 0;
    const older = layersOf(form).filter(({ year }) => year < form.year - 1);
    return Math.min(form.get("24"), form.round(older.reduce((sum, { amount }) => sum + amount, 0)));
  },
);

const fromSpreadYear = computed(
  "from_spread_year",
  ["from_conversions", "older_conversions"],
  "distributions from conversions with deferred income",
  (form) => Math.max(0, form.get("from_conversions") - form.get("older_conversions")),
);

const earlyBefore = computed(
  "early_before",
  [],
  "income accelerated into the prior year",
  (form) => form.broughtForward.deferred?.taxed_early ?? 0,
);

const deferredLeft = computed(
  "deferred_left",
  ["deferred", "early_before"],
  "deferred income not yet taxed",
  (form) => form.get("deferred") - form.get("early_before"),
);

const earlyNow = computed(
  "early_now",
  ["from_spread_year", "deferred_left"],
  "the smaller of distributions from those conversions and deferred income not yet taxed",
  (form) => Math.min(form.get("from_spread_year"), form.get("deferred_left")),
);

const due = computed("due_now", [], "the half that is taxable this year", (form) => {
  const { ira, plan } = dueNow(form);
  return ira + plan;
});

const dueWithEarly = computed(
  "due_with_early",
  ["early_now", "due_now"],
  "accelerated income plus the half that is taxable this year",
  (form) => form.get("early_now") + form.get("due_now"),
);

const deferredTaxed = computed(
  "deferred_taxed",
  ["deferred_left", "due_with_early"],
  "the smaller of deferred income not yet taxed and the line above",
  (form) => Math.min(form.get("deferred_left"), form.get("due_with_early")),
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
  "income taxed so far: accelerated before plus taxable this year",
  (form) => form.get("early_before") + form.get("deferred_taxed"),
);

const dueNextYear = computed(
  "due_next_year",
  ["deferred", "deferred_taxed_so_far"],
  "deferred income left for the next year",
  (form) => form.get("deferred") - form.get("deferred_taxed_so_far"),
);

/** Lines 37 and 38, which follow the taxable amount. */
export const deferredLinesAfter = [taxedSoFar, dueNextYear];
