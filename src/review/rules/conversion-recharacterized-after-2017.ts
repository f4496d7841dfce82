import { marked } from "../marked.js";
import type { Rule } from "../rule.js";

/** A conversion of 2018 or later that was moved back. */
export const conversionRecharacterizedAfter2017 = {
  code: "conversion_recharacterized_after_2017",
  catches: "a conversion of 2018 or later that was moved back",
  explanation: `Since 2018 a conversion is final and cannot be recharacterized. Contributions still can.

If a custodian moved a conversion back anyway, no form undoes it. The money left the Roth IRA as a distribution and came into the traditional IRA as a regular contribution, most of it above the limit. Ask the custodian right away to correct the transfer.`,
  check: marked("conversion_recharacterized_after_2017", (amount) => ({
    severity: "error",
    message: `A conversion made in 2018 or later cannot be undone. It remains a conversion, and the ${amount} moved back counts as a Roth distribution and a regular contribution.`,
    fix: "Ask the custodian to correct the transfer as an excess contribution.",
    source: "IRC 408A(d)(6)(B)(iii)",
  })),
} as const satisfies Rule;
