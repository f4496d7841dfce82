import type { YearInfo } from "../ledger/schema.js";
import type { YearResult } from "../lines/result.js";
import type { Cents } from "../money/cents.js";
import { factsInWords } from "../review/facts-in-words.js";
import { capital, longDate } from "../text/wording.js";
import { type Send, sendKinds } from "./decisions.js";
import type { YearState } from "./state.js";

/** A fact that the ledger does not have, and what a package takes to be so in its place. */
export interface Assumption {
  readonly tax_year: number;
  /** The place in the ledger: `years.2021.filed.required`. */
  readonly path: string;
  /** What is assumed, as it follows "this package assumes that". */
  readonly assumes: string;
}

/** Assumptions of the same kind, in words. */
export interface AssumptionInWords {
  /** "Your compensation for 2019 and 2020 (such as Form W-2, box 1)". */
  readonly fact: string;
  /** "not in the ledger, so this package assumes that ...". */
  readonly text: string;
}

/** What decides what is assumed for a corrected year. */
interface AssumingYear {
  readonly tax_year: number;
  readonly send: Send;
  readonly state: YearState;
  readonly right: YearResult;
  readonly income: { readonly deducted: { readonly filed: Cents | null } };
  readonly refund: { readonly until: string | null; readonly at_least?: true };
  readonly form_5329: {
    readonly status: YearState["form_5329"];
    readonly filed: Cents | null;
    readonly assumed: readonly Assumption[];
  };
}

/** What a package assumes for a year for which something is sent. No sentence that is signed may say any of it. */
export function assumptionsOf(year: AssumingYear, info: YearInfo | null): Assumption[] {
  const { tax_year, send, income, right, form_5329, refund, state } = year;
  if (sendKinds[send].carrier === null) return [];
  const isNondeductible = (right.lines["1"] ?? 0) > 0;
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
    ...(isNondeductible && income.deducted.filed === null && (info?.deducted ?? null) === null
      ? [
          {
            tax_year,
            path: `years.${tax_year}.deducted`,
            assumes: "the contributions were not deducted",
          },
        ]
      : []),
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
    ...(send === "amend_refund" && refund.at_least
      ? [
          {
            tax_year,
            path: `years.${tax_year}.filed.date`,
            assumes: `the return was filed by its due date, and the claim must be mailed by ${longDate(refund.until ?? "")}`,
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
    const kind = `${one.path.replace(/\d{4}/, "")} ${one.assumes}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
  }
  return [...kinds.values()].map((same) => ({
    fact: capital(factsInWords(same.map(({ path }) => ({ lacks: path })))),
    text: `not in the ledger, so this package assumes that ${same[0]?.assumes}.`,
  }));
}
