import { yearOf } from "../../ledger/date.js";
import type { Entry } from "../../ledger/schema.js";
import { inDollars, listed } from "../../text/wording.js";
import { conversionTax } from "../conversion-tax.js";
import { pretaxOf } from "../pretax.js";
import type { YearRule } from "../year-in-review.js";

/** Pre-tax money that came in after the conversion counts all the same: line 6 looks at December 31 alone. */
export const pretaxArrivedLater: YearRule = ({ ledger, facts, work, year, asOf }) => {
  const first = facts.conversions.find(({ left }) => left > 0);
  if (!first || first.anyDay) return undefined;
  const tax = conversionTax(work);
  if (!tax || tax.left === 0) return undefined;
  const arrived = ledger.entries.filter(
    (entry) =>
      entry.date !== null &&
      entry.day === "known" &&
      entry.date > first.date &&
      yearOf(entry.date) === year &&
      pretaxOf(entry) > 0,
  );
  if (arrived.length === 0) return undefined;
  const money = arrived.reduce((sum, entry) => sum + pretaxOf(entry), 0);
  const more = tax.taxable - tax.without(Math.min(money, tax.left));
  if (more <= 0) return undefined;
  const over = asOf !== null && asOf > `${year}-12-31`;
  const what = listed(
    arrived.map((entry) => `${inDollars(pretaxOf(entry))} ${sort(entry)} on ${entry.date}`),
  );
  return {
    code: "pretax_arrived_later",
    tax_year: year,
    severity: "warning",
    message: `After the conversion of ${first.date} pre-tax money came into an IRA: ${what}. It counts on December 31, and makes ${inDollars(more)} more of the conversion taxable.`,
    fix: `${over ? "" : `Until December 31, ${year} it can still leave again, into an employer plan. `}Another year, let such money wait until January, or pay a SEP contribution in the next year, by the due date with extensions.`,
    source: "IRC 408(d)(2)(C); Form 8606, line 6",
  };
};

function sort(entry: Entry): string {
  if (entry.kind === "contribution")
    return `paid by the employer into a ${entry.ira === "sep" ? "SEP" : "SIMPLE"} IRA`;
  if (entry.kind === "plan_rollover") return "rolled over from a plan";
  return entry.kind === "divorce_transfer" ? "received in a divorce" : "inherited from a spouse";
}
