import { charitableLimit } from "../../data/law.js";
import { inDollars } from "../../text/wording.js";
import type { Mark } from "../../year/facts.js";
import type { Finding } from "../finding.js";
import type { YearRule } from "../year-in-review.js";

type Wording = Pick<Finding, "severity" | "message" | "fix" | "source">;

/** Entries of which the law makes something else than their words say; the lines follow the law. */
export const markedEntries: YearRule = ({ done: { charitable }, facts, year }) => {
  if (facts.marks.length + charitable.marks.length === 0) return undefined;
  return [...facts.marks, ...charitable.marks].map((mark) => ({
    code: mark.code,
    tax_year: year,
    ...wordings[mark.code](inDollars(mark.cents), year),
  }));
};

const wordings: Record<Mark["code"], (amount: string, year: number) => Wording> = {
  late_contribution: (amount, year) => ({
    severity: "error",
    message: `A contribution of ${amount} was paid in after the due date of the year it names: it counts for ${year}.`,
    fix: "Correct the date or the year, or give the postponed day in that year's `due`.",
    source: "IRC 219(f)(3)",
  }),
  late_rollover: (amount) => ({
    severity: "error",
    message: `A rollover of ${amount} took more than 60 days and has no waiver: it is a distribution.`,
    fix: "See whether Rev. Proc. 2020-46 lets you certify a reason; then give `waiver: true`.",
    source: "IRC 408(d)(3)(A) and (I)",
  }),
  conversion_recharacterized_after_2017: (amount) => ({
    severity: "error",
    message: `A conversion of 2018 or later cannot be undone: it stays, and the ${amount} moved back is a Roth distribution and a regular contribution.`,
    fix: "Ask the custodian to correct the transfer as an excess contribution.",
    source: "IRC 408A(d)(6)(B)(iii)",
  }),
  qcd_too_young: (amount) => ({
    severity: "error",
    message: `The ${amount} sent to charity is not a qualified charitable distribution but an ordinary one (line 7, or line 19 out of a Roth IRA): the owner was not 70 1/2, or the IRA is an ongoing SEP or SIMPLE.`,
    fix: "Claim the gift as a charitable deduction instead, when deductions are itemized.",
    source: "IRC 408(d)(8)(B)",
  }),
  qcd_over_limit: (amount, year) => ({
    severity: "warning",
    message: `${amount} sent to charity is above what can be a qualified charitable distribution, and is an ordinary one (line 7, or line 19 out of a Roth IRA). One counts up to the year's limit of ${inDollars(charitableLimit(year))} and up to the pre-tax money there is, and less contributions deducted for years of age 70 1/2 and more.`,
    fix: "Claim that part as a charitable deduction, when deductions are itemized.",
    source: "IRC 408(d)(8)(A), (D) and (F)",
  }),
  excess_not_removable: (amount) => ({
    severity: "warning",
    message: `${amount} of an excess taken out after the due date is an ordinary distribution on line 7: it was deducted, or that year's contributions were above the table of the instructions.`,
    fix: "Compare the contributions and the deduction of that year with the returns.",
    source: "IRC 408(d)(5); Instructions for Form 8606, Return of Excess Traditional IRA Contributions",
  }),
  already_in_opening: () => ({
    severity: "info",
    message:
      "A correction names a year that the opening has settled: its amounts are taken as already in the opening.",
    fix: "If the opening does not have it, change the opening, or begin the ledger a year earlier.",
    source: "the ledger's `opening`",
  }),
};
