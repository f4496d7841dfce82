import { ruleHolds } from "../../data/law.js";
import { yearOf } from "../../ledger/date.js";
import type { EntryOf, Ledger } from "../../ledger/schema.js";
import { inDollars, longDate } from "../../text/wording.js";
import { dayOfAge } from "../../year/dates.js";
import { isNonspouseBeneficiary, lastRolloverDay, reliefFor } from "../../year/relief.js";
import type { Found, MissingFact, Remark } from "../check-result.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview } from "../year-in-review.js";

type Rollover = EntryOf<"rollover">;

/** One rollover from IRA to IRA in a year, counted from the day of receipt; each IRA by itself until 2014. */
export const secondRolloverInYear = {
  code: "second_rollover_in_year",
  catches: "a second rollover from IRA to IRA within 12 months",
  explanation: `You can make only one rollover from IRA to IRA in any 12 months from the day you receive the money. Since 2015 that covers all your IRAs together; before, each IRA had its own 12 months. A second one is a distribution, and what you paid in is a regular contribution, most of it an excess. A waiver of the 60 days does not cure it.

Trustee-to-trustee transfers, conversions, and rollovers from or to a plan do not count, so a transfer is the better way.`,
  check,
} as const satisfies Rule;

function check({ ledger }: LedgerInReview): Found {
  if (!ledger.entries.some(({ kind }) => kind === "rollover")) return undefined;
  const rollovers = counted(ledger);
  const found: (Remark | MissingFact)[] = [];
  for (const [at, second] of rollovers.entries()) {
    const first = rollovers.slice(0, at).findLast((other) => isWithinAYear(other, second));
    if (!first) continue;
    if (first.day === "unknown" || second.day === "unknown") {
      found.push(lackOfDay(first.day === "unknown" ? first : second));
      continue;
    }
    const together = ruleHolds("one_rollover_for_all_iras", yearOf(first.date));
    if (!together && (first.account === null || second.account === null)) found.push(lack(first, second));
    else if (together || first.account === second.account) found.push(finding(first, second));
  }
  return found;
}

/** Whether two rollovers may have been received within twelve months, as far as their days are known. */
function isWithinAYear(first: Rollover, second: Rollover): boolean {
  const earliest = second.day === "unknown" ? `${yearOf(second.date)}-01-01` : second.date;
  return earliest < dayOfAge(first.date, 12);
}

/** In time, waived (which is only of the 60 days: Rev. Proc. 2020-46, section 3), or under a notice; some notices say that putting it back does not use up the one rollover. */
function countsAsOne(owner: Ledger["owner"], entry: Rollover): boolean {
  if (entry.waiver === true) return true;
  const relief = reliefFor(owner, entry);
  return typeof relief === "object" ? relief.counts : entry.deposited <= lastRolloverDay(entry);
}

/**
 * Rollovers from IRA to IRA that the limit counts, in order: neither late ones, which are none, nor those after a failed first-home purchase (IRC 72(t)(8)(E)).
 */
function counted({ entries, owner }: Ledger): Rollover[] {
  const rollovers = entries.filter(
    (entry): entry is Rollover =>
      entry.kind === "rollover" &&
      entry.to === "ira" &&
      !entry.failed_home_purchase &&
      !isNonspouseBeneficiary(owner) &&
      countsAsOne(owner, entry),
  );
  return rollovers.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.index - b.index));
}

const SOURCE = "IRC 408(d)(3)(B); Announcements 2014-15 and 2014-32";

function finding(first: Rollover, second: Rollover): Remark {
  const what =
    second.ira === "roth" ? "a Roth distribution, and" : "a distribution on line 7 and in line 4b, and";
  return {
    tax_year: yearOf(second.date),
    severity: "error",
    message: `You received the rollover of ${inDollars(second.amount)} on ${longDate(second.date)}, within 12 months of the one of ${longDate(first.date)}. Only one is allowed: the second is ${what} what you paid in on ${longDate(second.deposited)} is a regular contribution. The lines here still treat it as a rollover.`,
    fix: "If the money went from trustee to trustee, it was a transfer: delete the entry. If not, enter a distribution and a contribution, and have anything above the limit returned in time.",
    source: SOURCE,
    about: { index: second.index },
  };
}

function lackOfDay(entry: Rollover): MissingFact {
  return {
    tax_year: yearOf(entry.date),
    lacks: `entries[${entry.index}].date`,
    whether: "whether you received two rollovers within 12 months",
    source: SOURCE,
  };
}

function lack(first: Rollover, second: Rollover): MissingFact {
  const where = first.account === null ? first.index : second.index;
  return {
    tax_year: yearOf(second.date),
    lacks: `entries[${where}].account`,
    whether: "whether two rollovers within 12 months came from the same IRA",
    source: SOURCE,
  };
}
