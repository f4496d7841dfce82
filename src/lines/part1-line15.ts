/** Lines 15b and 15c, which Worksheet 1-1 of Publication 590-B leads to as well as line 12. */

import { share } from "../money/cents.js";
import { total } from "../year/facts.js";
import { computed } from "./year-form.js";

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
