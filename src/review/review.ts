import type { Ledger } from "../ledger/schema.js";
import type { YearDone } from "../lines/year.js";
import { assessmentClosed } from "./assessment-closed.js";
import { basisChainBroken } from "./basis-chain-broken.js";
import { basisLostClosedYear } from "./basis-lost-closed-year.js";
import { basisProof } from "./basis-proof.js";
import { basisUnrecovered } from "./basis-unrecovered.js";
import { birthDateMissing } from "./birth-date-missing.js";
import { contributionDeducted } from "./contribution-deducted.js";
import { conversionGain } from "./conversion-gain.js";
import { conversionIncomePutOff } from "./conversion-income-put-off.js";
import { conversionNotAllowed } from "./conversion-not-allowed.js";
import { decide } from "./decide.js";
import { deductionAssumedNone } from "./deduction-assumed-none.js";
import { disasterOnForm8915 } from "./disaster-on-form-8915.js";
import { excessAboveBasis } from "./excess-above-basis.js";
import { excessEachYear } from "./excess-each-year.js";
import type { Finding, Found, Lack } from "./finding.js";
import { conversionReachedEarly, fiveYearClocks } from "./five-year-clocks.js";
import { formNotFiled } from "./form-not-filed.js";
import { inheritedAsOwn } from "./inherited-as-own.js";
import { lateRolloverDeposit } from "./late-rollover.js";
import { markedEntries } from "./marked-entries.js";
import { megaBackdoor } from "./mega-backdoor.js";
import { negativeLine18 } from "./negative-line-18.js";
import { noReturnFiled } from "./no-return-filed.js";
import { openingAssumedNone } from "./opening-assumed-none.js";
import { over70HalfContribution } from "./over-70-half-contribution.js";
import { overLimit } from "./over-limit.js";
import { overstatedContribution } from "./overstated-contribution.js";
import { pretaxArrivedLater } from "./pretax-arrived-later.js";
import { proRata } from "./pro-rata.js";
import { refundWindow } from "./refund-window.js";
import { reverseRollover } from "./reverse-rollover.js";
import { rmdConverted } from "./rmd-converted.js";
import { rmdFirst } from "./rmd-first.js";
import { rothOverIncome } from "./roth-over-income.js";
import { secondRolloverInYear } from "./second-rollover-in-year.js";
import { simpleTwoYears } from "./simple-two-years.js";
import { spousalLimit } from "./spousal-limit.js";
import { stateBasisDiffers } from "./state-basis.js";
import { stepTransaction } from "./step-transaction.js";
import { taxedTooLittle } from "./taxed-too-little.js";
import { taxedTwiceOpenYear } from "./taxed-twice-open-year.js";
import { withholdingOnConversion } from "./withholding-on-conversion.js";
import { worksheetWithoutCharity } from "./worksheet-without-charity.js";
import { wrongCustodianYear } from "./wrong-custodian-year.js";
import { wrongYear } from "./wrong-year.js";
import { inReview, type LedgerInReview, type LedgerRule, type YearRule } from "./year-in-review.js";

/** What a review may be told besides the ledger. */
export interface ReviewOptions {
  /** What counts as today, `YYYY-MM-DD`. Without it what depends on today is left out: late forms, refund windows. */
  readonly asOf?: string | null;
}

/** In the order in which a preparer would look: the return as filed, the form, the year's money, then the rest. */
const yearRules: readonly YearRule[] = [
  noReturnFiled,
  formNotFiled,
  taxedTwiceOpenYear,
  basisLostClosedYear,
  refundWindow,
  taxedTooLittle,
  assessmentClosed,
  wrongYear,
  overstatedContribution,
  basisChainBroken,
  contributionDeducted,
  wrongCustodianYear,
  overLimit,
  spousalLimit,
  rothOverIncome,
  over70HalfContribution,
  conversionIncomePutOff,
  conversionNotAllowed,
  rmdConverted,
  rmdFirst,
  markedEntries,
  lateRolloverDeposit,
  excessAboveBasis,
  proRata,
  pretaxArrivedLater,
  withholdingOnConversion,
  conversionGain,
  basisUnrecovered,
  negativeLine18,
  conversionReachedEarly,
  worksheetWithoutCharity,
  disasterOnForm8915,
];

const ledgerRules: readonly LedgerRule[] = [
  excessEachYear,
  secondRolloverInYear,
  simpleTwoYears,
  inheritedAsOwn,
  reverseRollover,
  birthDateMissing,
  deductionAssumedNone,
  openingAssumedNone,
  basisProof,
  stepTransaction,
  fiveYearClocks,
  megaBackdoor,
  stateBasisDiffers,
];

/** Reviews a ledger and its completed years (`replay`). Findings are in the order of the years. */
export function review(
  ledger: Ledger,
  years: readonly YearDone[],
  { asOf = null }: ReviewOptions = {},
): Finding[] {
  return decide(findInLedger(inReview(ledger, years, asOf)));
}

/** Everything that the rules find in one ledger, before it is decided. */
export function findInLedger(ledger: LedgerInReview): (Finding | Lack)[] {
  const found: (Finding | Lack)[] = [];
  for (const year of ledger.years) for (const rule of yearRules) add(found, rule(year));
  for (const rule of ledgerRules) add(found, rule(ledger));
  return found;
}

/** Adds what a rule gave back. */
export function add(all: (Finding | Lack)[], found: Found): void {
  if (found === undefined) return;
  if (isList(found)) all.push(...found);
  else all.push(found);
}

function isList(found: NonNullable<Found>): found is readonly (Finding | Lack)[] {
  return Array.isArray(found);
}
