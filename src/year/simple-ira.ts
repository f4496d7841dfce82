import { earlySimple } from "../data/law.js";
import { yearOf } from "../ledger/date.js";
import type { EntryOf, Ledger } from "../ledger/schema.js";
import { yearsLater } from "./dates.js";
import type { Withdrawal } from "./facts.js";

type Deposit = EntryOf<"contribution">;

/** The first deposit into a SIMPLE IRA, traditional or Roth, that the ledger has; null when it has none. */
export function firstSimpleDeposit(ledger: Ledger): Deposit | null {
  const known = firstDeposits.get(ledger);
  if (known !== undefined) return known;
  let first: Deposit | null = null;
  for (const entry of ledger.entries) {
    if (entry.kind !== "contribution" || (entry.ira !== "simple" && entry.roth_plan !== "simple")) continue;
    if (first === null || firstDay(entry) < firstDay(first)) first = entry;
  }
  firstDeposits.set(ledger, first);
  return first;
}

/** Each withdrawal asks for it: it is looked up once for each ledger. */
const firstDeposits = new WeakMap<Ledger, Deposit | null>();

/** Something that came out of a SIMPLE IRA. */
type OutOfSimple = Pick<Deposit, "date" | "day" | "index">;

/** The first day on which money may leave a SIMPLE IRA like that of any other, by its first deposit. */
export function simpleYearsEnd({ date }: Pick<Deposit, "date">): string {
  return yearsLater(date, earlySimple.years);
}

/**
 * The entry that needs its day, because it decides whether money came out in the first two years: of the deposit or of what
 * came out only the year is known. Undefined when it can be told without.
 */
export function simpleDayOpen(first: Deposit, out: OutOfSimple): number | undefined {
  const earliestEnd = simpleYearsEnd({ date: firstDay(first) });
  const isOpen = lastDay(out) >= earliestEnd && firstDay(out) < simpleYearsEnd({ date: lastDay(first) });
  const unknown = [out, first].find(({ day }) => day === "unknown");
  return isOpen ? unknown?.index : undefined;
}

function firstDay({ date, day }: Pick<Deposit, "date" | "day">): string {
  return day === "unknown" ? `${yearOf(date)}-01-01` : date;
}

function lastDay({ date, day }: Pick<Deposit, "date" | "day">): string {
  return day === "unknown" ? `${yearOf(date)}-12-31` : date;
}

/**
 * Whether a withdrawal left a SIMPLE IRA in the first two years, which makes the additional tax 25 percent (IRC 72(t)(6)).
 * Only a ledger without an opening is known to hold the first deposit.
 */
export function isFromNewSimpleIra(ledger: Ledger, withdrawal: Withdrawal): boolean {
  const first = newSimpleDeposit(ledger, withdrawal);
  return first !== null && mayPrecede(first, withdrawal) && withdrawal.date < simpleYearsEnd(first);
}

/** Whether a deposit came before what came out, on some day on which both can have been. */
export function mayPrecede(deposit: Deposit, { date }: Pick<Withdrawal, "date">): boolean {
  return firstDay(deposit) <= date;
}

/** The entry whose day, which is not known, decides about that; undefined when none does. */
export function undatedNewSimpleIra(ledger: Ledger, withdrawal: Withdrawal): number | undefined {
  const first = newSimpleDeposit(ledger, withdrawal);
  const { date, origin: index, anyDay } = withdrawal;
  return first ? simpleDayOpen(first, { date, index, day: anyDay ? "unknown" : "known" }) : undefined;
}

function newSimpleDeposit(ledger: Ledger, { ira, rothPlan }: Withdrawal): Deposit | null {
  if ((ira !== "simple" && rothPlan !== "simple") || ledger.opening !== null) return null;
  return firstSimpleDeposit(ledger);
}
