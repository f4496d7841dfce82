import { yearOf } from "../ledger/date.js";
import type { EntryOf } from "../ledger/schema.js";
import type { Withdrawal } from "./facts.js";
import type { Gathering } from "./gather.js";

/** Paying back a distribution. Which line takes it depends on what kind it was and on the year. */
export function addRepayment(gathering: Gathering, entry: EntryOf<"repayment">): void {
  switch (entry.of) {
    case "disaster":
      return repayDisaster(gathering, entry);
    case "home_purchase":
      return repayHomePurchase(gathering, entry);
    case "reservist":
      return repayOnLine1(gathering, entry, "repayment of a reservist distribution");
    case "birth_adoption":
      return repayBirthOrAdoption(gathering, entry);
    default:
      return repayAsRollover(gathering, entry);
  }
}

/** Line 6 takes off what came back in the year of the distribution itself (Instructions 2023, p. 8 and 9). */
function repayDisaster(gathering: Gathering, entry: EntryOf<"repayment">): void {
  if (entry.ira === "roth") return;
  const facts = gathering.year(yearOf(entry.date));
  const what = "repayment of a qualified disaster distribution";
  if (entry.distributed === facts.year) {
    facts.valueChanges.push({ cents: -entry.amount, origin: entry.index, what });
  }
  if (gathering.inForce("disaster_repayment_on_line_1", facts.year)) {
    const { amount: cents, index: origin, distributed } = entry;
    facts.disasterRepaymentsOnLine1.push({ cents, origin, what, distributed });
  }
}

/**
 * A home-purchase distribution of Form 8915-F, Part IV, that came back in time is on neither line 7 nor line 19; still out at
 * the end of its year it counts on line 6 like an outstanding rollover.
 */
function repayHomePurchase(gathering: Gathering, entry: EntryOf<"repayment">): void {
  if (isInOpening(gathering, entry)) return;
  const facts = gathering.year(entry.distributed);
  const from = entry.ira === "roth" ? facts.rothDistributions : facts.distributions;
  if (!reduceLast(from, entry.amount, entry.date)) {
    const message = "is more than the distributions of that year that the ledger has";
    return gathering.problem(entry, "amount", "inconsistent", message);
  }
  const origin = entry.index;
  facts.otherOut.push({ cents: entry.amount, origin, what: "home-purchase distribution that was repaid" });
  if (entry.ira !== "roth" && yearOf(entry.date) > facts.year) {
    facts.valueChanges.push({
      cents: entry.amount,
      origin,
      what: "home-purchase distribution repaid after the year's end",
    });
  }
}

function reduceLast(from: Withdrawal[], amount: number, by: string): boolean {
  const open = from.filter((w) => w.date <= by && w.disaster === null && w.cents > 0);
  open.sort((a, b) => (a.date < b.date ? 1 : -1));
  if (open.reduce((sum, w) => sum + w.cents, 0) < amount) return false;
  let rest = amount;
  for (const withdrawal of open) {
    const cents = Math.min(withdrawal.cents, rest);
    withdrawal.cents -= cents;
    rest -= cents;
  }
  return true;
}

/** A reservist's repayment is a nondeductible contribution outside the limit (line 1); to a Roth IRA, line 22. */
function repayOnLine1(gathering: Gathering, entry: EntryOf<"repayment">, what: string): void {
  const facts = gathering.year(yearOf(entry.date));
  const part = { cents: entry.amount, origin: entry.index, what };
  if (entry.ira === "roth") facts.rothBasisChanges.push(part);
  else facts.line1Repayments.push(part);
}

function repayBirthOrAdoption(gathering: Gathering, entry: EntryOf<"repayment">): void {
  const year = yearOf(entry.date);
  if (gathering.inForce("birth_adoption_repayment_on_line_1", year)) {
    return repayOnLine1(gathering, entry, "repayment of a birth or adoption distribution");
  }
  if (gathering.inForce("birth_adoption_repayment_without_a_line", year)) {
    const message = `the instructions of ${year} give no line to the repayment of a birth or adoption distribution`;
    return gathering.problem(entry, "of", "not_supported", message);
  }
  repayAsRollover(gathering, entry);
}

/**
 * From 2024: the repayment lowers line 15c or 25c of the year of the distribution, which a later repayment amends, and
 * line 6 when it came back in that same year. The distribution stays on line 7 or 19.
 */
function repayAsRollover(gathering: Gathering, entry: EntryOf<"repayment">): void {
  if (isInOpening(gathering, entry)) return;
  if (!gathering.inForce("repayments_treated_as_rollovers", entry.distributed)) {
    const message = `Form 8606 for ${entry.distributed} has no line for this repayment`;
    return gathering.problem(entry, "distributed", "not_supported", message);
  }
  const facts = gathering.year(entry.distributed);
  const roth = entry.ira === "roth";
  const repaid = (roth ? facts.rothRepayments : facts.repayments).reduce((sum, part) => sum + part.cents, 0);
  let out = 0;
  for (const withdrawal of roth ? facts.rothDistributions : facts.distributions) {
    if (withdrawal.date <= entry.date) out += withdrawal.cents;
  }
  if (repaid + entry.amount > out) {
    const message = "is more than the distributions of that year that the ledger has";
    return gathering.problem(entry, "amount", "inconsistent", message);
  }
  const part = { cents: entry.amount, origin: entry.index, what: "repayment treated as a rollover" };
  (roth ? facts.rothRepayments : facts.repayments).push(part);
  if (!roth && yearOf(entry.date) === facts.year) facts.valueChanges.push({ ...part, cents: -entry.amount });
}

/** A repayment of a distribution from a settled year amends that year, which this ledger does not have. */
function isInOpening(gathering: Gathering, entry: EntryOf<"repayment">): boolean {
  if (!gathering.isSettled(entry.distributed)) return false;
  const mark = { code: "already_in_opening", origin: entry.index, cents: entry.amount } as const;
  gathering.year(yearOf(entry.date)).marks.push(mark);
  return true;
}
