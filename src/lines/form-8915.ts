import { yearOf } from "../ledger/date.js";
import type { Cents } from "../money/cents.js";
import { total } from "../year/facts.js";
import type { YearForm } from "./year-form.js";

/** What Form 8915 has to do with a year's return, in cents. */
export interface Form8915 {
  /** This year's qualified disaster distributions that go on Form 8915: lines 15b and 25b, or all of them without Part I. */
  readonly reported: Cents;
  /** The income from Form 8915 that line 4b of the return includes; null when the ledger does not have it. */
  readonly income: Cents | null;
}

/** The year's Form 8915 as far as a ledger knows it; undefined in a year that has nothing to do with one. */
export function form8915(form: YearForm): Form8915 | undefined {
  const income = form.facts.info?.form_8915 ?? null;
  const reported = onForm8915(form);
  return reported === 0 && income === null ? undefined : { reported, income };
}

/** Lines 15b and 25b; without Part I there is no basis, and all disaster distributions go on Form 8915. */
function onForm8915(form: YearForm): Cents {
  const { lines, distributions } = form;
  const traditional =
    lines["15c"] === undefined
      ? form.round(total(distributions.filter(({ disaster }) => disaster !== null)))
      : (lines["15b"] ?? 0);
  return traditional + (lines["25b"] ?? 0);
}

/** How many years the income of a disaster distribution is spread over (IRC 72(t)(11)(D), 1400Q(a)(5)). */
const SPREAD_YEARS = 3;

/**
 * Whether line 4b of a year's return can include income from Form 8915 that the ledger does not have: of a disaster
 * distribution of this year, or of one in the two years before, unless all its income was reported in the first year.
 */
export function openForm8915(form: YearForm): "this_year" | "earlier_year" | null {
  const { year, ledger } = form;
  const on8915 = form8915(form);
  if (on8915) return on8915.income === null ? "this_year" : null;
  const isRecent = (other: number) => other < year && other > year - SPREAD_YEARS;
  const { opening } = ledger;
  const isEarlier =
    ledger.entries.some(
      (entry) => entry.kind === "distribution" && entry.reason === "disaster" && isRecent(yearOf(entry.date)),
    ) ||
    (opening !== null && isRecent(opening.year) && (opening.disaster_distributions ?? []).length > 0);
  return isEarlier ? "earlier_year" : null;
}
