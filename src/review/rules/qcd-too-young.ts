import { marked } from "../marked.js";
import type { Rule } from "../rule.js";

/** A charitable distribution that is not qualified. */
export const qcdTooYoung = {
  code: "qcd_too_young",
  catches: "a charitable distribution that is not qualified",
  explanation: `A charitable distribution can be qualified only from the day of 70 1/2, from August 17, 2006, and not out of a SEP or SIMPLE IRA into which the employer pays in the same year. Otherwise it is an ordinary distribution, and the gift is deducted as such.`,
  check: marked("qcd_too_young", (amount) => ({
    severity: "error",
    message: `The ${amount} sent to charity is not a qualified charitable distribution but an ordinary one (line 7, or line 19 out of a Roth IRA): the owner was not 70 1/2, or the IRA is an ongoing SEP or SIMPLE.`,
    fix: "Claim the gift as a charitable deduction instead, when deductions are itemized.",
    source: "IRC 408(d)(8)(B)",
  })),
} as const satisfies Rule;
