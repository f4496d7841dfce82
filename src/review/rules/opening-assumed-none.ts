import type { Found, MissingFact } from "../check-result.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview } from "../year-in-review.js";

/** What an opening leaves out of Roth conversions and homebuyer distributions counts as none, and this says where it matters. */
export const openingAssumedNone = {
  code: "opening_assumed_none",
  catches:
    "conversions or first-home distributions treated as none because the opening amounts do not have them",
  explanation: `What the opening amounts leave out counts as none: no conversions left in the Roth IRAs, and no first-home distribution taken. Papers often show only basis and contributions, and in most years nothing depends on the rest.

In this ledger it does. More conversions on line 24 make less taxable. An earlier first-home distribution leaves less of the lifetime limit. Enter what there was, or an empty list and a zero if there was nothing.`,
  check,
} as const satisfies Rule;

function check({ ledger: { opening }, years }: LedgerInReview): Found {
  if (opening === null) return undefined;
  const found: MissingFact[] = [];
  for (const { year, form, done } of years) {
    if (opening.roth_conversions === null && form.lines["24"] !== undefined) {
      found.push({ ...lack(year), lacks: "opening.roth_conversions", source: "Form 8606, line 24" });
    }
    if (
      opening.homebuyer_used === null &&
      done.carryForward.homebuyerUsed > form.broughtForward.homebuyerUsed
    ) {
      found.push({ ...lack(year), lacks: "opening.homebuyer_used", source: "IRC 72(t)(8)(B)" });
    }
  }
  return found;
}

function lack(tax_year: number) {
  const whether = "whether there was none before the ledger begins, as we assume";
  return { tax_year, whether } as const;
}
