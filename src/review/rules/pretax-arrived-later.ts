import { yearOf } from "../../ledger/date.js";
import type { Entry } from "../../ledger/schema.js";
import { inDollars, listed, longDate } from "../../text/wording.js";
import { inOrder } from "../../year/order.js";
import type { Found } from "../check-result.js";
import { conversionTax } from "../conversion-tax.js";
import { pretaxOf } from "../pretax.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** Pre-tax money that came in after the conversion counts all the same: line 6 looks at December 31 alone. */
export const pretaxArrivedLater = {
  code: "pretax_arrived_later",
  catches: "pre-tax money that came into an IRA after the conversion and before the end of the year",
  explanation: `Line 6 looks only at December 31. Pre-tax money that comes into an IRA in November, such as a SEP contribution or an old plan that you roll over, makes a conversion of February taxable as if it had always been there.

Until December 31 it can move on into a plan that accepts it. You can also pay a SEP contribution in the next year, by the due date with extensions. It is then not in the IRA on December 31.`,
  check: eachYear(check),
} as const satisfies Rule;

function check({ ledger, facts, form, year, asOf }: YearInReview): Found {
  const first = facts.conversions.find(({ left }) => left > 0);
  if (!first || first.anyDay) return undefined;
  const tax = conversionTax(form);
  if (!tax || tax.left === 0) return undefined;
  const later = ledger.entries.filter(
    (entry) =>
      entry.date !== null &&
      entry.day === "known" &&
      entry.date > first.date &&
      yearOf(entry.date) === year &&
      pretaxOf(entry) > 0,
  );
  const arrived = inOrder(later);
  if (arrived.length === 0) return undefined;
  const money = arrived.reduce((sum, entry) => sum + pretaxOf(entry), 0);
  const more = tax.taxable - tax.without(Math.min(money, tax.left));
  if (more <= 0) return undefined;
  const over = asOf !== null && asOf > `${year}-12-31`;
  const what = listed(
    arrived.map((entry) => `${inDollars(pretaxOf(entry))} ${sort(entry)} on ${longDate(entry.date ?? "")}`),
  );
  return {
    tax_year: year,
    severity: "warning",
    message: `Pre-tax money came into your IRAs after the conversion of ${longDate(first.date)}: ${what}. It counts on December 31 and makes ${inDollars(more)} more of the conversion taxable.`,
    fix: `${over ? "" : `Until December 31, ${year}, you can still move it into an employer plan that accepts it. `}Next time, wait until January to roll such money over, or make a SEP contribution in the next year, by the due date with extensions.`,
    source: "IRC 408(d)(2)(C); Form 8606, line 6",
  };
}

function sort(entry: Entry): string {
  if (entry.kind === "contribution")
    return `paid by the employer into a ${entry.ira === "sep" ? "SEP" : "SIMPLE"} IRA`;
  if (entry.kind === "plan_rollover") return "rolled over from a plan";
  return entry.kind === "divorce_transfer" ? "received in a divorce" : "inherited from a spouse";
}
