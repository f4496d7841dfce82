import type { YearResult } from "../../lines/result.js";
import type { Cents } from "../../money/cents.js";
import type { CharityGift } from "../charity-gift.js";
import type { Send } from "../decisions.js";
import type { YearState } from "../year-state.js";

/** A fact that the ledger does not have, and what a package takes to be so in its place. */
export interface Assumption {
  readonly tax_year: number;
  /** The place in the ledger: `years.2021.filed.required`. */
  readonly path: string;
  /** What the fact is called on the papers, where the place has no such name. */
  readonly fact?: string;
  /** What is assumed, as it follows "this package assumes that". */
  readonly assumes: string;
  /** In place of what is assumed: what to do about it, in whole sentences. */
  readonly says?: string;
  /** Nothing is signed before this is settled. */
  readonly before_signing?: true;
  /** What settles it, one key of the ledger with its value each: `years.2023.no_exception: true`. A value to find out is in angle brackets. */
  readonly answers?: readonly string[];
  /** A refund for the year, which the package does not claim, may be owed: the last day to claim it, ISO. */
  readonly claim_until?: string;
}

/**
 * Nothing is signed before this is settled, and any one of these keys of the ledger settles it.
 *
 * @example settleFirst("years.2023.no_exception: true", "entries[0].reason: <reason>", "entries[0].exception: <number>")
 */
export function settleFirst(...answers: readonly [string, ...string[]]) {
  return { before_signing: true, answers } as const satisfies Partial<Assumption>;
}

/** What is written for a key, where that is not an amount. */
const VALUES: Readonly<Record<string, readonly [string, ...string[]]>> = {
  account: ["<name>"],
  born: ["<date>"],
  covered_by_plan: ["true", "false"],
  date: ["<date>"],
  exception_reason: ["<why it applies>"],
  filing_status: ["<status>"],
  form_1040: ["{ 4a: <dollars>, 4b: <dollars> }"],
  form_8606: ["true", "false"],
  lines: ['{ "14": <dollars> }'],
  hsa_coverage: ["self_only", "family"],
  in_plan_rollovers: ["<the rollovers, or []>"],
  lived_apart: ["true", "false"],
  note: ["SIMPLE IRA since <date>"],
  opened: ["<date>"],
  replaced_simple: ["true", "false"],
  return: ["true", "false"],
  roth_since: ["<tax year>"],
};

/**
 * The same for a fact of the ledger by its place, with what can be written there.
 *
 * @example settleFact("years.2023.filing_status") // answers: ["years.2023.filing_status: <status>"]
 */
export function settleFact(path: string) {
  // The date of an entry is there: what it lacks is that it is the exact one.
  if (/^entries\[\d+\]\.date$/.test(path)) return settleFirst(path.replace(/date$/, "day: known"));
  const [first, ...more] = VALUES[path.slice(path.lastIndexOf(".") + 1)] ?? ["<dollars, or 0>"];
  return settleFirst(`${path}: ${first}`, ...more.map((value) => `${path}: ${value}`));
}

/** What decides what is assumed for a corrected year. */
export interface AssumingYear {
  readonly tax_year: number;
  readonly due: string;
  readonly filed_on: string | null;
  /** The return is a joint one; null when the ledger does not tell. */
  readonly joint: boolean | null;
  readonly send: Send;
  readonly state: YearState;
  readonly right: YearResult;
  readonly income: {
    readonly deducted: { readonly filed: Cents | null; readonly right: Cents };
    readonly deductionChanges: boolean;
    readonly deductionAllowed: Cents | null;
    /** Change of adjusted gross income, and the part of it that comes from deductions. */
    readonly change: Cents | null;
    readonly deductions: Cents;
    readonly form_1040: {
      readonly "4a": { readonly filed: Cents | null; readonly right: Cents };
      readonly "4b": { readonly filed: Cents | null };
    };
  };
  readonly form: { readonly inDoubt: boolean };
  readonly distributed: ReadonlySet<number>;
  readonly absorbed: Cents;
  readonly off_form: { readonly charity: readonly CharityGift[] };
  readonly refund: {
    readonly state: string;
    readonly until: string | null;
    readonly at_least?: true;
    readonly prepaid_lost?: true;
    readonly extension?: true;
    readonly if_extended?: string;
  };
  readonly form_5329: {
    readonly status: YearState["form_5329"];
    readonly right: Cents;
    readonly filed: Cents | null;
    readonly assumed: readonly Assumption[];
  };
}
