/** What the proposer writes before it becomes a ledger: entries in cents, each with its paper and what it waits for. */
import type { Entry } from "../../ledger/schema.js";
import type { Cents } from "../../money/cents.js";

/** The kinds of entry that papers can tell. */
type DraftKind = Extract<
  Entry["kind"],
  | "contribution"
  | "conversion"
  | "distribution"
  | "rollover"
  | "plan_rollover"
  | "recharacterization"
  | "returned_contribution"
  | "repayment"
>;

/** An entry of a ledger as it will be written. Money in cents; a key that is left out has its default. */
export interface DraftEntry {
  date: string;
  day?: "unknown";
  kind: DraftKind;
  for?: number;
  ira?: "traditional" | "sep" | "simple" | "roth";
  amount: Cents;
  withheld?: Cents;
  reason?: string;
  exception?: string;
  disaster?: string;
  deposited?: string;
  to?: "employer_plan";
  waiver?: boolean;
  after_tax?: Cents;
  source?: string;
  from?: "roth" | "traditional";
  earnings?: Cents;
  of?: string;
  converted?: number;
  distributed?: number;
  account?: string;
  note?: string;
}

/** A draft entry, and the open questions that it waits for. Without any it goes into the ledger. */
export interface Draft {
  readonly entry: DraftEntry;
  readonly waits: readonly string[];
}

/** A fact of a year, under the keys of `years.YEAR`, dotted: `filed.date`. Money in cents. */
export interface YearFact {
  readonly year: number;
  readonly key: string;
  readonly value: YearValue;
  readonly waits: readonly string[];
}

export type YearValue = string | boolean | Money | AccountValue[] | string[];

/** Marks cents, so that the writer knows an amount from other numbers. */
interface Money {
  readonly cents: Cents;
}

/** One account's value on December 31, in cents. */
export interface AccountValue {
  account?: string;
  ira?: "sep" | "simple";
  value: Cents;
}

/** The account as a ledger names it: `...6789`. */
export function accountLabel(account: string | null): { account?: string } {
  return account === null ? {} : { account: `...${account}` };
}

/** A day of a year of which a paper gives only the year. */
export function yearOnly(year: number): { date: string; day: "unknown" } {
  return { date: `${year}-12-31`, day: "unknown" };
}

/** All waits of several answers, each once. */
export function waitsOf(...all: readonly { readonly waits: readonly string[] }[]): string[] {
  return [...new Set(all.flatMap(({ waits }) => waits))].sort();
}

const ORDER: readonly DraftKind[] = [
  "contribution",
  "conversion",
  "plan_rollover",
  "rollover",
  "distribution",
  "recharacterization",
  "returned_contribution",
  "repayment",
];

/** An order of entries that does not depend on the order of the papers. */
export function inLedgerOrder(a: DraftEntry, b: DraftEntry): number {
  return (
    compare(a.date, b.date) ||
    ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
    compare(a.account ?? "", b.account ?? "") ||
    a.amount - b.amount ||
    compare(JSON.stringify(a), JSON.stringify(b))
  );
}

/** The order of two texts by code units, which is the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function sum<T>(items: readonly T[], cents: (item: T) => Cents): Cents {
  return items.reduce((total, item) => total + cents(item), 0);
}
