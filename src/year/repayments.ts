import { exceptionLimit, isLimited } from "../data/law.js";
import { yearOf } from "../ledger/date.js";
import type { EntryOf } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { yearsLater } from "./dates.js";
import type { Withdrawal, YearFacts } from "./facts.js";
import type { Gathering } from "./facts-by-year.js";

/** Paying back a distribution. Which line takes it depends on what kind it was and on the year. */
export function addRepayment(gathering: Gathering, entry: EntryOf<"repayment">): void {
  switch (entry.of) {
    case "disaster":
      return repayDisaster(gathering, entry);
    case "home_purchase":
      return repayHomePurchase(gathering, entry);
    case "reservist":
      return repayReservist(gathering, entry);
    case "birth_adoption":
      return repayBirthOrAdoption(gathering, entry);
    default:
      return repayAsRollover(gathering, entry);
  }
}

/** Line 6 takes off what came back in the year of the distribution itself (Instructions 2023, p. 8 and 9). */
function repayDisaster(gathering: Gathering, entry: EntryOf<"repayment">): void {
  const settled = isInOpening(gathering, entry);
  if (!settled && !repayFrom(gathering, entry, (w) => w.disaster !== null)) return;
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
 * A home-purchase distribution of Form 8915-F, Part IV, that came back in time is on neither line 7 nor line 19; still out
 * at the end of its year it counts on line 6 like an outstanding rollover.
 */
function repayHomePurchase(gathering: Gathering, entry: EntryOf<"repayment">): void {
  if (isInOpening(gathering, entry)) return;
  const taken = repayFrom(gathering, entry, ({ reason }) => HOME.has(reason));
  if (!taken) return;
  for (const { withdrawal, cents } of taken) {
    withdrawal.cents -= cents;
    withdrawal.repaid -= cents;
  }
  const facts = gathering.year(entry.distributed);
  const origin = entry.index;
  facts.otherOut.push({ cents: entry.amount, origin, what: "home-purchase distribution that was repaid" });
  if (entry.ira !== "roth" && yearOf(entry.date) > facts.year) {
    const what = "home-purchase distribution repaid after the year's end";
    facts.valueChanges.push({ cents: entry.amount, origin, what });
  }
}

const HOME = new Set(["home_purchase", "homebuyer"]);

/** A reservist's repayment is a nondeductible contribution outside the limit (line 1 in every year). */
function repayReservist(gathering: Gathering, entry: EntryOf<"repayment">): void {
  if (!gathering.isSettled(entry.distributed)) {
    const taken = repayFrom(gathering, entry, ({ reason }) => reason === "reservist");
    if (!taken) return;
    // It was taxed and stays taxed; only later forms see the basis.
    for (const { withdrawal, cents } of taken) withdrawal.repaid -= cents;
  }
  repayOnLine1(gathering, entry, "repayment of a reservist distribution");
}

/** To a Roth IRA such a repayment is basis in contributions (line 22). */
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
  if (!repayFrom(gathering, entry, ({ reason }) => reason === entry.of)) return;
  const facts = gathering.year(entry.distributed);
  if (entry.ira === "roth") return;
  const part = { cents: entry.amount, origin: entry.index, what: "repayment treated as a rollover" };
  facts.repayments.push(part);
  if (yearOf(entry.date) === facts.year) facts.valueChanges.push({ ...part, cents: -entry.amount });
}

/**
 * Marks the distributions that are paid back: those of the kind that is repaid, or ordinary ones when the ledger gave no
 * reason, the latest first. They must be made by its date, and not more than three years before it (IRC
 * 72(t)(2)(H)(v), (I)(vi), (K)(vi); 8915-F). Undefined, with a problem told, when there are not enough.
 */
function repayFrom(
  gathering: Gathering,
  entry: EntryOf<"repayment">,
  isOfKind: (withdrawal: Withdrawal) => boolean,
): { withdrawal: Withdrawal; cents: number }[] | undefined {
  const facts = gathering.year(entry.distributed);
  const made = candidates(facts, entry).filter((w) => w.date <= entry.date);
  const open = [...made.filter(isOfKind), ...made.filter((w) => w.reason === "normal" && !isOfKind(w))];
  const inTime = open.filter((w) => entry.of === "reservist" || entry.date <= yearsLater(w.date, 3));
  if (open.length > 0 && inTime.length === 0) {
    gathering.problem(entry, "date", "inconsistent", "is more than three years after the distribution");
    return undefined;
  }
  const taken: { withdrawal: Withdrawal; cents: number }[] = [];
  let rest = entry.amount;
  for (const withdrawal of inTime) {
    const cents = Math.min(mostRepayable(entry, withdrawal) - withdrawal.repaid, rest);
    rest -= cents;
    taken.push({ withdrawal, cents });
  }
  if (rest > 0) {
    const message =
      "is more than the ledger has of distributions of that kind and year that can be paid back";
    gathering.problem(entry, "amount", "inconsistent", message);
    return undefined;
  }
  for (const { withdrawal, cents } of taken) withdrawal.repaid += cents;
  return taken;
}

/** No more can be paid back than was a distribution of that kind by the law, which gives some a limit. */
function mostRepayable({ of }: EntryOf<"repayment">, { reason, cents, excepted, date }: Withdrawal): Cents {
  if (reason === of) return of === "disaster" || of === "home_purchase" ? cents : excepted;
  return isLimited(of) ? Math.min(cents, exceptionLimit(of, yearOf(date))) : cents;
}

/** The distributions of the year and kind of IRA, the latest first. */
function candidates(facts: YearFacts, { ira }: EntryOf<"repayment">): Withdrawal[] {
  const all = ira === "roth" ? facts.rothDistributions : facts.distributions;
  return [...all].sort((a, b) => (a.date < b.date ? 1 : -1));
}

/** A repayment of a distribution from a settled year amends that year, which this ledger does not have. */
function isInOpening(gathering: Gathering, entry: EntryOf<"repayment">): boolean {
  if (!gathering.isSettled(entry.distributed)) return false;
  const mark = { code: "already_in_opening", origin: entry.index, cents: entry.amount } as const;
  gathering.year(yearOf(entry.date)).marks.push(mark);
  return true;
}
