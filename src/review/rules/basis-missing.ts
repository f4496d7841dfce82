import { contributionLimit } from "../../data/law.js";
import type { Cents } from "../../money/cents.js";
import { inDollars, longDate } from "../../text/wording.js";
import type { Found, Remark } from "../check-result.js";
import { type MoneyOfYear, type Outflow, outflowsOf } from "../money-flow.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview } from "../year-in-review.js";

/** A conversion with nothing behind it: most often a contribution or an earlier form was left out of the ledger. */
export const basisMissing = {
  code: "basis_missing",
  catches: "a conversion without any basis or contribution behind it",
  explanation: `A conversion needs money to convert. When the ledger shows no contribution, no basis carried forward and no other money before it, the whole conversion is taxable. Usually something was left out: the contribution of a backdoor Roth (Form 5498, box 1), or the basis on line 14 of your last Form 8606.

Sometimes nothing is missing. If all the money was pre-tax, such as an old rollover IRA, the conversion is fully taxable and needs no basis. Say so with an opening whose basis is 0, and this question goes away.`,
  check,
} as const satisfies Rule;

/** Less is interest that came late. */
const SMALL: Cents = 100_00;

function check({ ledger, money }: LedgerInReview): Found {
  if (ledger.owner.inherited_from !== null) return undefined;
  if (!ledger.entries.some(({ kind }) => kind === "conversion")) return undefined;
  return money().flatMap((year) => {
    const conversions = outflowsOf(year).filter(isFromNothing);
    const cents = conversions.reduce((sum, each) => sum + each.cents, 0);
    const [first] = conversions;
    if (!first || cents < SMALL) return [];
    const likely = !year.begins || looksContributed(cents, year.year);
    if (!likely && year.end !== 0) return [];
    return [remark(year, cents, first, likely)];
  });
}

function isFromNothing(outflow: Outflow): boolean {
  const { flow, before, later } = outflow;
  return flow.entry.kind === "conversion" && before === 0 && later === 0 && !isGrowth(outflow);
}

/** More left than had arrived, but no more than a balance may grow within a year. */
function isGrowth({ arrived, gone }: Outflow): boolean {
  return gone * 100 <= arrived * MOST_WITH_GROWTH;
}

/** Percent of what arrived. */
const MOST_WITH_GROWTH = 130;

/**
 * Whether an amount is about what may be contributed for a year, the one before or both: the mark of a backdoor whose
 * contribution is missing. Any other amount may as well be an old pre-tax IRA.
 */
function looksContributed(cents: Cents, year: number): boolean {
  return [false, true].some((older) => {
    const [last, now] = [contributionLimit(year - 1, older), contributionLimit(year, older)];
    return [last, now, last + now].some((limit) => cents * 100 >= limit * 98 && cents * 100 <= limit * 105);
  });
}

function remark(
  { year, begins }: MoneyOfYear,
  cents: Cents,
  { flow, arrived }: Outflow,
  likely: boolean,
): Remark {
  const conversion = `the ${inDollars(cents)} conversion of ${longDate(flow.date)}`;
  return {
    tax_year: year,
    severity: likely ? "warning" : "info",
    message:
      arrived > 0
        ? `By this ledger, all the money in your traditional IRAs had already come out before ${conversion}. Did a contribution get left out?`
        : begins
          ? `This ledger has no basis, and no money comes in before ${conversion}, so all of it is taxable. Did an earlier Form 8606, or a contribution, get left out?`
          : `Your traditional IRAs were empty on December 31, ${year - 1}, and no money comes in before ${conversion}. Did a contribution get left out?`,
    fix: begins
      ? "Add the contribution (Form 5498, box 1), or the basis on line 14 of your last Form 8606. If all of this money was pre-tax, say that your basis was 0."
      : `Add the contribution (Form 5498, box 1), or correct the value on December 31, ${year - 1} (Form 5498, box 5).`,
    enter: begins
      ? `\`opening: { year: ${year - 1}, basis: 0 }\` says that there was no basis.`
      : `The value is \`years.${year - 1}.year_end_value\`.`,
    source: "IRC 408(d)(1) and (2); Form 8606, lines 1 and 2",
  };
}
