import { lineLabel } from "../../data/printed-form.js";
import { deferredOffForm, putOffThisYear } from "../../lines/spread.js";
import type { Cents } from "../../money/cents.js";
import { inDollars } from "../../text/wording.js";
import type { Found } from "../check-result.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

const SOURCE = "IRC 408A(d)(3)(A)(iii) and (E), as added by P.L. 109-222, section 512(b)";

/** Income of conversions that the law of one year let fall into the two years after it. */
export const conversionIncomePutOff = {
  code: "conversion_income_put_off",
  catches: "deferred income of 2010 conversions, taxable in the two years after",
  explanation: `Income limits on conversions ended with 2009. Income from conversions in 2010 was taxable half in 2011 and half in 2012, unless you checked the boxes on the form to report it all in 2010. Rollovers from employer plans to Roth IRAs were treated the same way.

Taking that money out of the Roth IRA in 2010 or 2011 accelerated the income, at any age. The 2012 share goes on the return without any Form 8606, so many people forgot it.`,
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
    early > 0 ? ` Distributions in ${year} accelerated ${inDollars(early)} of it into ${year}.` : "";
  return {
    tax_year: year,
    severity: "info",
    message: `You pay no tax in ${year} on ${inDollars(own)} of income from what you converted or rolled over in ${year}: ${inDollars(first)} is taxable in ${year + 1}, and ${inDollars(own - first)} in ${year + 2}.${brought}`,
    fix: `If you checked the boxes on your ${year} form to report all of it in ${year}, say so in the ledger.`,
    enter: `Write \`years.${year}.tax_conversion_in: "${year}"\`.`,
    source: SOURCE,
  } as const;
}

function fallsDue({ year }: YearInReview, onForm: Cents, offForm: Cents) {
  const where =
    onForm > 0
      ? `It is on line ${lineLabel("deferred_taxed", year)} of Form 8606, and part of line ${lineLabel("25c", year)}.`
      : "It is on no line of Form 8606 and goes directly on the return.";
  return {
    tax_year: year,
    severity: "info",
    message: `${inDollars(onForm + offForm)} of income deferred from earlier conversions is taxable in ${year}. ${where}`,
    fix: "Check that the return includes it. Software forgets it when no form of the year asks for it.",
    source: SOURCE,
  } as const;
}
