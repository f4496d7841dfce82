import { inDollars } from "./words.js";
import type { YearRule } from "./year-in-review.js";

/** Basis left when everything was converted and Part I is not completed has no line to live on (decision 4). */
export const basisUnrecovered: YearRule = ({ ledger, work, year }) => {
  if (work.leftover === 0) return undefined;
  const kept = ledger.options.carry_leftover;
  return {
    code: "basis_unrecovered",
    tax_year: year,
    severity: "warning",
    message: `Everything was converted in ${year} and ${inDollars(work.leftover)} of basis is left. ${
      kept
        ? "It is carried because the ledger asks for it."
        : "Part I is not completed, so no line carries it on."
    }`,
    fix: "In a year that is still open a nondeductible contribution for it, or a few dollars left unconverted, brings back Part I and line 14.",
    source: "Form 8606, Part I conditions and line 17; IRC 67(g) for the loss since 2018",
  };
};
