import type { YearInfo } from "../ledger/schema.js";
import type { YearResult } from "../lines/result.js";
import type { Cents } from "../money/cents.js";
import { factsInWords } from "../review/facts-in-words.js";
import { capital } from "../text/wording.js";
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
  readonly form_5329: { readonly assumed: readonly Assumption[] };
}

/** What a package assumes for a year for which something is sent. No sentence that is signed may say any of it. */
export function assumptionsOf(year: AssumingYear, info: YearInfo | null): Assumption[] {
  const { tax_year, send, income, right, form_5329 } = year;
  if (sendKinds[send].carrier === null) return [];
  const isNondeductible = (right.lines["1"] ?? 0) > 0;
  return [
    ...(send === "delinquent_return" && year.state.required === "unknown"
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
  ];
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
