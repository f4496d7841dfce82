import { yearOf } from "../../ledger/date.js";
import { yearEndValue } from "../../lines/part1-entered.js";
import { daysInWords, inDollars, longDate } from "../../text/wording.js";
import { daysBetween } from "../../year/dates.js";
import { total } from "../../year/facts.js";
import type { Found, MissingFact } from "../check-result.js";
import { hadPretaxMoney, pretaxOf } from "../pretax.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/**
 * Growth between contribution and conversion is taxed, whatever the basis. It can be told from other pre-tax money only
 * when the conversion emptied the IRAs, and when nothing pre-tax was in them before.
 */
export const conversionGain = {
  code: "conversion_gain",
  catches: "growth between contribution and conversion",
  explanation: `Your basis covers what you contributed, not what it earned. Growth before the conversion is taxable on line 18; from then on it is inside the Roth IRA. A few dollars of growth are normal and need no correction.

The gain can be shown separately only when the conversion emptied your IRAs and nothing pre-tax was in them. Otherwise everything comes out in proportion.`,
  check: eachYear(check),
} as const satisfies Rule;

function check(y: YearInReview): Found {
  const { form, facts, year } = y;
  const gain = form.lines["18"] ?? 0;
  if (gain <= 0 || form.distributions.length > 0 || form.round(total(yearEndValue(form))) > 0)
    return undefined;
  const last = facts.conversions.findLast(({ left }) => left > 0);
  const deposits = last ? depositsBefore(y, last.date) : [];
  const [first, latest] = [deposits[0], deposits.at(-1)];
  if (!last || !first || !latest) return undefined;
  const older = olderMoney(y);
  if (older) return older === "pretax" ? undefined : older;
  const when = daysAreKnown(y) ? ` (${steps(first, latest, last.date)})` : "";
  return {
    tax_year: year,
    severity: "info",
    message: `Your money grew by ${inDollars(gain)} before you converted it${when}. That part of the ${year} conversion is taxable.`,
    fix: "There is nothing to correct: the gain belongs on line 18. Converting sooner, or keeping the contribution in cash until then, keeps it near zero.",
    source: SOURCE,
  };
}

const SOURCE = "IRC 408(d)(1) and (2); Form 8606, line 18";

function steps(first: string, latest: string, converted: string): string {
  const between = daysBetween(latest, converted);
  const days = between === 0 ? "the same day" : `${daysInWords(between)} later`;
  return first === latest
    ? `contributed ${longDate(first)}, converted ${longDate(converted)}, ${days}`
    : `contributed from ${longDate(first)} to ${longDate(latest)}, converted ${longDate(converted)}, ${between === 0 ? "the same day as" : `${daysInWords(between)} after`} the last contribution`;
}

/** Whether the ledger has the day of each conversion of the year and of each contribution up to it. */
function daysAreKnown(y: YearInReview): boolean {
  if (y.facts.conversions.some(({ anyDay }) => anyDay)) return false;
  for (let here: YearInReview | undefined = y; here; here = here.before) {
    if (here.facts.deposits.some(({ anyDay }) => anyDay)) return false;
    if (here.form.broughtForward.basis === 0) break;
  }
  return true;
}

/** The days of the contributions that were in the IRAs at a conversion, in order: since the basis was last used up. */
function depositsBefore(y: YearInReview, day: string): string[] {
  const days: string[] = [];
  for (let here: YearInReview | undefined = y; here; here = here.before) {
    for (const { date, left } of here.facts.deposits) if (left > 0 && date <= day) days.push(date);
    if (here.form.broughtForward.basis === 0) break;
  }
  return days.sort();
}

/** Whether other pre-tax money was in the IRAs, so that the taxable part is not growth alone; or what would tell. */
function olderMoney(y: YearInReview): "pretax" | MissingFact | undefined {
  const { ledger, before, year, form } = y;
  if (ledger.opening === null && !hadPretaxMoney(ledger)) return undefined;
  if (cameIn(y)) return "pretax";
  const value = ledger.years[year - 1]?.year_end_value ?? null;
  const spring = before?.facts.deposits.filter(({ date }) => date > `${year - 1}-12-31`) ?? [];
  if (value !== null) {
    const basisThen = form.broughtForward.basis - spring.reduce((sum, { left }) => sum + left, 0);
    return value > basisThen ? "pretax" : undefined;
  }
  return {
    tax_year: year,
    lacks: `years.${year - 1}.year_end_value`,
    whether: "how much of the taxable part of the conversion is growth and how much is older pre-tax money",
    source: SOURCE,
  };
}

function cameIn({ ledger, info, year }: YearInReview): boolean {
  if ((info?.deducted ?? 0) > 0) return true;
  return ledger.entries.some(
    (entry) => entry.date !== null && yearOf(entry.date) === year && pretaxOf(entry) > 0,
  );
}
