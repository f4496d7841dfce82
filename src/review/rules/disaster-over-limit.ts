import { marked } from "../marked.js";
import type { Rule } from "../rule.js";

/** A disaster distribution above the limit of its disaster, or outside its law. */
export const disasterOverLimit = {
  code: "disaster_over_limit",
  catches: "a disaster distribution above the limit, or outside the law, of its disaster",
  explanation: `The law limits how much one person can treat as qualified disaster distributions. The limit covers all years, plans and IRAs together: for each disaster, and in some earlier years for several disasters together. What is above the limit, before or after the days that the law sets, or for a disaster that no law names, is an ordinary distribution. It is taxable in its own year, with the additional tax before age 59 1/2.

The earliest distributions in the ledger use the limit first. If an employer plan paid some of it too, you choose how to divide the limit. Enter as disaster distributions only what you assign to your IRAs, and the rest as ordinary distributions.`,
  check: marked("disaster_over_limit", (amount, _, line) => ({
    severity: "warning",
    message: `${amount} of a disaster distribution does not qualify: it is above the limit, outside the days that the law sets, or for a disaster that no law names. That part is an ordinary distribution${line}, taxable in its own year.`,
    fix: "Check the FEMA number and the date, and the limit for the disaster, which covers all years and all your plans and IRAs. Enter as disaster distributions only what you assign to that limit.",
    source: "IRC 72(t)(11)(B); Pub. 590-B, chapter 3; Instructions for Form 8915-F",
  })),
} as const satisfies Rule;
