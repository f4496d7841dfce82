import { charitableLimit } from "../../data/law.js";
import { inDollars } from "../../text/wording.js";
import { marked } from "../marked.js";
import type { Rule } from "../rule.js";

/** A charitable distribution above its limits. */
export const qcdOverLimit = {
  code: "qcd_over_limit",
  catches: "a charitable distribution above its limits",
  explanation: `A charitable distribution takes pre-tax money first, and counts up to the year's limit, up to what would have been taxable, and from 2020 less contributions deducted for years of age 70 1/2 or more. What is above is an ordinary distribution on line 7.`,
  check: marked("qcd_over_limit", (amount, year) => ({
    severity: "warning",
    message: `${amount} sent to charity is above what can be a qualified charitable distribution, and is an ordinary one (line 7, or line 19 out of a Roth IRA). One counts up to the year's limit of ${inDollars(charitableLimit(year))} and up to the pre-tax money there is, and less contributions deducted for years of age 70 1/2 and more.`,
    fix: "Claim that part as a charitable deduction, when deductions are itemized.",
    source: "IRC 408(d)(8)(A), (D) and (F)",
  })),
} as const satisfies Rule;
