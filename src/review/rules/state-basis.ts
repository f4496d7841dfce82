import { stateBasis } from "../../data/law.js";
import { yearOf } from "../../ledger/date.js";
import type { LedgerRule } from "../year-in-review.js";

/** Some states have a basis of their own: a note, once, when anything came out; nothing is computed. */
export const stateBasisDiffers: LedgerRule = ({ ledger }) => {
  const state = ledger.owner.address?.state ?? null;
  const own = state === null ? undefined : stateBasis(state);
  if (!own) return undefined;
  const last = ledger.entries.findLast(
    (entry) => entry.kind === "conversion" || (entry.kind === "distribution" && entry.ira !== "roth"),
  );
  if (!last?.date) return undefined;
  return {
    code: "state_basis",
    tax_year: yearOf(last.date),
    severity: "info",
    message: `${state} does not follow the federal basis: ${own.note}. The lines here are federal.`,
    fix: "Figure the taxable amount of the state return by the state's own rules, from the same ledger of contributions.",
    source: own.source,
  };
};
