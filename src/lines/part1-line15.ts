/** Lines 15b and 15c, which Worksheet 1-1 of Publication 590-B leads to as well as line 12. */

import { problemAt } from "../errors.js";
import { type Cents, share } from "../money/cents.js";
import { total } from "../year/facts.js";
import { computed, type YearForm } from "./year-form.js";

/** Line 15b: the share of line 15a that qualified disaster distributions have in line 7 (Instructions, line 15b). */
export const line15b = computed(
  "15b",
  ["15a"],
  "the share of line 15a from qualified disaster distributions",
  (form) => {
    const disaster = total(form.distributions.filter((d) => d.disaster !== null));
    return share(form.unit, form.get("15a"), form.round(disaster), form.round(total(form.distributions)));
  },
);

/** Line 15c: what is taxable; from 2024 repayments treated as rollovers come off. */
export const line15c = computed("15c", ["15a", "15b"], "line 15a less line 15b", (form) => {
  const repaid = form.round(total(form.facts.repayments));
  return Math.max(0, form.get("15a") - form.get("15b") - repaid);
});

/**
 * Basis comes back with repaid distributions: the next line 2 takes it (Line 15c Worksheet, line 6). In between nothing
 * and all of them it is the share that was not taxable, where the owner chose that (`options.repayments`): our reading, since
 * the worksheet's text was not at hand (decision 18).
 */
export function bringBasisBack(form: YearForm, nontaxable: Cents, line7Amount: Cents): void {
  const [first] = form.facts.repayments;
  if (!first || nontaxable === 0) return;
  const repaid = form.round(total(form.facts.repayments));
  if (repaid === line7Amount || form.ledger.options.repayments === "pro_rata") {
    form.basisBack = Math.min(nontaxable, share(form.unit, nontaxable, repaid, line7Amount));
    form.lines["15c"] = Math.max(0, form.get("15a") - form.get("15b") - (repaid - form.basisBack));
    form.proRataRepayment = repaid !== line7Amount;
    return;
  }
  const path = ["entries", first.origin, "amount"];
  const why = `a partial repayment of ${form.year} distributions that have basis needs the official Line 15c Worksheet, which we have not seen. To compute it in proportion, which is our reading, write \`repayments: pro_rata\` under \`options\``;
  form.problems.push(problemAt("not_supported", path, why));
}
