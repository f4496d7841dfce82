import { rolloverDays } from "../../data/law.js";
import { yearOf } from "../../ledger/date.js";
import { entryAt } from "../../ledger/entry-at.js";
import type { Entry } from "../../ledger/schema.js";
import { inDollars, longDate } from "../../text/wording.js";
import { dayDecidesRollover, lastRolloverDay } from "../../year/relief.js";
import type { Found, MissingFact } from "../check-result.js";
import { allOf, eachYear, type Rule } from "../rule.js";
import type { LedgerInReview, YearInReview } from "../year-in-review.js";

/** The other half of a late rollover: what was paid in after the 60 days is a regular contribution, mostly an excess. */
export const lateRollover = {
  code: "late_rollover",
  catches: "a rollover that took more than 60 days",
  explanation: `What you take out must be back in an IRA within 60 days. Later, it is a distribution, and what you paid in is a regular contribution, most of it above the limit.

If you were late for one of the reasons in Rev. Proc. 2020-46, you can certify it to the custodian. Then say in the ledger that there was a waiver.`,
  check: allOf(eachYear(lateOnes), eachYear(depositLater), undated),
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
          ? `A ${took}, and there was no waiver, so it is a distribution.`
          : `Was there a waiver? A ${took}. Without a waiver it is a distribution.`,
        fix: refused
          ? "Rev. Proc. 2020-46 lists reasons that you can certify to the custodian. If one applies, say that there was a waiver."
          : "If the IRS waived the 60 days or postponed their end for a disaster, or you certified a reason listed in Rev. Proc. 2020-46, say that there was a waiver. If the purchase of a first home failed, say so: then you have 120 days. If there was no waiver, say that too.",
        enter: refused
          ? "Write `waiver: true`."
          : "Write `waiver: true`, `failed_home_purchase: true`, or `waiver: false`.",
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
        message: `The ${inDollars(left)} paid in on ${longDate(date)} came after the 60 days. It is a regular contribution for ${year} and counts toward the year's limit.`,
        fix: "Have anything above the limit returned with its earnings by the due date of your return, with extensions.",
        source: "IRC 408(d)(3)(A) and (I), 4973",
      } as const,
    ];
  });
}

/** Without the day it came out, the sixty days of what came back in a year cannot be counted. */
function undated({ ledger }: LedgerInReview): MissingFact[] {
  return ledger.entries.flatMap((entry) => {
    if (entry.kind !== "rollover" || !dayDecidesRollover(entry)) return [];
    return {
      tax_year: yearOf(entry.date),
      lacks: `entries[${entry.index}].date`,
      whether: `whether what you rolled over came back within ${daysOf(entry)} days`,
      source: "IRC 408(d)(3)(A)",
    };
  });
}
