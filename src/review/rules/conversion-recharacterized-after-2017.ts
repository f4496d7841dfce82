import { marked } from "../marked.js";
import type { Rule } from "../rule.js";

/** A conversion of 2018 or later that was moved back. */
export const conversionRecharacterizedAfter2017 = {
  code: "conversion_recharacterized_after_2017",
  catches: "a conversion of 2018 or later that was moved back",
  explanation: `From 2018 on a conversion is final: it can no longer be recharacterized. Contributions still can.

What a custodian moved back all the same is not undone by a form. It left the Roth IRA as a distribution and came into the traditional IRA as a regular contribution, most of it above the limit. Ask the custodian at once to correct the transfer.`,
  check: marked("conversion_recharacterized_after_2017", (amount) => ({
    severity: "error",
    message: `A conversion of 2018 or later cannot be undone: it stays, and the ${amount} moved back is a Roth distribution and a regular contribution.`,
    fix: "Ask the custodian to correct the transfer as an excess contribution.",
    source: "IRC 408A(d)(6)(B)(iii)",
  })),
} as const satisfies Rule;
