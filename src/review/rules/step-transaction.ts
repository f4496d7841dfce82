import { daysInWords, listed, yearsInWords } from "../../text/wording.js";
import { daysBetween } from "../../year/dates.js";
import type { Found } from "../check-result.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview, YearInReview } from "../year-in-review.js";

/** Closer than this, one monthly statement may show both steps as one. */
const CLOSE_DAYS = 30;

/**
 * Contribution and conversion so close that paper should show both steps. Congress described the two steps as
 * allowed, so this is worth knowing and no more; said once for all years.
 */
export const stepTransaction = {
  code: "step_transaction",
  catches: "a contribution and a conversion close together",
  explanation: `Some people feared that a contribution and a conversion on neighboring days are one forbidden step: a Roth contribution above the income limit. The report on the 2017 law describes the two steps as allowed in notes 268, 269, 276 and 277, and no ruling has said otherwise. You do not have to wait.

What matters is that the papers show two steps: a deposit in a traditional IRA, and a transfer to a Roth IRA, each with its confirmation.`,
  check,
} as const satisfies Rule;

function check({ years }: LedgerInReview): Found {
  const close: { year: number; days: number }[] = [];
  for (const y of years) {
    const days = shortestWait(y);
    if (days !== undefined && days <= CLOSE_DAYS) close.push({ year: y.year, days });
  }
  const last = close.at(-1);
  if (!last) return undefined;
  const waits = waitsInWords(close);
  return {
    tax_year: last.year,
    severity: "info",
    message: `You may convert soon after you contribute (here, ${waits}). The conference report on the 2017 tax law says so in four notes: you may contribute to a traditional IRA and convert it.`,
    fix: "Keep the confirmations or statements that show two steps, the deposit in the traditional IRA and the transfer to the Roth IRA, with Forms 5498 and 1099-R.",
    source: "H.R. Rep. 115-466 (2017), notes 268, 269, 276 and 277; IRC 408A(d)(3)",
  };
}

/** Each year's wait, or of many years the shortest and the longest. */
function waitsInWords(close: readonly { year: number; days: number }[]): string {
  if (close.length <= 3) return listed(close.map(({ year, days }) => `${daysInWords(days)} in ${year}`));
  const days = close.map((each) => each.days);
  const [least, most] = [Math.min(...days), Math.max(...days)];
  const range = least === most ? daysInWords(most) : `${least} to ${daysInWords(most)}`;
  return `${range} in ${yearsInWords(close.map(({ year }) => year))}`;
}

/** The fewest days from a nondeductible contribution to a conversion of the year that follows it. */
function shortestWait({ facts, before, info }: YearInReview): number | undefined {
  if (facts.conversions.length === 0 || (info?.deducted ?? 0) > 0) return undefined;
  let shortest: number | undefined;
  for (const conversion of facts.conversions) {
    if (conversion.left === 0 || conversion.anyDay) continue;
    let latest: string | undefined;
    for (const deposits of [before?.facts.deposits ?? [], facts.deposits])
      for (const { date, anyDay, left } of deposits)
        if (left > 0 && !anyDay && date <= conversion.date && (latest === undefined || date > latest))
          latest = date;
    if (latest === undefined) continue;
    const days = daysBetween(latest, conversion.date);
    if (shortest === undefined || days < shortest) shortest = days;
  }
  return shortest;
}
