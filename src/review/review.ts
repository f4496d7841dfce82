import type { Ledger } from "../ledger/schema.js";
import type { YearDone } from "../lines/year.js";
import { basisUnrecovered } from "./basis-unrecovered.js";
import { birthDateMissing } from "./birth-date-missing.js";
import { deductionAssumedNone } from "./deduction-assumed-none.js";
import { disasterOnForm8915 } from "./disaster-on-form-8915.js";
import { excessAboveBasis } from "./excess-above-basis.js";
import type { Finding } from "./finding.js";
import { markedEntries } from "./marked-entries.js";
import { negativeLine18 } from "./negative-line-18.js";
import { worksheetWithoutCharity } from "./worksheet-without-charity.js";

/** What one rule of the review sees: the ledger and one of its completed years. */
export interface YearInReview {
  readonly ledger: Ledger;
  readonly done: YearDone;
}

/** One rule of the review: what it finds in one year. */
export type YearRule = (year: YearInReview) => Finding[];

const yearRules: readonly YearRule[] = [
  deductionAssumedNone,
  basisUnrecovered,
  negativeLine18,
  markedEntries,
  birthDateMissing,
  disasterOnForm8915,
  worksheetWithoutCharity,
  excessAboveBasis,
];

/** Reviews a ledger and its completed years. Findings are in the order of the years. */
export function review(ledger: Ledger, years: readonly YearDone[]): Finding[] {
  const findings: Finding[] = [];
  for (const done of years) for (const rule of yearRules) findings.push(...rule({ ledger, done }));
  return findings;
}
