import { hsaLimit } from "../../data/law.js";
import { inDollars } from "../../text/wording.js";
import { marked } from "../marked.js";
import type { Rule } from "../rule.js";

/** A transfer to an HSA that is not, or not wholly, the one that the law allows. */
export const hsaFundingOverLimit = {
  code: "hsa_funding_over_limit",
  catches: "a transfer to an HSA that is not, or not wholly, the one that the law allows",
  explanation: `Once in a lifetime you may move money straight from an IRA to an HSA, up to that year's HSA limit for your coverage. A second transfer is possible only in the same year, after a change from self-only to family coverage. An IRA into which an employer paid a SEP or SIMPLE contribution that year cannot be used.

What does not qualify is a distribution like any other, and what went into the HSA counts as a regular contribution there. If it is above the HSA's limit, take the excess out with its earnings by the due date of the return with extensions.`,
  check: marked("hsa_funding_over_limit", (amount, year) => ({
    severity: "warning",
    message: `${amount} moved to an HSA is an ordinary distribution (line 7, or line 19 out of a Roth IRA). One transfer in a lifetime counts, up to that year's HSA limit (${inDollars(hsaLimit(year, "self_only", false))} for self-only and ${inDollars(hsaLimit(year, "family", false))} for family coverage of ${year}, more from 55), and not out of an ongoing SEP or SIMPLE IRA.`,
    fix: "Take what is above the HSA's own limit out of it, with its earnings, by the due date of the return with extensions. After a change from self-only to family coverage in the year, give `hsa_coverage` on both transfers.",
    source: "IRC 408(d)(9)(C); Notice 2008-51; Pub. 590-B, p. 14",
  })),
} as const satisfies Rule;
