import { earlyTaxPercent } from "../../data/law.js";
import { entryAt } from "../../ledger/entry-at.js";
import { taxableDistributions } from "../../lines/form-1040.js";
import { inDollars } from "../../text/wording.js";
import { dayOf59AndAHalf, daysBetween } from "../../year/dates.js";
import { total } from "../../year/facts.js";
import type { Found } from "../check-result.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** Tax withheld from a conversion did not reach the Roth IRA: it is a distribution, early before 59 1/2. */
export const withholdingOnConversion = {
  code: "withholding_on_conversion",
  catches: "tax withheld from a conversion",
  explanation: `Tax withheld from a conversion goes to the IRS and not to the Roth IRA. It is a distribution of its own, on line 7: taxable in proportion, and early before age 59 1/2. Form 1099-R shows one amount for both.

Within 60 days you can put other money into the Roth IRA in its place, and it then counts as converted. It is better to pay the tax on a conversion from other money.`,
  check: eachYear(check),
} as const satisfies Rule;

function check({ ledger, form, facts, year, asOf }: YearInReview): Found {
  if (facts.conversions.length === 0 || facts.distributions.length === 0) return undefined;
  let withheld = 0;
  let early = false;
  let last = "";
  const { born } = ledger.owner;
  for (const { origin } of facts.conversions) {
    const entry = entryAt(ledger, origin);
    if (entry?.kind !== "conversion" || !entry.withheld) continue;
    withheld += entry.withheld;
    if (entry.date > last) last = entry.date;
    if (born !== null && entry.date < dayOf59AndAHalf(born)) early = true;
  }
  if (withheld === 0) return undefined;
  const over = asOf !== null && daysBetween(last, asOf) > 60;
  const only = withheld === total(form.distributions);
  const taxable = only ? ` (${inDollars(taxableDistributions(form))} of it taxable)` : "";
  const line7 = form.lines["7"] === undefined ? "" : " on line 7";
  const penalty = early
    ? `. The additional tax of ${earlyTaxPercent} percent applies to the taxable part, because you were under 59 1/2`
    : "";
  return {
    tax_year: year,
    severity: "warning",
    message: `${inDollars(withheld)} of tax was withheld from your ${year} conversion. That money was not converted: it is a distribution${line7}${taxable}${penalty}.`,
    fix: over
      ? `Did you put the same amount into the Roth IRA from other money within 60 days? Then all of it was converted. If not: ${NEXT_TIME}`
      : `Within 60 days you can put the same amount into the Roth IRA from other money, and it counts as converted. ${NEXT_TIME}`,
    enter:
      "If you replaced the tax within 60 days, enter the whole amount as one conversion, without `withheld`.",
    source: "IRC 408(d)(1) and (3), 72(t); Form 8606, lines 7 and 8",
  };
}

const NEXT_TIME = "Next time, have nothing withheld, and pay the tax by estimated payments or from wages.";
