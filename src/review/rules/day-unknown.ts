import { dayOf59AndAHalf } from "../../year/dates.js";
import { dayDecides } from "../../year/unknown-day.js";
import type { LedgerRule } from "../year-in-review.js";

/** A paper gives only the year of a distribution, and the owner reached 59 1/2 in that year. */
export const dayUnknown: LedgerRule = ({ ledger, years }) => {
  const { born } = ledger.owner;
  if (born === null) return undefined;
  const grown = dayOf59AndAHalf(born);
  return years.flatMap(({ year, facts, work }) =>
    [...work.distributions, ...facts.rothDistributions]
      .filter(({ origin, date }) => dayDecides(ledger, origin, date, grown))
      .map(({ origin }) => ({
        code: "day_unknown" as const,
        tax_year: year,
        severity: "warning" as const,
        lacks: `entries[${origin}].date`,
        whether: "whether distributions came before 59 1/2 and bear the additional tax",
        source: "IRC 72(t); Form 5329, Part I",
      })),
  );
};
