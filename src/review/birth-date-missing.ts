import type { YearRule } from "./review.js";

/** Form 5329 needs to know whether a distribution was early. */
export const birthDateMissing: YearRule = ({ ledger, done: { work, roth } }) => {
  if (ledger.owner.born !== null) return [];
  if (work.distributions.length === 0 && roth.nonqualified.length === 0) return [];
  return [
    {
      code: "birth_date_missing",
      tax_year: work.year,
      severity: "warning",
      message: `Whether the distributions of ${work.year} bear the additional tax on early distributions cannot be told without the date of birth.`,
      fix: "Give owner.born.",
      source: "IRC 72(t); Form 5329, Part I",
    },
  ];
};
