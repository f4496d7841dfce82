import { marked } from "../marked.js";
import type { Rule } from "../rule.js";

/** A disaster distribution above the limit of its disaster. */
export const disasterOverLimit = {
  code: "disaster_over_limit",
  catches: "a disaster distribution above the limit of its disaster",
  explanation: `The law limits what one person can treat as a qualified disaster distribution, over all years, plans and IRAs together: for each disaster, and in some earlier years for several disasters together. What is above the limit, or outside the time for it, is a distribution like any other: it is taxed in its own year, and before 59 1/2 bears the additional tax.

The earliest distributions in the ledger fill the limit. When a plan at work paid some of it too, you choose how to divide the limit: enter as disaster distributions only what you give to the IRAs, and the rest as ordinary ones.`,
  check: marked("disaster_over_limit", (amount) => ({
    severity: "warning",
    message: `${amount} of a distribution for a disaster is above what can be treated so. It is an ordinary distribution (line 7, or line 19 out of a Roth IRA), taxed in its own year.`,
    fix: "Compare the disaster's limit, over all years and all of your plans and IRAs. Enter as disaster distributions only what you give to it.",
    source: "IRC 72(t)(11)(B); Pub. 590-B, chapter 3; Instructions for Form 8915-F",
  })),
} as const satisfies Rule;
