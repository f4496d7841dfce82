import { yearOf } from "../../ledger/date.js";
import type { EntryOf } from "../../ledger/schema.js";
import { daysInWords, inDollars, longDate } from "../../text/wording.js";
import { dayOf59AndAHalf, daysBetween, daysLater } from "../../year/dates.js";
import type { Found } from "../check-result.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview } from "../year-in-review.js";

/** A contribution that seems to come right out again: most often a conversion entered as a distribution. */
export const distributionAfterContribution = {
  code: "distribution_after_contribution",
  catches: "a distribution soon after a contribution of about the same amount, before 59 1/2",
  explanation: `Form 1099-R reports a conversion as a distribution from the traditional IRA. Entered that way, a backdoor Roth becomes an early withdrawal with the additional tax of 10 percent.

If the money went to a Roth IRA, it is a conversion. Form 1099-R usually shows code 2 for it in box 7, or code 7 from 59 1/2 on. If the custodian gave the contribution back to you, it is a returned contribution (code 8 or P).`,
  check,
} as const satisfies Rule;

/** Later than this the two have nothing to do with each other. */
const SOON_DAYS = 30;

function check({ ledger }: LedgerInReview): Found {
  const { born } = ledger.owner;
  const contributions = ledger.entries.filter(
    (entry): entry is EntryOf<"contribution"> => entry.kind === "contribution" && entry.ira === "traditional",
  );
  if (contributions.length === 0) return undefined;
  return ledger.entries.flatMap((out) => {
    if (out.kind !== "distribution" || out.ira !== "traditional" || out.day === "unknown") return [];
    if (out.reason !== "normal" || out.exception !== null) return [];
    if (born !== null && out.date >= dayOf59AndAHalf(born)) return [];
    const earliest = daysLater(out.date, -SOON_DAYS);
    const contribution = contributions.find((each) => isJustBefore(each, out, earliest));
    if (!contribution) return [];
    const days = daysBetween(contribution.date, out.date);
    return [
      {
        tax_year: yearOf(out.date),
        severity: "warning" as const,
        message: `You contributed ${inDollars(contribution.amount)} on ${longDate(contribution.date)}, and ${inDollars(out.amount)} came out ${days === 0 ? "the same day" : `${daysInWords(days)} later`}. Did this money go to a Roth IRA, or did the custodian return the contribution?`,
        fix: "If it went to a Roth IRA, enter a conversion. If the contribution was returned (Form 1099-R, box 7, code 8 or P), enter a returned contribution. If you kept the money, change nothing.",
        enter: "The kinds are `conversion` and `returned_contribution`.",
        source: "IRC 408(d)(4), 408A(d)(3) and 72(t); Instructions for Form 1099-R, box 7",
      },
    ];
  });
}

/** Compares each contribution with each distribution, so no date is taken apart here. */
function isJustBefore(
  { date, day, amount }: EntryOf<"contribution">,
  out: EntryOf<"distribution">,
  earliest: string,
): boolean {
  if (date > out.date || date < earliest || day === "unknown") return false;
  const ratio = out.amount / amount;
  return ratio >= 0.9 && ratio <= 1.1;
}
