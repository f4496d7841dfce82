import { lastHomePurchaseDay } from "../data/disaster-law.js";
import { fixedRepaymentDay, reasonBegan } from "../data/law.js";
import { yearOf } from "../ledger/date.js";
import { entryAt } from "../ledger/entry-at.js";
import type { EntryOf } from "../ledger/schema.js";
import { longDate } from "../text/wording.js";
import { daysLater, yearsLater } from "./dates.js";
import type { Withdrawal } from "./facts.js";
import type { FactsByYear } from "./facts-by-year.js";
import type { Share } from "./last-first.js";
import { isNonspouseBeneficiary, undecidedRollover } from "./relief.js";
import { dayDecides } from "./unknown-day.js";

type Repayment = EntryOf<"repayment">;
type Repaid = Share<Withdrawal>[];

/**
 * Paying back a distribution. Which line takes it depends on what kind it was and on the year. What a beneficiary other than
 * the spouse got cannot be paid back: every repayment is by law a rollover, or a contribution to one's own IRA (IRC
 * 408(d)(3)(C), 219(d)(4); Pub. 590-B (2023), p. 38).
 */
export function addRepayment(byYear: FactsByYear, entry: Repayment): void {
  if (isNonspouseBeneficiary(byYear.ledger.owner)) {
    const message =
      "a beneficiary other than the spouse cannot pay money back into an inherited IRA; if you are the surviving spouse, write `beneficiary: spouse` under `owner`";
    return byYear.problem(entry, "of", "inconsistent", message);
  }
  if (isBeforeItsLaw(byYear, entry)) return;
  switch (entry.of) {
    case "disaster":
      return repayDisaster(byYear, entry);
    case "home_purchase":
      return repayHomePurchase(byYear, entry);
    case "reservist":
      return repayReservist(byYear, entry);
    case "birth_adoption":
      return repayBirthOrAdoption(byYear, entry);
    default:
      return repayAsRollover(byYear, entry);
  }
}

/** A distribution from before the law of its reason was an ordinary one, which nobody can pay back. */
function isBeforeItsLaw(byYear: FactsByYear, entry: Repayment): boolean {
  const began = reasonBegan(entry.of);
  if (began === undefined || byYear.isSettled(entry.distributed)) return false;
  if (`${entry.distributed}-12-31` >= began) return false;
  const message = `is before ${longDate(began)}, when the law of such distributions began: what came out in ${entry.distributed} was an ordinary distribution, which cannot be paid back`;
  byYear.problem(entry, "distributed", "inconsistent", message);
  return true;
}

/** Line 6 takes off what came back in the year of the distribution itself (Instructions 2023, p. 8 and 9). */
function repayDisaster(byYear: FactsByYear, entry: Repayment): void {
  const settled = isInOpening(byYear, entry);
  const taken = settled ? [] : repayFrom(byYear, entry);
  if (!taken) return;
  for (const { item, cents } of taken) item.repaid += cents;
  if (entry.ira === "roth") return;
  const facts = byYear.yearReached(yearOf(entry.date));
  const what = "repayment of a qualified disaster distribution";
  if (entry.distributed === facts.year) {
    facts.valueChanges.push({ cents: -entry.amount, origin: entry.index, what });
  }
  if (byYear.inForce("disaster_repayment_on_line_1", facts.year)) {
    const { amount: cents, index: origin, distributed, basis } = entry;
    facts.disasterRepaymentsOnLine1.push({ cents, origin, what, distributed, basis });
  }
}

/**
 * A home-purchase distribution of Form 8915-F, Part IV, that came back in time is on neither line 7 nor line 19; still out
 * at the end of its year it counts on line 6 like an outstanding rollover.
 */
function repayHomePurchase(byYear: FactsByYear, entry: Repayment): void {
  if (isInOpening(byYear, entry)) return;
  const taken = repayFrom(byYear, entry);
  if (!taken || !isHomePurchaseInTime(byYear, entry, taken)) return;
  for (const { item, cents } of taken) item.cents -= cents;
  const facts = byYear.year(entry.distributed);
  const origin = entry.index;
  facts.otherOut.push({ cents: entry.amount, origin, what: "home-purchase distribution that was repaid" });
  if (entry.ira !== "roth" && yearOf(entry.date) > facts.year) {
    const what = "home-purchase distribution repaid after the year's end";
    facts.valueChanges.push({ cents: entry.amount, origin, what });
  }
}

/** Whether a law let the money for a home go back, and by when; tells the problem where it did not. */
function isHomePurchaseInTime(byYear: FactsByYear, entry: Repayment, taken: Repaid): boolean {
  const year = entry.distributed;
  for (const { item } of taken) {
    const days = item.anyDay
      ? ([`${year}-01-01`, `${year}-12-31`] as const)
      : ([item.date, item.date] as const);
    const last = lastHomePurchaseDay(...days);
    if (last === null || (last !== undefined && entry.date <= last)) continue;
    const message =
      last === undefined
        ? `is for money that no disaster law let go back in ${year}; if the purchase of a first home failed and it went back within 120 days, enter a \`rollover\` with \`failed_home_purchase: true\` in place of both entries`
        : `is too late: such money had to be back by ${longDate(last)}`;
    byYear.problem(entry, last === undefined ? "of" : "date", "inconsistent", message);
    return false;
  }
  return true;
}

/** A reservist's repayment is a nondeductible contribution outside the limit (line 1 in every year). */
function repayReservist(byYear: FactsByYear, entry: Repayment): void {
  restore(byYear, entry);
  repayOnLine1(byYear, entry, "repayment of a reservist distribution");
}

/** What was taxed stays taxed, and only later forms see the basis; but no dollar is paid back twice. */
function restore(byYear: FactsByYear, entry: Repayment): void {
  if (byYear.isSettled(entry.distributed)) return;
  for (const { item, cents } of repayFrom(byYear, entry) ?? []) item.restored += cents;
}

/** To a Roth IRA such a repayment is basis in contributions (line 22). */
function repayOnLine1(byYear: FactsByYear, entry: Repayment, what: string): void {
  const facts = byYear.year(yearOf(entry.date));
  const part = { cents: entry.amount, origin: entry.index, what };
  if (entry.ira === "roth") facts.rothBasisChanges.push(part);
  else facts.line1Repayments.push(part);
}

function repayBirthOrAdoption(byYear: FactsByYear, entry: Repayment): void {
  const year = yearOf(entry.date);
  if (byYear.inForce("birth_adoption_repayment_on_line_1", year)) {
    restore(byYear, entry);
    return repayOnLine1(byYear, entry, "repayment of a birth or adoption distribution");
  }
  if (byYear.inForce("birth_adoption_repayment_without_a_line", year)) {
    const message = `Form 8606 for ${year} has no line to repay a birth or adoption distribution. By hand: the law treats it as a direct transfer (IRC 72(t)(2)(H)(v)), so Form 1040-X for ${entry.distributed} takes it out of income. Remove this entry, and enter the basis it restores as a \`basis_adjustment\``;
    return byYear.problem(entry, "of", "not_supported", message);
  }
  repayAsRollover(byYear, entry);
}

/**
 * From 2024: the repayment lowers line 15c or 25c of the year of the distribution, which a later repayment amends, and
 * line 6 when it came back in that same year. The distribution stays on line 7 or 19.
 */
function repayAsRollover(byYear: FactsByYear, entry: Repayment): void {
  if (isInOpening(byYear, entry)) return;
  if (!byYear.inForce("repayments_treated_as_rollovers", entry.distributed)) {
    const message = `Form 8606 for ${entry.distributed} has no line for this repayment. By hand: Form 1040-X for ${entry.distributed} takes the repayment out of income. Remove this entry, and enter the basis it restores as a \`basis_adjustment\``;
    return byYear.problem(entry, "distributed", "not_supported", message);
  }
  const taken = repayFrom(byYear, entry);
  if (!taken) return;
  for (const { item, cents } of taken) item.repaid += cents;
  const facts = byYear.year(entry.distributed);
  if (entry.ira === "roth") return;
  const part = { cents: entry.amount, origin: entry.index, what: "repayment treated as a rollover" };
  facts.repayments.push(part);
  if (yearOf(entry.date) === facts.year) facts.valueChanges.push({ ...part, cents: -entry.amount });
}

/**
 * The distributions that are paid back, the latest first: those of the kind that is repaid, then ordinary ones when the
 * ledger gave no reason, but for disasters and home purchases, which need Form 8915. They must be made by its date, and not
 * more than three years before it (IRC 72(t)(2)(H)(v), (I)(vi), (K)(vi); 8915-F). No dollar is paid back twice, and a limit
 * holds for all of a person's distributions of the kind. Undefined, with a problem told, when there are not enough.
 */
function repayFrom(byYear: FactsByYear, entry: Repayment): Repaid | undefined {
  const { own, ordinary, isOrderOpen } = byYear.repayable(entry);
  const since = firstRepayableDay(entry);
  const fromOwn = own.find(entry.amount, entry.date, since);
  const room = byYear.ordinaryRoom(entry);
  const wanted = Math.min(fromOwn.rest, room);
  const fromOrdinary = ordinary.find(wanted, entry.date, since);
  const rest = fromOwn.rest - (wanted - fromOrdinary.rest);
  const taken = [...fromOwn.shares, ...fromOrdinary.shares];
  if (rest === 0) {
    byYear.useOrdinaryRoom(entry, wanted);
    needDays(byYear, taken, since);
    const last = fromOwn.rest === 0 ? own : ordinary;
    if (isOrderOpen) needOrder(byYear, last.find(Number.MAX_SAFE_INTEGER, entry.date, since).shares, taken);
    return taken;
  }
  const hasAny = (from: string) => [own, ordinary].some((list) => list.find(1, entry.date, from).rest === 0);
  if (entry.day === "unknown" && firstRepayableDay(january(entry)) < since && hasAny("")) {
    const why = "the day decides whether it came within three years of the distribution";
    byYear.problem(entry, "date", "missing_fact", why);
    return undefined;
  }
  const undated = undecidedRollover(byYear.ledger, yearOf(entry.date));
  if (undated) {
    const why = "the day decides whether what was rolled over came back in time, or is a distribution";
    byYear.problem(undated, "date", "missing_fact", why);
    return undefined;
  }
  const tooLate = hasAny("") && !hasAny(since);
  const message = tooLate
    ? "is more than three years after the distribution"
    : "is more than the ledger has of distributions of that kind and year that can be paid back";
  byYear.problem(entry, tooLate ? "date" : "amount", "inconsistent", message);
  return undefined;
}

/** Of a distribution whose day is not known the day is asked for, when it may have been more than three years before. */
function needDays(byYear: FactsByYear, taken: Repaid, since: string): void {
  for (const { item } of taken) {
    if (!dayDecides(byYear.ledger, item.origin, item.date, since)) continue;
    const entry = entryAt(byYear.ledger, item.origin);
    const why = "the day decides whether it was paid back within three years";
    if (entry) byYear.problem(entry, "date", "missing_fact", why);
  }
}

/** The day is asked for that decides which of several unlike distributions is paid back: the latest one. */
function needOrder(byYear: FactsByYear, open: Repaid, taken: Repaid): void {
  const all = open.reduce((sum, { cents }) => sum + cents, 0);
  const used = taken.reduce(
    (sum, { item, cents }) => (open.some((each) => each.item === item) ? sum + cents : sum),
    0,
  );
  if (used >= all) return;
  const undated = open.find(({ item }) => item.anyDay && open.some((each) => isUnlike(each.item, item)));
  const entry = undated && entryAt(byYear.ledger, undated.item.origin);
  if (entry)
    byYear.problem(entry, "date", "missing_fact", "the day decides which distribution was paid back");
}

/** Whether it matters which of the two is paid back. */
function isUnlike(one: Withdrawal, other: Withdrawal): boolean {
  return one.reason !== other.reason || one.exception !== other.exception || one.disaster !== other.disaster;
}

/** The first day on which it may have been. */
function january(entry: Repayment): Repayment {
  return { ...entry, date: `${yearOf(entry.date)}-01-01` };
}

/** Three years, the day of the distribution not counted; a reservist's time begins with the end of active duty. */
function firstRepayableDay({ of, date, distributed }: Repayment): string {
  if (of === "reservist") return "";
  const fixed = fixedRepaymentDay(of, `${distributed}-01-01`);
  if (fixed !== undefined && date <= fixed) return "";
  const since = yearsLater(date, -3);
  // Three years from February 28 have ended on a February 29.
  return yearsLater(since, 3) < date ? daysLater(since, 1) : since;
}

/** A repayment of a distribution from a settled year amends that year, which this ledger does not have. */
function isInOpening(byYear: FactsByYear, entry: Repayment): boolean {
  if (!byYear.isSettled(entry.distributed)) return false;
  const mark = { code: "already_in_opening", origin: entry.index, cents: entry.amount } as const;
  byYear.yearReached(yearOf(entry.date)).marks.push(mark);
  return true;
}
