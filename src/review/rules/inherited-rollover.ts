import { marked } from "../marked.js";
import type { Rule } from "../rule.js";

/** A rollover out of an IRA inherited from someone other than the spouse. */
export const inheritedRollover = {
  code: "inherited_rollover",
  catches: "a rollover out of an IRA inherited from someone other than the spouse",
  explanation: `A beneficiary who is not the surviving spouse cannot roll anything over, neither into nor out of an inherited IRA. What was paid out is a distribution, even if it went back the next day. Moving the IRA from trustee to trustee, in the name of the decedent for the beneficiary, is allowed and needs no entry.

A surviving spouse can roll over. If you are the surviving spouse, say so in the ledger.`,
  check: marked("inherited_rollover", (amount) => ({
    severity: "error",
    message: `A rollover of ${amount} from an inherited IRA counts as a distribution, because only a surviving spouse can roll over. Are you the surviving spouse?`,
    fix: "If you are, say so in the ledger. If not, have the money taken out again: what you paid in is an excess contribution. Enter it in the ledger of your own IRAs if it went into one of them.",
    enter: "For a surviving spouse, write `beneficiary: spouse` under `owner`.",
    source: "IRC 408(d)(3)(C), 4973; Pub. 590-B, What if You Inherit an IRA?",
  })),
} as const satisfies Rule;
