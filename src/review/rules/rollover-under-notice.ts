import { marked } from "../marked.js";
import type { Rule } from "../rule.js";

/** A rollover that counts because the IRS moved its last day. */
export const rolloverUnderNotice = {
  code: "rollover_under_notice",
  catches: "a rollover that is on time because the IRS extended the deadline",
  explanation: `In some years the IRS let people put money back although 60 days had passed, mostly because a distribution turned out not to be required. The dates in the ledger fit such a notice, so the rollover counts. Check that the notice covers you. Most cover only what would have been the year's required distribution, and anything above that is a late rollover.`,
  check: marked("rollover_under_notice", (amount) => ({
    severity: "info",
    message: `A rollover of ${amount} came back after its last day, or into an inherited IRA, and counts under an IRS notice.`,
    fix: "Check that the notice covers you. Most cover only what would have been the year's required distribution.",
    source: "Notices 2009-82, 2020-23, 2020-51 and 2023-54",
  })),
} as const satisfies Rule;
