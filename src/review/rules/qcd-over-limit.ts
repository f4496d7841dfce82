import { charitableLimit } from "../../data/law.js";
import { inDollars } from "../../text/wording.js";
import { marked } from "../marked.js";
import type { Rule } from "../rule.js";

/** A charitable distribution above its limits. */
export const qcdOverLimit = {
  code: "qcd_over_limit",
  catches: "a charitable distribution above its limits",
  explanation: `A qualified charitable distribution takes pre-tax money first. It counts up to the year's limit and up to what would have been taxable. Since 2020 contributions that you deducted for years of age 70 1/2 or older reduce it. What is above is an ordinary distribution.`,
  check: marked("qcd_over_limit", (amount, year, line) => ({
    severity: "warning",
    message: `${amount} that you sent to charity is above what can be a qualified charitable distribution, and is an ordinary one${line}. The limit for ${year} is ${inDollars(charitableLimit(year))}; pre-tax money, and contributions deducted at 70 1/2 or older, can lower it.`,
    fix: "If you itemize, claim that part as a charitable deduction.",
    source: "IRC 408(d)(8)(A), (D) and (F)",
  })),
} as const satisfies Rule;
