import { earlySimple } from "../data/law.js";
import type { Ledger } from "../ledger/schema.js";
import { yearsLater } from "./dates.js";
import type { Withdrawal } from "./facts.js";

/** The day of the first deposit into a SIMPLE IRA, traditional or Roth, that the ledger has; null when it has none. */
export function firstSimpleDeposit(ledger: Ledger): string | null {
  const known = firstDeposits.get(ledger);
  if (known !== undefined) return known;
  let first: string | null = null;
  for (const entry of ledger.entries) {
    if (entry.kind !== "contribution" || (entry.ira !== "simple" && entry.roth_plan !== "simple")) continue;
    if (first === null || entry.date < first) first = entry.date;
  }
  firstDeposits.set(ledger, first);
  return first;
}

/** Each withdrawal asks for it: it is looked up once for each ledger. */
const firstDeposits = new WeakMap<Ledger, string | null>();

/** The first day on which money may leave a SIMPLE IRA like that of any other, by its first deposit. */
export function simpleYearsEnd(firstDeposit: string): string {
  return yearsLater(firstDeposit, earlySimple.years);
}

/**
 * Whether a withdrawal left a SIMPLE IRA in the first two years, which makes the additional tax 25 percent (IRC 72(t)(6)).
 * Only a ledger without an opening is known to hold the first deposit.
 */
export function isFromNewSimpleIra(
  ledger: Ledger,
  { ira, rothPlan, date }: Pick<Withdrawal, "ira" | "rothPlan" | "date">,
): boolean {
  if ((ira !== "simple" && rothPlan !== "simple") || ledger.opening !== null) return false;
  const first = firstSimpleDeposit(ledger);
  return first !== null && first <= date && date < simpleYearsEnd(first);
}
