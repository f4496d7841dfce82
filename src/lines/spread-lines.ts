/** The lines of Part III and IV on the two forms that bring income of conversions forward when money comes out early. */
import { layersOf } from "./roth.js";
import { deferredTotal, dueNow, putOffThisYear } from "./spread.js";
import { computed } from "./year-form.js";

/** Line 33 of the form of the conversion year: as much of the income put off as was taken out (IRC 408A(d)(3)(E)(i)). */
const earlyIncome = computed(
  "early_income",
  ["25a"],
  "the smaller of the line before and the income of this year that is put off",
  (form) => Math.min(form.get("25a"), putOffThisYear(form)),
);

const aboveEarly = computed(
  "above_early",
  ["25a", "early_income"],
  "what was taken out above income that comes early",
  (form) => form.get("25a") - form.get("early_income"),
);

export const earlyLines = [earlyIncome, aboveEarly];

const deferred = computed("deferred", [], "the income of conversions that was put off", (form) =>
  deferredTotal(form),
);

const fromConversions = computed("from_conversions", ["23", "24"], "the smaller of lines 23 and 24", (form) =>
  Math.min(form.lines["23"] ?? 0, form.lines["24"] ?? 0),
);

/** Older conversions come out first (IRC 408A(d)(4)(B)(ii)(II)). */
const olderConversions = computed(
  "older_conversions",
  ["24"],
  "the part of line 24 that was converted before the year whose income was put off",
  (form) => {
    if (form.lines["24"] === undefined) return 0;
    const older = layersOf(form).filter(({ year }) => year < form.year - 1);
    return Math.min(form.get("24"), form.round(older.reduce((sum, { amount }) => sum + amount, 0)));
  },
);

const fromSpreadYear = computed(
  "from_spread_year",
  ["from_conversions", "older_conversions"],
  "what came out of the conversions whose income was put off",
  (form) => Math.max(0, form.get("from_conversions") - form.get("older_conversions")),
);

const earlyBefore = computed(
  "early_before",
  [],
  "what was taxed early in the year before",
  (form) => form.broughtForward.deferred?.taxed_early ?? 0,
);

const deferredLeft = computed(
  "deferred_left",
  ["deferred", "early_before"],
  "the income put off that is not taxed yet",
  (form) => form.get("deferred") - form.get("early_before"),
);

const earlyNow = computed(
  "early_now",
  ["from_spread_year", "deferred_left"],
  "the smaller of what came out of those conversions and what is not taxed yet",
  (form) => Math.min(form.get("from_spread_year"), form.get("deferred_left")),
);

const due = computed("due_now", [], "the half that is due this year", (form) => {
  const { ira, plan } = dueNow(form);
  return ira + plan;
});

const dueWithEarly = computed(
  "due_with_early",
  ["early_now", "due_now"],
  "what comes early and what is due",
  (form) => form.get("early_now") + form.get("due_now"),
);

const deferredTaxed = computed(
  "deferred_taxed",
  ["deferred_left", "due_with_early"],
  "the smaller of what is not taxed yet and what comes early or is due",
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
  "what was taxed early before and what is taxed now",
  (form) => form.get("early_before") + form.get("deferred_taxed"),
);

const dueNextYear = computed(
  "due_next_year",
  ["deferred", "deferred_taxed_so_far"],
  "what is left for the next year",
  (form) => form.get("deferred") - form.get("deferred_taxed_so_far"),
);

/** Lines 37 and 38, which follow the taxable amount. */
export const deferredLinesAfter = [taxedSoFar, dueNextYear];
