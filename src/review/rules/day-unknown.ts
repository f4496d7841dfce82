import { dayOf59AndAHalf } from "../../year/dates.js";
import { dayDecides } from "../../year/unknown-day.js";
import type { Found } from "../found.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview } from "../year-in-review.js";

/** A paper gives only the year of a distribution, and the owner reached 59 1/2 in that year. */
export const dayUnknown = {
  code: "day_unknown",
  catches: "a distribution in the year of age 59 1/2, when only its year is known",
  explanation: `IRS transcripts and Forms 1099-R give the year of a distribution, not its day. In the year you reach age 59 1/2, the day decides whether the additional tax of 10 percent applies. So the lines of Form 5329 are left out until the ledger has the day.

Look up the day on the custodian's statement, write it as the date of the entry, and delete "day: unknown".`,
  check,
} as const satisfies Rule;

function check({ ledger, years }: LedgerInReview): Found {
  const { born } = ledger.owner;
  if (born === null) return undefined;
  const grown = dayOf59AndAHalf(born);
  return years.flatMap(({ year, facts, form }) =>
    [...form.distributions, ...facts.rothDistributions]
      .filter(({ origin, date }) => dayDecides(ledger, origin, date, grown))
      .map(({ origin }) => ({
        tax_year: year,
        severity: "warning" as const,
        lacks: `entries[${origin}].date`,
        whether: "whether the distributions came before age 59 1/2, when the additional tax applies",
        source: "IRC 72(t); Form 5329, Part I",
      })),
  );
}
