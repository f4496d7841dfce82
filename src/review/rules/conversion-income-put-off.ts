import { lineLabel } from "../../data/printed-form.js";
import { deferredOffForm, putOffThisYear } from "../../lines/spread.js";
import type { Cents } from "../../money/cents.js";
import { inDollars } from "../../text/wording.js";
import type { Found } from "../found.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

const SOURCE = "IRC 408A(d)(3)(A)(iii) and (E), as added by P.L. 109-222, section 512(b)";

/** Income of conversions that the law of one year let fall into the two years after it. */
export const conversionIncomePutOff = {
  code: "conversion_income_put_off",
  catches: "income of the conversions of 2010 that is taxed in the two years after it",
  explanation: `Income limits on conversions ended with 2009, and of what was converted in 2010 the income was taxed half in 2011 and half in 2012, unless the owner chose, by boxes on the form, to be taxed at once. Rollovers from employer plans to Roth IRAs were treated alike.

Money taken out of the Roth IRA in 2010 or 2011 that came from those conversions brought their income forward, whatever the owner's age. The return of 2012 has its share without any Form 8606, so many forgot it.`,
  check: eachYear(check),
} as const satisfies Rule;

function check(y: YearInReview): Found {
  const own = putOffThisYear(y.form);
  if (own > 0) return putOff(y, own);
  const onForm = y.form.lines.deferred_taxed ?? 0;
  const offForm = deferredOffForm(y.form);
  return onForm + offForm > 0 ? fallsDue(y, onForm, offForm) : undefined;
}

function putOff({ year, form: { lines } }: YearInReview, own: Cents) {
  const first = (lines.spread_first ?? 0) + (lines.plan_spread_first ?? 0);
  const early = lines.early_income ?? 0;
  const brought =
    early > 0 ? ` Distributions of ${year} brought ${inDollars(early)} of it forward into ${year}.` : "";
  return {
    tax_year: year,
    severity: "info",
    message: `${inDollars(own)} of income of what was converted or rolled over in ${year} is not taxed in ${year}: ${inDollars(first)} falls into ${year + 1} and ${inDollars(own - first)} into ${year + 2}.${brought}`,
    fix: `If the boxes on that year's form were checked, so that all of it was income of ${year}, write years.${year}.tax_conversion_in: "${year}".`,
    source: SOURCE,
  } as const;
}

function fallsDue({ year }: YearInReview, onForm: Cents, offForm: Cents) {
  const where =
    onForm > 0
      ? `It is on line ${lineLabel("deferred_taxed", year)} of Form 8606, and in line ${lineLabel("25c", year)}.`
      : "It is on no line of Form 8606, and goes straight onto the return.";
  return {
    tax_year: year,
    severity: "info",
    message: `${inDollars(onForm + offForm)} of income of earlier conversions, which was put off, is taxed in ${year}. ${where}`,
    fix: "See that the return has it; programs forget it where no form of the year asks for it.",
    source: SOURCE,
  } as const;
}
