import { yearOf } from "../ledger/date.js";
import type { EntryOf } from "../ledger/schema.js";
import { addCharitable } from "./charity.js";
import type { Withdrawal } from "./facts.js";
import type { Gathering } from "./facts-by-year.js";
import { addHsaFunding } from "./hsa-funding.js";
import { addOrdinary, kept } from "./ordinary.js";

/** An amount moved to a Roth IRA; tax withheld on the way is a distribution of the same day (line 7). */
export function addConversion(gathering: Gathering, entry: EntryOf<"conversion">): void {
  const facts = gathering.year(yearOf(entry.date));
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
export function addDistribution(gathering: Gathering, entry: EntryOf<"distribution">): void {
  const withdrawal: Withdrawal = {
    ...kept(entry.date, entry.index, entry.amount, entry.ira),
    rothPlan: entry.roth_plan,
    reason: entry.reason,
    exception: entry.exception,
    excepted: gathering.excepted.get(entry.index) ?? 0,
  };
  if (entry.reason !== "qcd" && entry.for !== yearOf(entry.date)) {
    const message = "belongs to a distribution with `reason: qcd` of January 2011 or January 2013";
    gathering.problem(entry, "for", "inconsistent", message);
  }
  if (entry.reason === "hsa_funding") return addHsaFunding(gathering, entry, withdrawal);
  if (entry.reason === "qcd") return addCharitable(gathering, entry, withdrawal);
  if (entry.disaster !== null) return addDisaster(gathering, entry, withdrawal, entry.disaster);
  addOrdinary(gathering, withdrawal);
}

/** Only as much as the law allows for a disaster is a qualified distribution; the rest is an ordinary one. */
function addDisaster(
  gathering: Gathering,
  entry: EntryOf<"distribution">,
  withdrawal: Withdrawal,
  disaster: string,
): void {
  const cents = gathering.disasters.take(disaster, entry.date, entry.amount);
  const facts = gathering.year(yearOf(entry.date));
  addOrdinary(gathering, { ...withdrawal, cents, disaster });
  if (cents > 0) facts.disasterUse.push({ disaster, cents });
  if (cents === entry.amount) return;
  const rest = entry.amount - cents;
  facts.marks.push({ code: "disaster_over_limit", origin: entry.index, cents: rest });
  addOrdinary(gathering, { ...withdrawal, cents: rest, reason: "normal" });
}
