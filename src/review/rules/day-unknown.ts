import { undatedForEarlyTax } from "../../lines/early-tax.js";
import { dayOf59AndAHalf } from "../../year/dates.js";
import { dayDecides } from "../../year/unknown-day.js";
import type { Found, MissingFact } from "../check-result.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview } from "../year-in-review.js";

/** A paper gives only the year of a distribution, and the day decides about the additional tax. */
export const dayUnknown = {
  code: "day_unknown",
  catches: "a distribution whose day decides about the additional tax, when only its year is known",
  explanation: `IRS transcripts and Forms 1099-R give the year of a distribution, not its day. In the year you reach age 59 1/2, the day decides whether the additional tax of 10 percent applies. It can also decide in the year you became disabled, in the first years of a SIMPLE IRA, and when an exception has a limit (birth or adoption, emergency). In 2022 it decides for a terminal illness, and for the earnings of a returned contribution, because the law changed on December 29. So the lines of Form 5329 are left out until the ledger has the day.

Look up the day on the custodian's statement, write it as the date of the entry, and delete "day: unknown".`,
  check,
} as const satisfies Rule;

function check({ ledger, years }: LedgerInReview): Found {
  const { born } = ledger.owner;
  if (born === null) return undefined;
  const grown = dayOf59AndAHalf(born);
  return years.flatMap(({ year, facts, form }) => {
    const atGrown = [...form.distributions, ...facts.rothDistributions]
      .filter(({ origin, date }) => dayDecides(ledger, origin, date, grown))
      .map(({ origin }) =>
        lack(
          year,
          origin,
          "whether the distributions came before age 59 1/2, when the additional tax applies",
        ),
      );
    const other = atGrown.length === 0 ? undatedForEarlyTax(form, grown) : undefined;
    if (other === undefined) return atGrown;
    return lack(year, other, "whether the additional tax on early distributions applies");
  });
}

function lack(year: number, origin: number, whether: string): MissingFact {
  return {
    tax_year: year,
    severity: "warning",
    lacks: `entries[${origin}].date`,
    whether,
    source: "IRC 72(t); Form 5329, Part I",
  };
}
