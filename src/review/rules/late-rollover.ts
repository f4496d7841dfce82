import { inDollars } from "../../text/wording.js";
import type { Found } from "../found.js";
import { marked } from "../marked.js";
import { allOf, eachYear, type Rule } from "../rule.js";
import { entryAt, type YearInReview } from "../year-in-review.js";

/** The other half of a late rollover: what was paid in after the 60 days is a regular contribution, mostly an excess. */
export const lateRollover = {
  code: "late_rollover",
  catches: "a rollover that took more than 60 days",
  explanation: `What is taken out must be back in an IRA within 60 days. Later it is a distribution, and what was paid in is a regular contribution, most of it above the limit. The custodian may accept the owner's own certification of one of the reasons of Rev. Proc. 2020-46: then give \`waiver: true\`.`,
  check: allOf(
    marked("late_rollover", (amount) => ({
      severity: "error",
      message: `A rollover of ${amount} took more than 60 days and has no waiver: it is a distribution.`,
      fix: "See whether Rev. Proc. 2020-46 lets you certify a reason; then give `waiver: true`.",
      source: "IRC 408(d)(3)(A) and (I)",
    })),
    eachYear(depositLater),
  ),
} as const satisfies Rule;

function depositLater({ ledger, facts, year }: YearInReview): Found {
  if (facts.deposits.length + facts.rothDeposits.length === 0) return undefined;
  return [...facts.deposits, ...facts.rothDeposits].flatMap(({ origin, date, left }) => {
    if (left === 0 || entryAt(ledger, origin)?.kind !== "rollover") return [];
    return [
      {
        tax_year: year,
        severity: "error",
        message: `The ${inDollars(left)} paid in on ${date} came after the 60 days: it is a regular contribution for ${year} and counts against the year's limit.`,
        fix: "Have what is above the limit returned with its earnings by the due date of the return with extensions.",
        source: "IRC 408(d)(3)(A) and (I), 4973",
      } as const,
    ];
  });
}
