import type { Ledger } from "../ledger/schema.js";
import type { YearDone } from "../lines/year.js";
import { decide } from "./decide.js";
import type { Finding, Found, Lack } from "./finding.js";
import { assessmentClosed } from "./rules/assessment-closed.js";
import { basisChainBroken } from "./rules/basis-chain-broken.js";
import { basisLostClosedYear } from "./rules/basis-lost-closed-year.js";
import { basisProof } from "./rules/basis-proof.js";
import { basisUnrecovered } from "./rules/basis-unrecovered.js";
import { birthDateMissing } from "./rules/birth-date-missing.js";
import { contributionDeducted } from "./rules/contribution-deducted.js";
import { conversionGain } from "./rules/conversion-gain.js";
import { conversionIncomePutOff } from "./rules/conversion-income-put-off.js";
import { conversionNotAllowed } from "./rules/conversion-not-allowed.js";
import { dayUnknown } from "./rules/day-unknown.js";
import { deductionAssumedNone } from "./rules/deduction-assumed-none.js";
import { disasterOnForm8915 } from "./rules/disaster-on-form-8915.js";
import { excessAboveBasis } from "./rules/excess-above-basis.js";
import { excessEachYear } from "./rules/excess-each-year.js";
import { conversionReachedEarly, fiveYearClocks } from "./rules/five-year-clocks.js";
import { formNotFiled } from "./rules/form-not-filed.js";
import { inheritedAsOwn } from "./rules/inherited-as-own.js";
import { lateRolloverDeposit } from "./rules/late-rollover.js";
import { markedEntries } from "./rules/marked-entries.js";
import { megaBackdoor } from "./rules/mega-backdoor.js";
import { negativeLine18 } from "./rules/negative-line-18.js";
import { noReturnFiled } from "./rules/no-return-filed.js";
import { openingAssumedNone } from "./rules/opening-assumed-none.js";
import { over70HalfContribution } from "./rules/over-70-half-contribution.js";
import { overLimit } from "./rules/over-limit.js";
import { overstatedContribution } from "./rules/overstated-contribution.js";
import { pretaxArrivedLater } from "./rules/pretax-arrived-later.js";
import { proRata } from "./rules/pro-rata.js";
import { refundWindow } from "./rules/refund-window.js";
import { reverseRollover } from "./rules/reverse-rollover.js";
import { rmdConverted } from "./rules/rmd-converted.js";
import { rmdFirst } from "./rules/rmd-first.js";
import { rothOverIncome } from "./rules/roth-over-income.js";
import { secondRolloverInYear } from "./rules/second-rollover-in-year.js";
import { simpleTwoYears } from "./rules/simple-two-years.js";
import { spousalLimit } from "./rules/spousal-limit.js";
import { stateBasisDiffers } from "./rules/state-basis.js";
import { stepTransaction } from "./rules/step-transaction.js";
import { taxedTooLittle } from "./rules/taxed-too-little.js";
import { taxedTwiceOpenYear } from "./rules/taxed-twice-open-year.js";
import { withholdingOnConversion } from "./rules/withholding-on-conversion.js";
import { worksheetWithoutCharity } from "./rules/worksheet-without-charity.js";
import { wrongCustodianYear } from "./rules/wrong-custodian-year.js";
import { wrongYear } from "./rules/wrong-year.js";
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
  dayUnknown,
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
