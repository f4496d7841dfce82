import { earlyTaxPercent } from "../../data/law.js";
import { yearOf } from "../../ledger/date.js";
import { clocksOf } from "../../lines/clocks.js";
import { earlyTax, recaptured } from "../../lines/early-tax.js";
import { FIVE_YEARS } from "../../lines/roth.js";
import type { Cents } from "../../money/cents.js";
import { inDollars, listed, longDate } from "../../text/wording.js";
import { dayOf59AndAHalf } from "../../year/dates.js";
import type { Found } from "../check-result.js";
import { allOf, eachYear, type Rule } from "../rule.js";
import type { LedgerInReview, YearInReview } from "../year-in-review.js";

/** A distribution that reaches a conversion inside its own five years, and the table of clocks. */
export const fiveYearClocks = {
  code: "five_year_clocks",
  catches: "the five years of each conversion and of the Roth IRAs, and a distribution within them",
  explanation: `Two different five-year periods are often confused. Your Roth IRAs together have one: it starts on January 1 of the first year for which you put anything in. Earnings are nontaxable once it has ended and you are 59 1/2, disabled, or have died.

Each conversion has its own five years. They matter only before age 59 1/2, and only for the part that was taxed when you converted: if you take it out within five years, the 10 percent additional tax applies, though it is not taxed again. A clean backdoor Roth was not taxed at conversion, so its five years cost nothing.

Money comes out in order: contributions first, then conversions from the oldest, the taxed part of each first, then earnings.`,
  check: allOf(eachYear(reachedEarly), eachYear(inPlanUnknown), clockTable),
} as const satisfies Rule;

const SOURCE = "IRC 408A(d)(2)(B) and (d)(3)(F); Reg. 1.408A-6, A-5 and A-8";

/**
 * A distribution before 59 1/2 that reaches a conversion inside its own five years: the part that was taxed at
 * conversion bears the additional tax. What was not taxed then, as in a clean backdoor, bears none.
 */
function reachedEarly({ ledger, done, form, year }: YearInReview): Found {
  if (!form.parts.III) return undefined;
  const recapture = recaptured(form);
  if (recapture === 0) return undefined;
  if (ledger.owner.born === null) {
    return {
      tax_year: year,
      lacks: "owner.born",
      whether:
        "whether the additional tax applies to conversions that a Roth distribution reached within five years",
      source: SOURCE,
    };
  }
  const form5329 = earlyTax(form, done.roth);
  if (!form5329 || form5329["1"] === 0) return undefined;
  const excepted = form5329["3"] === 0;
  return {
    tax_year: year,
    severity: excepted ? "info" : "warning",
    message: `The Roth distributions of ${year} include ${inDollars(recapture)} that was taxed less than five years before, when you converted it. It is not taxed again, but ${inDollars(form5329["1"])}${form5329["1"] === recapture ? "" : " in all"} goes on Form 5329, line 1${excepted ? ", where an exception removes it" : `, for the ${earlyTaxPercent} percent additional tax`}.`,
    fix: excepted
      ? "Complete Form 5329, Part I, with the exception on line 2."
      : "Complete Form 5329, Part I; an exception goes on line 2. There is no additional tax on money that you leave in until the five years end or you reach age 59 1/2.",
    source: SOURCE,
  };
}

/**
 * Money from a designated Roth account of which it is not said whether it holds in-plan Roth rollovers, and an early
 * distribution that comes to it: what was taxed in the plan less than five years ago would bear the additional tax.
 */
function inPlanUnknown({ ledger, form, year }: YearInReview): Found {
  const out = form.lines["21"] ?? 0;
  const { born } = ledger.owner;
  if (out === 0 || (born !== null && dayOf59AndAHalf(born) <= `${year}-01-01`)) return undefined;
  let unknown: { at: number; basis: Cents } | undefined;
  for (const { kind, index, date, ...entry } of ledger.entries) {
    if (kind !== "plan_rollover" || !("in_plan_rollovers" in entry) || date === null) continue;
    const { source, in_plan_rollovers, after_tax } = entry;
    if (source !== "designated_roth" || in_plan_rollovers !== null || after_tax === 0) continue;
    if (yearOf(date) <= year && year - yearOf(date) < FIVE_YEARS)
      unknown = { at: index, basis: (unknown?.basis ?? 0) + after_tax };
  }
  if (!unknown || out <= (form.lines["22"] ?? 0) - unknown.basis) return undefined;
  return {
    tax_year: year,
    lacks: `entries[${unknown.at}].in_plan_rollovers`,
    whether:
      "whether the Roth distributions include in-plan Roth rollovers within their five years, to which the additional tax applies",
    source: "IRC 402A(c)(4)(D), 408A(d)(3)(F); Notice 2010-84",
  };
}

/** The table of clocks, once, as they stand at the end of the ledger; nothing when none of them matters any more. */
function clockTable({ ledger, years, asOf }: LedgerInReview): Found {
  const last = years.at(-1);
  if (!last || ledger.owner.inherited_from !== null || ledger.owner.died !== null) return undefined;
  const { carryForward } = last.done;
  if (!carryForward.rothContributions && carryForward.layers.length === 0) return undefined;
  const today = asOf ?? `${last.year}-12-31`;
  const clocks = clocksOf(carryForward, ledger.owner);
  const { exemptFrom, fiveYearsPassed, qualifiedFrom } = clocks;
  const isExempt = exemptFrom !== null && exemptFrom <= today;
  const open = isExempt ? [] : clocks.layers.filter(({ ends }) => ends >= today);
  const ownOpen = fiveYearsPassed === null || fiveYearsPassed > today;
  if (open.length === 0 && !ownOpen) return undefined;
  if (fiveYearsPassed === null) {
    return {
      tax_year: last.year,
      lacks: "opening.roth_since",
      whether: "when the five years of qualified distributions end",
      source: SOURCE,
    };
  }
  const conversions = open.map(
    ({ year, amount, taxable, ends }) =>
      `${year} (${inDollars(amount)}, ${taxedThen(amount, taxable)} taxed then) until ${longDate(ends)}`,
  );
  const table =
    conversions.length > 0 ? `Each conversion has its own five years: ${listed(conversions)}. ` : "";
  // The first year of a Roth IRA is asked for only where an earlier one would change the day.
  const decides = clocks.qualifiedAtLatest && ownOpen;
  const latest = decides ? " at the latest" : "";
  const exempt =
    exemptFrom === null
      ? "you are 59 1/2 (your date of birth is not in the ledger)"
      : `you are ${exemptFrom === clocks.grown ? "59 1/2" : "disabled"} (${longDate(exemptFrom)})`;
  const lastDay = `${yearOf(fiveYearsPassed) - 1}-12-31`;
  const five = `${longDate(lastDay)}${carryForward.rothSinceUnknown && ownOpen ? " at the latest" : ""}`;
  const both = `the ${FIVE_YEARS} years of your Roth IRAs have ended (${five}) and ${exempt}`;
  const since = decides
    ? " The date may be earlier: the ledger does not have the first year for which you had a Roth IRA."
    : "";
  return {
    tax_year: last.year,
    severity: "info",
    message: `${table}Earnings come out nontaxable ${qualifiedFrom === null ? "" : `from ${longDate(qualifiedFrom)}${latest}, `}once ${both}.${since}`,
    fix: "Keep these dates with your records. Contributions come out first, at any time, without tax. A conversion's own five years matter only before age 59 1/2, and only for the part that was taxed when you converted.",
    enter: decides ? "In the ledger: opening.roth_since." : undefined,
    source: SOURCE,
  };
}

function taxedThen(amount: Cents, taxable: Cents): string {
  if (taxable === 0) return "none of it";
  return taxable === amount ? "all of it" : `${inDollars(taxable)} of it`;
}
