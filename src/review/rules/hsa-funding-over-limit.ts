import { hsaLimit } from "../../data/law.js";
import { inDollars } from "../../text/wording.js";
import { marked } from "../marked.js";
import type { Rule } from "../rule.js";

/** A transfer to an HSA that is not, or not wholly, the one that the law allows. */
export const hsaFundingOverLimit = {
  code: "hsa_funding_over_limit",
  catches: "a transfer to an HSA that does not qualify, or only in part",
  explanation: `Once in a lifetime you may move money straight from an IRA to an HSA, up to that year's HSA limit for your coverage. A second transfer is possible only in the same year, after a change from self-only to family coverage. You cannot use an IRA into which an employer paid a SEP or SIMPLE contribution that year.

What does not qualify is an ordinary distribution, and what went into the HSA counts as a regular contribution there. If that is above the HSA limit, take the excess out with its earnings by the due date of your return, with extensions.`,
  check: marked("hsa_funding_over_limit", (amount, year) => ({
    severity: "warning",
    message: `${amount} that you moved to an HSA is an ordinary distribution (line 7, or line 19 from a Roth IRA). Only one transfer in a lifetime counts, up to the HSA limit of its year: ${inDollars(hsaLimit(year, "self_only", false))} for self-only or ${inDollars(hsaLimit(year, "family", false))} for family coverage in ${year}, and more from age 55. An ongoing SEP or SIMPLE IRA cannot be used.`,
    fix: "Take what is above the HSA's own limit out of the HSA, with its earnings, by the due date of your return, with extensions. If you changed from self-only to family coverage during the year, enter the coverage of both transfers.",
    enter: "The key of a transfer is `hsa_coverage`.",
    source: "IRC 408(d)(9)(C); Notice 2008-51; Pub. 590-B, p. 14",
  })),
} as const satisfies Rule;
