import { marked } from "../marked.js";
import type { Rule } from "../rule.js";

/** A contribution paid in after the due date. */
export const lateContribution = {
  code: "late_contribution",
  catches: "a contribution made after the due date",
  explanation: `A contribution counts for a year if you make it by the due date of that year's return. An extension of the return does not move that date. Later, it belongs to the year you paid it. Only a postponement moves the date: for a disaster area, or for everyone as in 2020 and 2021. Enter the postponed date as the year's due date.`,
  check: marked("late_contribution", (amount, year) => ({
    severity: "error",
    message: `Your contribution of ${amount} came in after the due date of the year it names, so it counts for ${year}.`,
    fix: "Check the date and the year (Form 5498, box 1 or 10). If the due date was postponed for you, enter the postponed date.",
    enter: "The key of that year is `due`.",
    source: "IRC 219(f)(3)",
  })),
} as const satisfies Rule;
