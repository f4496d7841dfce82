import { yearEndValue } from "../lines/part1-entered.js";
import type { Cents } from "../money/cents.js";
import { total, totalLeft, type Withdrawal, type YearFacts } from "../year/facts.js";
import { isDistributionRequired, isShortfallWaived, requiredOf } from "../year/required-distribution.js";
import { isDayUnknown } from "../year/unknown-day.js";
import type { MissingFact } from "./check-result.js";
import type { YearInReview } from "./year-in-review.js";

/** A conversion of which a part is a required distribution, which cannot be converted. Amounts in cents. */
export interface RequiredInConversion {
  /** The year's required distribution with what the year before left undone; null when only the ledger's own `rmd` entries tell that there is one. */
  readonly required: Cents | null;
  /** What had come out by the day of the first conversion, that day included. */
  readonly before: Cents;
  /** The part of the conversions that the law takes for the required distribution. */
  readonly part: Cents;
  /** The day of the first conversion, and its entry. */
  readonly converted: string;
  readonly index: number;
  /** Enough came out in the year, but not before the conversion. */
  readonly onlyLate: boolean;
}

/** A fact that would decide how much of a conversion is the required distribution, or which of them came first. */
interface MissingForRequired extends MissingFact {
  readonly decides: "part" | "order";
}

/**
 * In a year with a required distribution the first dollars out are that distribution, conversions included (Reg.
 * 1.408A-4, A-6). Undefined when there was no conversion, no required distribution, or when it came out first.
 */
export function requiredInConversion(y: YearInReview): RequiredInConversion | MissingForRequired | undefined {
  const { facts, ledger, year } = y;
  const first = facts.conversions.find(({ left }) => left > 0);
  const { born } = ledger.owner;
  if (!first || born === null || ledger.owner.inherited_from !== null) return undefined;
  if (!isDistributionRequired(born, year)) return undefined;
  const out = [...facts.distributions, ...facts.charitable];
  const undated = [first, ...out].find(({ origin }) => isDayUnknown(ledger, origin));
  if (undated && out.length > 0) return missingDay(year, undated.origin);
  const before = total(out.filter(({ date }) => date <= first.date));
  const converted = totalLeft(facts.conversions);
  const own = requiredOf(ledger, year, valueYearBefore(y));
  const required = own === null ? null : own + shortfallOf(y.before);
  if (required === null) {
    const marked = out.filter(({ reason }) => reason === "rmd");
    if (marked.some(({ date }) => date <= first.date)) return undefined;
    if (marked.length === 0) return missingValue(year);
    const part = Math.min(total(marked), converted);
    return { required: null, before, part, converted: first.date, index: first.origin, onlyLate: true };
  }
  const part = requiredPart(facts, out, required);
  // The required amount is entered in whole dollars.
  if (part < ONE_DOLLAR) return undefined;
  const onlyLate = total(out) >= required;
  return { required, before, part, converted: first.date, index: first.origin, onlyLate };
}

const ONE_DOLLAR = 100;

/** What of the conversions was among the first dollars out, until the required distribution was out; of one day, they come last. */
function requiredPart({ conversions }: YearFacts, out: readonly Withdrawal[], required: Cents): Cents {
  const all = [
    ...out.map(({ date, cents }) => ({ date, cents, converted: false })),
    ...conversions.map(({ date, left }) => ({ date, cents: left, converted: true })),
  ].sort((a, b) =>
    a.date === b.date ? Number(a.converted) - Number(b.converted) : a.date < b.date ? -1 : 1,
  );
  let left = required;
  let part = 0;
  for (const { cents, converted } of all) {
    const taken = Math.min(left, cents);
    if (converted) part += taken;
    left -= taken;
  }
  return part;
}

/** What the year before fell short of its own required distribution, as when the first one waits until April 1. */
function shortfallOf(y: YearInReview | undefined): Cents {
  if (!y) return 0;
  const { facts, ledger, year } = y;
  if (isShortfallWaived(ledger.owner.born, year)) return 0;
  const taken = total(facts.distributions) + total(facts.charitable) + totalLeft(facts.conversions);
  return Math.max(0, (requiredOf(ledger, year, valueYearBefore(y)) ?? 0) - taken);
}

function valueYearBefore({ before, ledger, year }: YearInReview): Cents | null {
  const value = ledger.years[year - 1]?.year_end_value ?? null;
  if (value === null) return null;
  return before ? Math.max(0, total(yearEndValue(before.form))) : value;
}

function missingDay(year: number, index: number): MissingForRequired {
  return {
    decides: "order",
    tax_year: year,
    lacks: `entries[${index}].date`,
    whether: "whether the year's required distribution came out before the conversion",
    source: "Reg. 1.408A-4, A-6; IRC 408(a)(6)",
  };
}

function missingValue(year: number): MissingForRequired {
  return {
    decides: "part",
    tax_year: year,
    lacks: `years.${year - 1}.year_end_value`,
    whether: "how much of the conversion was the year's required distribution, which cannot be converted",
    source: "Reg. 1.408A-4, A-6; IRC 408(a)(6)",
  };
}
