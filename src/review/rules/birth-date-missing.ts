import type { LedgerRule } from "../year-in-review.js";

/** Form 5329 needs to know whether a distribution was early. */
export const birthDateMissing: LedgerRule = ({ ledger, years }) => {
  if (ledger.owner.born !== null) return undefined;
  return years
    .filter(({ work, done }) => work.distributions.length > 0 || done.roth.nonqualified.length > 0)
    .map(({ year }) => ({
      code: "birth_date_missing" as const,
      tax_year: year,
      severity: "warning" as const,
      lacks: "owner.born",
      whether: "whether the distributions bear the additional tax on early distributions",
      source: "IRC 72(t); Form 5329, Part I",
    }));
};
