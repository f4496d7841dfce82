import { yearOf } from "../../ledger/date.js";
import { basis, nondeductible, paidAfterYearEnd, yearEndValue } from "../../lines/part1-entered.js";
import { inDollars } from "../../text/wording.js";
import { total, totalLeft } from "../../year/facts.js";

import type { Found } from "../check-result.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** Only pre-tax money may go into an employer plan, and it goes first: what went beyond it was no rollover. */
export const basisRolledIntoPlan = {
  code: "basis_rolled_into_plan",
  catches: "more rolled into an employer plan than there was pre-tax money",
  explanation: `An employer plan can take only pre-tax money from an IRA. The law treats pre-tax money as leaving first, so your nondeductible contributions stay in the IRA. Anything beyond the pre-tax money is not a rollover: the plan has money it must return, and your IRA has basis with no money behind it.

Tell the plan administrator, who can return it. What comes back to you is a distribution in the year it left the IRA, and it brings its basis with it.`,
  check: eachYear(beyondPretax),
} as const satisfies Rule;

function beyondPretax({ ledger, form, facts, year, info }: YearInReview): Found {
  if (facts.toPlan.length === 0) return undefined;
  const held = total(basis(form)) + total(nondeductible(form)) - total(paidAfterYearEnd(form));
  if (held <= 0) return undefined;
  const value = info?.year_end_value ?? null;
  const sent = total(facts.toPlan);
  const out =
    sent +
    total(facts.distributions) +
    totalLeft(facts.conversions) +
    total(facts.charitable) +
    total(facts.hsaFunding);
  const source = "IRC 408(d)(3)(A)(ii) and (H)";
  if (value === null) {
    if (out - held >= sent) return undefined;
    return {
      tax_year: year,
      lacks: `years.${year}.year_end_value`,
      whether: "whether only pre-tax money was rolled into the employer plan",
      source,
    };
  }
  const pretax = Math.max(0, out + Math.max(0, total(yearEndValue(form))) - held);
  if (sent <= pretax) return undefined;
  const last = ledger.entries.findLast(
    (entry) => entry.kind === "rollover" && entry.to === "employer_plan" && yearOf(entry.date) === year,
  );
  return {
    tax_year: year,
    severity: "error",
    message: `You rolled ${inDollars(sent)} into an employer plan in ${year}, but only ${inDollars(pretax)} of it was pre-tax money. A plan cannot take the other ${inDollars(sent - pretax)}, so its basis stays on line 14 with no money behind it.`,
    fix: "Ask the plan to return the money that it should not have taken. Until then, enter that part as a distribution instead of a rollover.",
    source,
    ...(last && { about: { index: last.index, part: sent - pretax } }),
  };
}
