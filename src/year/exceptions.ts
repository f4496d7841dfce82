import { emergencyNotAgainFor, exceptionLimit, ruleHolds } from "../data/law.js";
import { yearOf } from "../ledger/date.js";
import type { EntryOf, Ledger } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { yearsLater } from "./dates.js";
import { comesBefore, inOrder } from "./order.js";

type Distribution = EntryOf<"distribution">;

/**
 * What of a distribution its reason by itself frees from the additional tax, in cents (IRC 72(t)(2)(G) to (L)). Death,
 * disability and a first home, which depend on more than the entry, are not in it, nor is an exception given by number.
 */
export function exceptedByReason(ledger: Ledger, entry: Distribution): Cents {
  const { reason, amount, date } = entry;
  switch (reason) {
    case "reservist":
    case "terminal_illness":
      return ruleHolds(`exception_${reason}`, yearOf(date)) ? amount : 0;
    case "birth_adoption":
      return Math.min(amount, leftForEvent(ledger, entry));
    case "domestic_abuse":
      return Math.min(amount, leftForAbuse(ledger, entry));
    case "emergency":
      return Math.min(amount, leftForEmergency(ledger, entry));
    default:
      return 0;
  }
}

/**
 * The limit is one of each birth or adoption, whose money comes out within a year of it: distributions within a year of
 * the first belong to the same one (IRC 72(t)(2)(H)(ii) and (iii)).
 */
function leftForEvent(ledger: Ledger, entry: Distribution): Cents {
  let used = 0;
  let left = 0;
  let nextEvent = "";
  for (const { date, amount } of upTo(ledger, entry)) {
    if (date >= nextEvent) {
      nextEvent = yearsLater(date, 1);
      used = 0;
    }
    left = Math.max(0, exceptionLimit("birth_adoption", yearOf(date)) - used);
    used += amount;
  }
  return left;
}

/** The limit is one for all such distributions together (IRC 72(t)(2)(K)(ii)). */
function leftForAbuse(ledger: Ledger, entry: Distribution): Cents {
  let used = 0;
  let left = 0;
  for (const { date, amount } of upTo(ledger, entry)) {
    left = exceptionLimit("domestic_abuse", yearOf(date)) - used;
    used += Math.min(amount, left);
  }
  return left;
}

/** One distribution a year, and none in the years after it until it was made up (IRC 72(t)(2)(I)(iii) to (vii)). */
function leftForEmergency(ledger: Ledger, entry: Distribution): Cents {
  const year = yearOf(entry.date);
  for (const earlier of upTo(ledger, entry).slice(0, -1)) {
    const age = year - yearOf(earlier.date);
    if (age > emergencyNotAgainFor) continue;
    const covered = exceptedByReason(ledger, earlier);
    if (covered > 0 && (age === 0 || madeUp(ledger, earlier, entry) < covered)) return 0;
  }
  return exceptionLimit("emergency", year);
}

/** What was paid back of a distribution or contributed to IRAs since, up to the next one. */
function madeUp({ entries }: Ledger, earlier: Distribution, next: Distribution): Cents {
  let sum = 0;
  for (const entry of entries) {
    const counts =
      entry.kind === "contribution" ||
      (entry.kind === "repayment" &&
        entry.of === earlier.reason &&
        entry.distributed === yearOf(earlier.date));
    if (counts && entry.date > earlier.date && entry.date <= next.date) sum += entry.amount;
  }
  return sum;
}

/** Distributions for the same reason, in order, the one asked for last. */
function upTo(ledger: Ledger, entry: Distribution): Distribution[] {
  return inOrder(ledger.entries).filter(
    (other): other is Distribution =>
      other.kind === "distribution" && other.reason === entry.reason && !comesBefore(entry, other),
  );
}
