import { marked } from "../marked.js";
import type { Rule } from "../rule.js";

/** A rollover out of an IRA inherited from someone other than the spouse. */
export const inheritedRollover = {
  code: "inherited_rollover",
  catches: "a rollover out of an IRA inherited from someone other than the spouse",
  explanation: `A beneficiary who is not the surviving spouse can roll nothing over, neither into nor out of an inherited IRA: what was paid out is a distribution, even when it went back on the next day. Moving the IRA from trustee to trustee, in the name of the decedent for the beneficiary, is allowed and needs no entry.

For a surviving spouse the law says otherwise: then write \`beneficiary: spouse\` under \`owner\`.`,
  check: marked("inherited_rollover", (amount) => ({
    severity: "error",
    message: `A rollover of ${amount} out of an inherited IRA is a distribution: only a surviving spouse can roll over.`,
    fix: "If you are the surviving spouse, write `beneficiary: spouse` under `owner`. Otherwise have the money taken out again: what was paid in is an excess contribution, in the ledger of your own IRAs if it went into one of them.",
    source: "IRC 408(d)(3)(C), 4973; Pub. 590-B, What if You Inherit an IRA?",
  })),
} as const satisfies Rule;
