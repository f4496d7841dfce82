import { charitableLimit, charitableSince } from "../data/law.js";
import { yearOf } from "../ledger/date.js";
import type { EntryOf } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { dayOf70AndAHalf, daysBetween } from "./dates.js";
import { exceptedByReason } from "./exceptions.js";
import type { Withdrawal, YearFacts } from "./facts.js";
import type { Gathering } from "./facts-by-year.js";
import { comesBefore } from "./order.js";
import { dayDecides } from "./unknown-day.js";

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
  const facts = gathering.year(yearOf(entry.date));
  const withdrawal: Withdrawal = {
    ...kept(entry.date, entry.index, entry.amount, entry.ira),
    rothPlan: entry.roth_plan,
    reason: entry.reason,
    exception: entry.exception,
    excepted: exceptedByReason(gathering.ledger, entry),
    disaster: entry.disaster,
  };
  if (entry.reason === "hsa_funding" && gathering.inForce("hsa_funding", facts.year)) {
    facts.otherOut.push({ cents: entry.amount, origin: entry.index, what: "one-time transfer to an HSA" });
  } else if (entry.reason === "qcd" && entry.ira === "roth" && mayBeCharitable(gathering, entry, facts)) {
    addRothCharitable(gathering, entry, facts, withdrawal);
  } else if (entry.ira === "roth") {
    facts.rothDistributions.push(withdrawal);
  } else if (entry.reason === "qcd" && mayBeCharitable(gathering, entry, facts)) {
    facts.charitable.push(withdrawal);
  } else {
    facts.distributions.push(withdrawal);
  }
}

/**
 * From a Roth IRA: in neither line 7 nor line 19, within what the traditional ones leave of the year's limit, which
 * counts all IRAs together. What is above is an ordinary distribution.
 */
function addRothCharitable(
  gathering: Gathering,
  entry: EntryOf<"distribution">,
  facts: YearFacts,
  withdrawal: Withdrawal,
): void {
  let limit = charitableLimit(facts.year);
  for (const other of gathering.ledger.entries) {
    if (other.kind !== "distribution" || other.reason !== "qcd" || yearOf(other.date) !== facts.year)
      continue;
    if (other.ira !== "roth" || comesBefore(other, entry)) limit -= other.amount;
  }
  const cents = Math.min(entry.amount, Math.max(0, limit));
  const what = "charitable distribution from a Roth IRA";
  facts.otherOut.push({ cents, origin: entry.index, what });
  if (cents === entry.amount) return;
  const rest = entry.amount - cents;
  facts.marks.push({ code: "qcd_over_limit", origin: entry.index, cents: rest });
  facts.rothDistributions.push({ ...withdrawal, cents: rest, reason: "normal" });
}

/** A charitable distribution needs the age of 70 1/2 and a date from August 17, 2006 (IRC 408(d)(8)). */
function mayBeCharitable(gathering: Gathering, entry: EntryOf<"distribution">, facts: YearFacts): boolean {
  const { born } = gathering.ledger.owner;
  if (born === null)
    gathering.needBirthDate("the date of birth decides whether a charitable distribution is qualified");
  if (born !== null && dayDecides(gathering.ledger, entry.index, entry.date, dayOf70AndAHalf(born))) {
    const why = "the day decides whether a charitable distribution was made at 70 1/2 or later";
    gathering.problem(entry, "date", "missing_fact", why);
  }
  const tooYoung = born !== null && entry.date < dayOf70AndAHalf(born);
  if (!tooYoung && entry.date >= charitableSince && !isOngoingEmployerIra(gathering, entry)) return true;
  facts.marks.push({ code: "qcd_too_young", origin: entry.index, cents: entry.amount });
  return false;
}

/** A SEP or SIMPLE IRA into which the employer paid this year cannot make a charitable distribution. */
function isOngoingEmployerIra(gathering: Gathering, entry: EntryOf<"distribution">): boolean {
  if (entry.ira !== "sep" && entry.ira !== "simple") return false;
  return gathering.ledger.entries.some(
    (other) =>
      other.kind === "contribution" && other.ira === entry.ira && yearOf(other.date) === yearOf(entry.date),
  );
}

/**
 * Out and back in within 60 days: on line 4a of Form 1040 alone. Still out at the end of the year it is added to
 * line 6 (outstanding rollover), unless it went to an employer plan. After 60 days without a waiver it is a
 * distribution, and what was paid in a regular contribution (IRC 408(d)(3)(A)).
 */
export function addRollover(gathering: Gathering, entry: EntryOf<"rollover">): void {
  const facts = gathering.year(yearOf(entry.date));
  const back = yearOf(entry.deposited);
  const withdrawal = kept(entry.date, entry.index, entry.amount, entry.ira);
  if (daysBetween(entry.date, entry.deposited) > 60 && !entry.waiver) {
    facts.marks.push({ code: "late_rollover", origin: entry.index, cents: entry.amount });
    (entry.ira === "roth" ? facts.rothDistributions : facts.distributions).push(withdrawal);
    if (entry.to === "ira") {
      const deposit = { date: entry.deposited, origin: entry.index, paid: entry.amount, left: entry.amount };
      const later = gathering.year(back);
      (entry.ira === "roth" ? later.rothDeposits : later.deposits).push(deposit);
    }
    return;
  }
  facts.otherOut.push({ cents: entry.amount, origin: entry.index, what: "rollover" });
  if (entry.ira !== "roth" && entry.to === "ira" && back > facts.year) {
    facts.valueChanges.push({
      cents: entry.amount,
      origin: entry.index,
      what: `outstanding rollover, back on ${entry.deposited}`,
    });
    gathering.touch(back);
  }
}

/** A withdrawal with no reason, exception or disaster. */
export function kept(date: string, origin: number, cents: Cents, ira: Withdrawal["ira"]): Withdrawal {
  return {
    date,
    origin,
    cents,
    repaid: 0,
    reason: "normal",
    exception: null,
    excepted: 0,
    disaster: null,
    ira,
    rothPlan: null,
  };
}
