import { hsaLimit, ruleBegan } from "../../data/law.js";
import { yearOf } from "../../ledger/date.js";
import { inDollars } from "../../text/wording.js";
import { fiftyFiveByYearEnd } from "../../year/dates.js";
import type { Found } from "../check-result.js";
import { marked } from "../marked.js";
import { allOf, eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

const SOURCE = "IRC 408(d)(9)(C); Notice 2008-51; Pub. 590-B, p. 14";

/** A transfer to an HSA that is not, or not wholly, the one that the law allows. */
export const hsaFundingOverLimit = {
  code: "hsa_funding_over_limit",
  catches: "a transfer to an HSA that does not qualify, or only in part",
  explanation: `Once in a lifetime you may move money straight from an IRA to an HSA, up to that year's HSA limit for your coverage. A second transfer is possible only in the same year, after a change from self-only to family coverage. You cannot use an IRA into which an employer paid a SEP or SIMPLE contribution that year.

What does not qualify is an ordinary distribution, and what went into the HSA counts as a regular contribution there. If that is above the HSA limit, take the excess out with its earnings by the due date of your return, with extensions.`,
  check: allOf(
    marked("hsa_funding_over_limit", (amount, year, line) => ({
      severity: "warning",
      message: `${amount} that you moved to an HSA is an ordinary distribution${line}. ${whatCounts(year)}`,
      fix: "Take what is above the HSA's own limit out of the HSA, with its earnings, by the due date of your return, with extensions. If you changed from self-only to family coverage during the year, enter the coverage of both transfers.",
      enter: "The key of a transfer is `hsa_coverage`.",
      source: SOURCE,
    })),
    eachYear(coverageMissing),
  ),
} as const satisfies Rule;

/** Without the coverage the family limit is used, and a larger transfer than self-only coverage allows is asked about. */
function coverageMissing({ ledger, facts, year }: YearInReview): Found {
  if (!facts.hsaFunded) return undefined;
  const selfOnly = hsaLimit(year, "self_only", fiftyFiveByYearEnd(ledger.owner.born, year));
  const entry = ledger.entries.find(
    (each) =>
      each.kind === "distribution" &&
      each.reason === "hsa_funding" &&
      each.hsa_coverage === null &&
      yearOf(each.date) === year &&
      each.amount > selfOnly,
  );
  if (!entry) return undefined;
  return {
    tax_year: year,
    lacks: `entries[${entry.index}].hsa_coverage`,
    fact: "the coverage of your health plan on the day of the transfer (self-only or family)",
    whether: "whether your transfer to an HSA was within the limit: self-only coverage has a lower one",
    source: SOURCE,
  };
}

function whatCounts(year: number): string {
  const began = ruleBegan("hsa_funding");
  if (year < began) return `The law let such transfers count only from ${began}.`;
  const [selfOnly, family] = (["self_only", "family"] as const).map((each) =>
    inDollars(hsaLimit(year, each, false)),
  );
  return `Only one transfer in a lifetime counts, up to the HSA limit of its year: ${selfOnly} for self-only or ${family} for family coverage in ${year}, and more from age 55. An ongoing SEP or SIMPLE IRA cannot be used.`;
}
