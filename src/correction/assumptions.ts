import { earlyReturnCountsAs } from "../data/law.js";
import { yearOf } from "../ledger/date.js";
import type { Ledger } from "../ledger/schema.js";
import type { YearResult } from "../lines/result.js";
import type { Cents } from "../money/cents.js";
import { factsInWords } from "../review/facts-in-words.js";
import { capital, inDollars, longDate } from "../text/wording.js";
import { type Send, sendKinds } from "./decisions.js";
import type { YearState } from "./state.js";

/** A fact that the ledger does not have, and what a package takes to be so in its place. */
export interface Assumption {
  readonly tax_year: number;
  /** The place in the ledger: `years.2021.filed.required`. */
  readonly path: string;
  /** What is assumed, as it follows "this package assumes that". */
  readonly assumes: string;
  /** In place of what is assumed: what to do about it, in whole sentences. */
  readonly says?: string;
  /** Nothing is signed before this is settled. */
  readonly before_signing?: true;
}

/** Assumptions of the same kind, in words. */
export interface AssumptionInWords {
  /** "Your compensation for 2019 and 2020 (such as Form W-2, box 1)". */
  readonly fact: string;
  /** "not in the ledger, so this package assumes that ...", or what to do about it. */
  readonly text: string;
}

/** What decides what is assumed for a corrected year. */
interface AssumingYear {
  readonly tax_year: number;
  readonly send: Send;
  readonly state: YearState;
  readonly right: YearResult;
  readonly income: {
    readonly deducted: { readonly filed: Cents | null };
    readonly deductionChanges: boolean;
  };
  readonly refund: { readonly until: string | null; readonly at_least?: true; readonly prepaid_lost?: true };
  readonly form_5329: {
    readonly status: YearState["form_5329"];
    readonly filed: Cents | null;
    readonly assumed: readonly Assumption[];
  };
}

/** What a package assumes for a year for which something is sent. No sentence that is signed may say any of it. */
export function assumptionsOf(year: AssumingYear, ledger: Ledger): Assumption[] {
  const { tax_year, send, form_5329, state } = year;
  if (sendKinds[send].carrier === null) return [];
  return [
    ...(send === "delinquent_return" && state.required === "unknown"
      ? [
          {
            tax_year,
            path: `years.${tax_year}.filed.required`,
            assumes: "a return was required. If none was, the form goes by itself",
          },
        ]
      : []),
    ...aboutLine1(year, ledger),
    ...aboutDeath(year, ledger),
    ...form_5329.assumed,
    ...(form_5329.status === "owed" && form_5329.filed === null && state.return !== "not_filed"
      ? [
          {
            tax_year,
            path: `years.${tax_year}.filed.form_5329`,
            assumes:
              "no additional tax was reported, on Form 5329 or on Schedule 2. If it was, do not pay it again",
          },
        ]
      : []),
    ...aboutClaim(year, ledger),
  ];
}

/** Contributions that may not belong on line 1: deducted ones, and those above the limit. */
function aboutLine1({ tax_year, right, income }: AssumingYear, { years }: Ledger): Assumption[] {
  const line1 = right.lines["1"] ?? 0;
  const above = Math.min(line1, right.form_5329?.["15"] ?? 0);
  const isUnknown = income.deducted.filed === null && (years[tax_year]?.deducted ?? null) === null;
  return [
    ...(line1 > 0 && isUnknown
      ? [
          {
            tax_year,
            path: `years.${tax_year}.deducted`,
            assumes: "the contributions were not deducted",
            before_signing: true as const,
          },
        ]
      : []),
    ...(income.deductionChanges
      ? [
          {
            tax_year,
            path: `years.${tax_year}.deducted`,
            assumes: "the IRA deduction stays as filed",
            says: "depends on modified AGI, which this package changes. Compute the deduction again, add it to the ledger, and make this package again. Line 1 of Form 8606 and the change of adjusted gross income depend on it.",
            before_signing: true as const,
          },
        ]
      : []),
    ...(above > 0
      ? [
          {
            tax_year,
            path: `years.${tax_year}.line_1`,
            assumes: "they do",
            says: `line 1 has ${inDollars(above)} above the limit. Read the instructions for line 1 before you sign; a preparer may leave that amount off Form 8606.`,
            before_signing: true as const,
          },
        ]
      : []),
  ];
}

/** In the year of death line 6 is the value on that day. */
function aboutDeath({ tax_year, right }: AssumingYear, { owner: { died } }: Ledger): Assumption[] {
  if (died === null || yearOf(died) !== tax_year || right.lines["6"] === undefined) return [];
  return [
    {
      tax_year,
      path: `years.${tax_year}.year_end_value`,
      assumes: `it is the value on ${longDate(died)}, the date of death`,
      says: `must be the value on ${longDate(died)}, the date of death. Compare the amount in the ledger with the custodian's date-of-death value.`,
    },
  ];
}

/** What a claim for a refund depends on: the day of filing, and tax that was paid late enough to come back. */
function aboutClaim({ tax_year, send, refund }: AssumingYear, { years }: Ledger): Assumption[] {
  if (send !== "amend_refund") return [];
  const due = longDate(earlyReturnCountsAs(tax_year));
  return [
    ...(refund.at_least
      ? [
          {
            tax_year,
            path: `years.${tax_year}.filed.date`,
            assumes: `the return was filed by its due date, and the claim must be mailed by ${longDate(refund.until ?? "")}`,
          },
        ]
      : []),
    ...(refund.prepaid_lost && (years[tax_year]?.filed?.paid_on ?? null) === null
      ? [
          {
            tax_year,
            path: `years.${tax_year}.filed.paid_on`,
            assumes: `tax was paid after ${due}`,
            says: `not in the ledger. Only tax paid after ${due}, and in the three years before you file the claim, can still be refunded. If none was, there is nothing to claim. The three years move with each day that you wait.`,
            before_signing: true as const,
          },
        ]
      : []),
  ];
}

/** The years between the opening and the first year of a ledger, in which it takes nothing to have happened. */
export function yearsBefore(first: number | undefined, opening: number | null): Assumption[] {
  if (first === undefined || opening === null) return [];
  return Array.from({ length: Math.max(0, first - opening - 1) }, (_, at) => ({
    tax_year: opening + 1 + at,
    path: `years.${opening + 1 + at}`,
    assumes: "there was no contribution, conversion, or distribution then, and the basis did not change",
  }));
}

/** Assumptions in words, those of one kind together. */
export function assumptionsInWords(all: readonly Assumption[]): AssumptionInWords[] {
  const kinds = new Map<string, Assumption[]>();
  for (const one of all) {
    const kind = `${one.path.replace(/\d{4}/, "")} ${one.says ?? one.assumes}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
  }
  return [...kinds.values()].map((same) => ({
    fact: capital(factsInWords(same.map(({ path }) => ({ lacks: path })))),
    text: same[0]?.says ?? `not in the ledger, so this package assumes that ${same[0]?.assumes}.`,
  }));
}
