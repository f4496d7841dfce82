import { yearOf } from "../ledger/date.js";
import { yearEndValue } from "../lines/part1.js";
import { daysBetween } from "../year/dates.js";
import { total } from "../year/facts.js";
import type { Lack } from "./finding.js";
import { hadPretaxMoney, pretaxOf } from "./pretax.js";
import { daysInWords, inDollars } from "./words.js";
import type { YearInReview, YearRule } from "./year-in-review.js";

/**
 * Growth between contribution and conversion is taxed, whatever the basis. It can be told from other pre-tax money only
 * when the conversion emptied the IRAs, and when nothing pre-tax was in them before.
 */
export const conversionGain: YearRule = (y) => {
  const { work, facts, year } = y;
  const gain = work.lines["18"] ?? 0;
  if (gain <= 0 || work.distributions.length > 0 || work.round(total(yearEndValue(work))) > 0)
    return undefined;
  const last = facts.conversions.findLast(({ left }) => left > 0);
  const deposit = last && depositBefore(y, last.date);
  if (!last || !deposit) return undefined;
  const older = olderMoney(y);
  if (older) return older === "pretax" ? undefined : older;
  const days = daysInWords(daysBetween(deposit, last.date));
  return {
    code: "conversion_gain",
    tax_year: year,
    severity: "info",
    message: `The money grew by ${inDollars(gain)} before it was converted (contribution of ${deposit}, conversion of ${last.date}, ${days}): that part of the ${year} conversion is taxable.`,
    fix: "Nothing to correct: the gain belongs on line 18. Converting sooner, or holding the contribution in cash until then, keeps it near zero.",
    source: SOURCE,
  };
};

const SOURCE = "IRC 408(d)(1) and (2); Form 8606, line 18";

/** The day of the last contribution before a conversion, in this ledger; undefined without one. */
function depositBefore({ facts, before }: YearInReview, day: string): string | undefined {
  let found: string | undefined;
  for (const deposits of [before?.facts.deposits ?? [], facts.deposits])
    for (const { date, left } of deposits)
      if (left > 0 && date <= day && (found === undefined || date > found)) found = date;
  return found;
}

/** Whether other pre-tax money was in the IRAs, so that the taxable part is not growth alone; or what would tell. */
function olderMoney(y: YearInReview): "pretax" | Lack | undefined {
  const { ledger, before, year, work } = y;
  if (ledger.opening === null && !hadPretaxMoney(ledger)) return undefined;
  const value = ledger.years[year - 1]?.year_end_value ?? null;
  const spring = before?.facts.deposits.filter(({ date }) => date > `${year - 1}-12-31`) ?? [];
  if (value !== null) {
    const basisThen = work.chain.basis - spring.reduce((sum, { left }) => sum + left, 0);
    return value > basisThen || cameIn(y) ? "pretax" : undefined;
  }
  return {
    code: "conversion_gain",
    tax_year: year,
    lacks: `years.${year - 1}.year_end_value`,
    whether: "how much of the taxable part of the conversion is growth, and how much older pre-tax money",
    source: SOURCE,
  };
}

function cameIn({ ledger, info, year }: YearInReview): boolean {
  if ((info?.deducted ?? 0) > 0) return true;
  return ledger.entries.some(
    (entry) => entry.date !== null && yearOf(entry.date) === year && pretaxOf(entry) > 0,
  );
}
