import { marked } from "../marked.js";
import type { Rule } from "../rule.js";

/** A contribution in time only by the later due date of the owner's state. */
export const dueByState = {
  code: "due_by_state",
  catches: "a contribution in time only by the due date of the owner's state",
  explanation: `The last day to contribute for a year is the due date of that year's return. In some years a whole state had a later one: Patriots' Day is a holiday of Maine and Massachusetts, and the IRS postponed the day for states that a disaster hit.

The program takes the state from the address in the ledger. If you lived elsewhere in that year, give that state's day in the year's \`due\`. Relief for single counties is not in the program's data; give it the same way.`,
  check: marked("due_by_state", (amount, year) => ({
    severity: "info",
    message: `The contribution of ${amount} counts for ${year} because your state had a later due date that year.`,
    fix: `If you lived in another state then, give the last day of that state in \`years.${year}.due\`.`,
    source: "IRC 7503, 7508A and 219(f)(3)",
  })),
} as const satisfies Rule;
