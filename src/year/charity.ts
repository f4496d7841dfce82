import { charitableElection, charitableLimit, charitableSince, splitInterestLimit } from "../data/law.js";
import { yearOf } from "../ledger/date.js";
import type { EntryOf } from "../ledger/schema.js";
import { dayOf70AndAHalf } from "./dates.js";
import type { Withdrawal } from "./facts.js";
import type { FactsByYear } from "./facts-by-year.js";
import { addOrdinary } from "./ordinary.js";
import { dayDecides } from "./unknown-day.js";

type Distribution = EntryOf<"distribution">;

/**
 * A charitable distribution is on neither line 7 nor line 19, within its limits. Those of the year and of the pre-tax
 * money come later, when all of the year's are known; here what cannot be one at all becomes an ordinary distribution.
 */
export function addCharitable(byYear: FactsByYear, entry: Distribution, withdrawal: Withdrawal): void {
  const { for: year, date } = entry;
  const elected = year !== yearOf(date);
  if (elected && charitableElection(date) !== year) {
    const message =
      "is not the year of the gift: only a gift of January 2011 or January 2013 could count for the year before; remove `for`";
    return byYear.problem(entry, "for", "inconsistent", message);
  }
  if (elected && byYear.isSettled(year)) {
    const marks = byYear.year(yearOf(date)).marks;
    return void marks.push({ code: "already_in_opening", origin: entry.index, cents: entry.amount });
  }
  if (!mayBeCharitable(byYear, entry)) return addOrdinary(byYear, withdrawal);
  const cents = entry.split_interest ? takeSplitInterest(byYear, entry) : entry.amount;
  if (cents < entry.amount) {
    const rest = entry.amount - cents;
    const { marks } = byYear.year(yearOf(date));
    marks.push({ code: "qcd_split_interest_over_limit", origin: entry.index, cents: rest });
    addOrdinary(byYear, { ...withdrawal, cents: rest, reason: "normal" });
  }
  if (cents === 0) return;
  const facts = byYear.year(year);
  (entry.ira === "roth" ? facts.rothCharitable : facts.charitable).push({ ...withdrawal, cents });
  if (elected && entry.ira !== "roth") {
    const what = `gift of ${date}, treated as made in ${year}`;
    facts.valueChanges.push({ cents: -cents, origin: entry.index, what });
  }
}

/** A charitable distribution needs the age of 70 1/2 and a date from January 1, 2006 (IRC 408(d)(8); P.L. 109-280, section 1201(c)(1)). */
function mayBeCharitable(byYear: FactsByYear, entry: Distribution): boolean {
  const { born } = byYear.ledger.owner;
  if (born === null)
    byYear.needBirthDate("the date of birth decides whether a charitable distribution is qualified");
  if (born !== null && dayDecides(byYear.ledger, entry.index, entry.date, dayOf70AndAHalf(born))) {
    const why = "the day decides whether a charitable distribution was made at 70 1/2 or later";
    byYear.problem(entry, "date", "missing_fact", why);
  }
  const tooYoung = born !== null && entry.date < dayOf70AndAHalf(born);
  if (!tooYoung && entry.date >= charitableSince && !isOngoingEmployerIra(byYear, entry)) return true;
  const { marks } = byYear.year(yearOf(entry.date));
  marks.push({ code: "qcd_too_young", origin: entry.index, cents: entry.amount });
  return false;
}

/** A SEP or SIMPLE IRA into which the employer pays for the year of the distribution cannot fund a charity or an HSA. */
export function isOngoingEmployerIra(byYear: FactsByYear, { ira, roth_plan, date }: Distribution): boolean {
  return byYear.isOngoing(roth_plan ?? ira, yearOf(date));
}

/** What of a gift to a split-interest entity counts: up to the limit, in one tax year of a lifetime (IRC 408(d)(8)(F)). */
function takeSplitInterest(byYear: FactsByYear, { for: year, amount }: Distribution): number {
  const { ledger, splitInterest } = byYear;
  const electedBefore = ledger.opening?.split_interest_gift ?? splitInterest.year;
  if (electedBefore !== null && electedBefore !== year) return 0;
  const cents = Math.min(amount, Math.max(0, splitInterestLimit(year) - splitInterest.used));
  if (cents === 0) return 0;
  splitInterest.year = year;
  splitInterest.used += cents;
  byYear.year(year).splitInterestGift = true;
  return cents;
}

/**
 * From Roth IRAs: within what the traditional ones leave of the year's limit, which counts all IRAs together. What is above
 * is an ordinary distribution.
 */
export function limitRothCharity(byYear: FactsByYear): void {
  for (const facts of byYear.started()) {
    let limit = charitableLimit(facts.year);
    for (const { cents } of facts.charitable) limit -= cents;
    for (const withdrawal of facts.rothCharitable) {
      const cents = Math.min(withdrawal.cents, Math.max(0, limit));
      limit -= cents;
      const { origin } = withdrawal;
      const gift = { cents, origin, what: "charitable distribution from a Roth IRA" };
      facts.otherOut.push(gift);
      facts.rothToOthers.push(gift);
      if (cents === withdrawal.cents) continue;
      const rest = withdrawal.cents - cents;
      facts.marks.push({ code: "qcd_over_limit", origin, cents: rest });
      facts.rothDistributions.push({ ...withdrawal, cents: rest, reason: "normal" });
    }
  }
}
