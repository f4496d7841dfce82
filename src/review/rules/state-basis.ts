import { stateBasis as stateRule } from "../../data/law.js";
import { yearOf } from "../../ledger/date.js";
import type { Found } from "../check-result.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview } from "../year-in-review.js";

/** Some states have a basis of their own: a note, once, when anything came out; nothing is computed. */
export const stateBasis = {
  code: "state_basis",
  catches: "a state where your IRA basis can differ from your federal basis",
  explanation: `Some states never allowed the IRA deduction, or allowed less of it. More of what comes out has then been taxed before than on the federal return. Form 8606 says nothing about it. The state's own worksheet needs all your contributions, including those you deducted, and this ledger has them.`,
  check,
} as const satisfies Rule;

function check({ ledger }: LedgerInReview): Found {
  const state = ledger.owner.address?.state ?? null;
  const own = state === null ? undefined : stateRule(state);
  if (!own) return undefined;
  const last = ledger.entries.findLast(
    (entry) => entry.kind === "conversion" || (entry.kind === "distribution" && entry.ira !== "roth"),
  );
  if (!last?.date) return undefined;
  return {
    tax_year: yearOf(last.date),
    severity: "info",
    message: `${state} does not follow the federal basis: ${own.note}. The lines here are federal.`,
    fix: "For the state return, compute the taxable amount by the state's own rules, from the same list of contributions.",
    source: own.source,
  };
}
