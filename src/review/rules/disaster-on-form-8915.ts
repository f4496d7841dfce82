import { returnLabels } from "../../data/printed-form.js";
import { inDollars } from "../../text/wording.js";
import type { Found } from "../check-result.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** Qualified disaster distributions are taxed through Form 8915, so they are not in line 4b here. */
export const disasterOnForm8915 = {
  code: "disaster_on_form_8915",
  catches: "disaster distributions that you report on Form 8915",
  explanation: `Lines 15b and 25b take qualified disaster distributions out of lines 15a and 25a. You report them on Form 8915 instead, where the income can be spread over three years and the money can be repaid. They are in the taxable amount here only if the ledger has the income from Form 8915, and no additional tax applies to them.

Line 4b of your return includes that income. Without it, this program cannot compare line 4b with your return.`,
  check: eachYear(check),
} as const satisfies Rule;

function check({ form, info, year }: YearInReview): Found {
  const amount = (form.lines["15b"] ?? 0) + (form.lines["25b"] ?? 0);
  const outside = form.lines["15c"] === undefined && form.distributions.some((d) => d.disaster !== null);
  if (amount === 0 && !outside) return undefined;
  const label = returnLabels(year)["4b"];
  const income = info?.form_8915 ?? null;
  const where =
    income === null
      ? `so line ${label} of Form 1040 does not include ${outside ? "them" : "it"} here`
      : `and line ${label} of Form 1040 includes ${inDollars(income)} of income from it here`;
  return {
    tax_year: year,
    severity: "info",
    message: outside
      ? `You report the disaster distributions of ${year} on Form 8915, ${where}.`
      : `You report ${inDollars(amount)} of qualified disaster distributions of ${year} on Form 8915, ${where}.`,
    fix: outside
      ? `Complete that year's Form 8915 for each disaster. ${INCOME}`
      : `Complete that year's Form 8915 with the amounts of lines 15b and 25b, for each disaster. ${INCOME}`,
    enter:
      income === null
        ? `Write the income of that year as \`years.${year}.form_8915\`, also in the next two years.`
        : undefined,
    source: "Instructions for Form 8606, lines 15b and 25b",
  };
}

const INCOME =
  "Its income is spread over three years, unless you choose to report all of it in the first. Add each year's part to line 4b of that year's return.";
