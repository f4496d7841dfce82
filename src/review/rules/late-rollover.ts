import { inDollars } from "../../text/wording.js";
import { entryAt, type YearRule } from "../year-in-review.js";

/** The other half of a late rollover: what was paid in after the 60 days is a regular contribution, mostly an excess. */
export const lateRolloverDeposit: YearRule = ({ ledger, facts, year }) => {
  if (facts.deposits.length + facts.rothDeposits.length === 0) return undefined;
  return [...facts.deposits, ...facts.rothDeposits].flatMap(({ origin, date, left }) => {
    if (left === 0 || entryAt(ledger, origin)?.kind !== "rollover") return [];
    return [
      {
        code: "late_rollover",
        tax_year: year,
        severity: "error",
        message: `The ${inDollars(left)} paid in on ${date} came after the 60 days: it is a regular contribution for ${year} and counts against the year's limit.`,
        fix: "Have what is above the limit returned with its earnings by the due date of the return with extensions.",
        source: "IRC 408(d)(3)(A) and (I), 4973",
      } as const,
    ];
  });
};
