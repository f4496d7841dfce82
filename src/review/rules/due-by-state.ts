import { marked } from "../marked.js";
import type { Rule } from "../rule.js";

/** A contribution in time only by the later due date of the owner's state. */
export const dueByState = {
  code: "due_by_state",
  catches: "a contribution that is on time only because of your state's due date",
  explanation: `The last day to contribute for a year is the due date of that year's return. In some years a whole state had a later one: Patriots' Day is a holiday in Maine and Massachusetts, and the IRS postponed the date for states hit by a disaster.

The state comes from the address in the ledger. If you lived elsewhere that year, enter that state's date as the year's due date. Relief for single counties is not in the data; enter it the same way.`,
  check: marked("due_by_state", (amount, year) => ({
    severity: "info",
    message: `The contribution of ${amount} counts for ${year} because your state had a later due date that year.`,
    fix: "If you lived in another state then, enter that state's due date.",
    enter: `In the ledger: years.${year}.due.`,
    source: "IRC 7503, 7508A and 219(f)(3)",
  })),
} as const satisfies Rule;
