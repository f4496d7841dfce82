import { yearOf } from "../ledger/date.js";
import type { EntryOf } from "../ledger/schema.js";
import { addCharitable } from "./charity.js";
import { dayDecidesLimit } from "./disaster-limit.js";
import type { Withdrawal } from "./facts.js";
import type { FactsByYear } from "./facts-by-year.js";
import { addHsaFunding } from "./hsa-funding.js";
import { addOrdinary, kept } from "./ordinary.js";

/** An amount moved to a Roth IRA; tax withheld on the way is a distribution of the same day (line 7). */
export function addConversion(byYear: FactsByYear, entry: EntryOf<"conversion">): void {
  const facts = byYear.year(yearOf(entry.date));
  facts.conversions.push({
    date: entry.date,
    anyDay: entry.day === "unknown",
    origin: entry.index,
    paid: entry.amount,
    left: entry.amount,
  });
  if (entry.withheld) {
    facts.distributions.push(kept(entry.date, entry.index, entry.withheld, entry.ira));
  }
}

/** Money out and kept: line 7 or 19, or neither for charity and for an HSA. */
export function addDistribution(byYear: FactsByYear, entry: EntryOf<"distribution">): void {
  const withdrawal: Withdrawal = {
    ...kept(entry.date, entry.index, entry.amount, entry.ira),
    anyDay: entry.day === "unknown",
    rothPlan: entry.roth_plan,
    reason: entry.reason,
    exception: entry.exception,
    excepted: byYear.excepted.cents.get(entry.index) ?? 0,
    undated: byYear.excepted.undated.get(entry.index),
  };
  if (entry.reason !== "qcd" && entry.for !== yearOf(entry.date)) {
    const message = "belongs to a distribution with `reason: qcd` of January 2011 or January 2013";
    byYear.problem(entry, "for", "inconsistent", message);
  }
  if (entry.reason === "hsa_funding") return addHsaFunding(byYear, entry, withdrawal);
  if (entry.reason === "qcd") return addCharitable(byYear, entry, withdrawal);
  if (entry.disaster !== null) return addDisaster(byYear, entry, withdrawal, entry.disaster);
  addOrdinary(byYear, withdrawal);
}

/** Only as much as the law allows for a disaster is a qualified distribution; the rest is an ordinary one. */
function addDisaster(
  byYear: FactsByYear,
  entry: EntryOf<"distribution">,
  withdrawal: Withdrawal,
  disaster: string,
): void {
  if (entry.day === "unknown" && dayDecidesLimit(disaster, yearOf(entry.date), entry.amount)) {
    const why = "the day decides whether the distribution came in time for the disaster, and its limit";
    byYear.problem(entry, "date", "missing_fact", why);
    // All of it, so that nothing else is said of what is repaid.
    return addOrdinary(byYear, { ...withdrawal, disaster });
  }
  const cents = byYear.disasters.take(disaster, entry.date, entry.amount);
  const facts = byYear.year(yearOf(entry.date));
  addOrdinary(byYear, { ...withdrawal, cents, disaster });
  if (cents > 0) facts.disasterUse.push({ disaster, cents });
  if (cents === entry.amount) return;
  const rest = entry.amount - cents;
  facts.marks.push({ code: "disaster_over_limit", origin: entry.index, cents: rest });
  addOrdinary(byYear, { ...withdrawal, cents: rest, reason: "normal" });
}
