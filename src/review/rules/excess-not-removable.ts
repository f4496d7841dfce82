import { marked } from "../marked.js";
import type { Rule } from "../rule.js";

/** An excess taken out after the due date that does not come out free of tax. */
export const excessNotRemovable = {
  code: "excess_not_removable",
  catches: "an excess taken out after the due date that does not come out free of tax",
  explanation: `An excess that is taken out after the due date is free of tax only when the year's contributions were not above the limit of the instructions' table, and no deduction was taken for it. Anything else is an ordinary distribution on line 7.`,
  check: marked("excess_not_removable", (amount) => ({
    severity: "warning",
    message: `${amount} of an excess taken out after the due date is an ordinary distribution on line 7: it was deducted, or that year's contributions were above the table of the instructions.`,
    fix: "Compare the contributions and the deduction of that year with the returns.",
    source: "IRC 408(d)(5); Instructions for Form 8606, Return of Excess Traditional IRA Contributions",
  })),
} as const satisfies Rule;
