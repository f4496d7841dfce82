import { marked } from "../marked.js";
import type { Rule } from "../rule.js";

/** An excess taken out after the due date that does not come out nontaxable. */
export const excessNotRemovable = {
  code: "excess_not_removable",
  catches: "a taxable excess taken out after the due date",
  explanation: `An excess that you take out after the due date is nontaxable only if that year's contributions were within the limit in the instructions and you did not deduct it. It must also have been an excess: above your compensation, or made at an age when you could not contribute. Anything else is an ordinary distribution on line 7.`,
  check: marked("excess_not_removable", (amount, _, line) => ({
    severity: "warning",
    message: `${amount} of the excess you took out after the due date is an ordinary distribution${line}, because you deducted it, it was not an excess, or that year's contributions were above the limit in the instructions.`,
    fix: "Compare that year's contributions, compensation and deduction with your returns.",
    source: "IRC 408(d)(5); Instructions for Form 8606, Return of Excess Traditional IRA Contributions",
  })),
} as const satisfies Rule;
