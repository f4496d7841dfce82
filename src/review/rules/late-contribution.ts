import { marked } from "../marked.js";
import type { Rule } from "../rule.js";

/** A contribution paid in after the due date. */
export const lateContribution = {
  code: "late_contribution",
  catches: "a contribution paid in after the due date",
  explanation: `A contribution counts for a year if it is made by the due date of that year's return, and an extension of the return does not move that day. Later it belongs to the year in which it was paid in. Only a postponement for a disaster area, or for everyone as in 2020 and 2021, moves the day; give it in the year's \`due\`.`,
  check: marked("late_contribution", (amount, year) => ({
    severity: "error",
    message: `A contribution of ${amount} was paid in after the due date of the year it names: it counts for ${year}.`,
    fix: "Correct the date or the year. If your state or a disaster gave you a later day, add the state to your address, or give the day in that year's `due`.",
    source: "IRC 219(f)(3)",
  })),
} as const satisfies Rule;
