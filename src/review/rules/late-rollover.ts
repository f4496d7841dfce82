import { rolloverDays } from "../../data/law.js";
import { entryAt } from "../../ledger/entry-at.js";
import type { Entry } from "../../ledger/schema.js";
import { inDollars } from "../../text/wording.js";
import { lastRolloverDay } from "../../year/relief.js";
import type { Found } from "../found.js";
import { allOf, eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** The other half of a late rollover: what was paid in after the 60 days is a regular contribution, mostly an excess. */
export const lateRollover = {
  code: "late_rollover",
  catches: "a rollover that took more than 60 days",
  explanation: `What is taken out must be back in an IRA within 60 days. Later it is a distribution, and what was paid in is a regular contribution, most of it above the limit. The custodian may accept the owner's own certification of one of the reasons of Rev. Proc. 2020-46: then give \`waiver: true\`.`,
  check: allOf(eachYear(lateOnes), eachYear(depositLater)),
} as const satisfies Rule;

/** Without a word of a waiver it is asked for; the ledger that says there was none is not asked again. */
function lateOnes({ ledger, facts, year }: YearInReview): Found {
  if (facts.marks.length === 0) return undefined;
  return facts.marks
    .filter(({ code }) => code === "late_rollover")
    .map(({ origin, cents }) => {
      const entry = entryAt(ledger, origin);
      const refused = entry?.kind === "rollover" && entry.waiver === false;
      const took = `rollover of ${inDollars(cents)} took more than ${daysOf(entry)} days`;
      return {
        tax_year: year,
        severity: "error" as const,
        message: refused
          ? `A ${took}, and there was no waiver: it is a distribution.`
          : `Was there a waiver? A ${took}. Without one it is a distribution, and it is taxed as one here.`,
        fix: refused
          ? "See whether Rev. Proc. 2020-46 lets you certify a reason; then give `waiver: true`."
          : "If the IRS waived the 60 days, or you certified one of the reasons of Rev. Proc. 2020-46, give `waiver: true`. For a first home whose purchase failed give `failed_home_purchase: true`: then it is 120 days. If there was no waiver, give `waiver: false`.",
        source: "IRC 408(d)(3)(A) and (I), 72(t)(8)(E)",
      };
    });
}

function daysOf(entry: Entry | undefined): number {
  return entry?.kind === "rollover" && entry.failed_home_purchase
    ? rolloverDays.failedFirstHome
    : rolloverDays.ordinary;
}

function depositLater({ ledger, facts, year }: YearInReview): Found {
  if (facts.deposits.length + facts.rothDeposits.length === 0) return undefined;
  return [...facts.deposits, ...facts.rothDeposits].flatMap(({ origin, date, left }) => {
    const entry = left === 0 ? undefined : entryAt(ledger, origin);
    if (entry?.kind !== "rollover" || entry.deposited <= lastRolloverDay(entry)) return [];
    return [
      {
        tax_year: year,
        severity: "error",
        message: `The ${inDollars(left)} paid in on ${date} came after the 60 days: it is a regular contribution for ${year} and counts against the year's limit.`,
        fix: "Have what is above the limit returned with its earnings by the due date of the return with extensions.",
        source: "IRC 408(d)(3)(A) and (I), 4973",
      } as const,
    ];
  });
}
