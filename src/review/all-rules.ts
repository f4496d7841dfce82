import type { Rule } from "./rule.js";
import { alreadyInOpening } from "./rules/already-in-opening.js";
import { amountUnlikely } from "./rules/amount-unlikely.js";
import { assessmentClosed } from "./rules/assessment-closed.js";
import { basisChainBroken } from "./rules/basis-chain-broken.js";
import { basisLostClosedYear } from "./rules/basis-lost-closed-year.js";
import { basisMissing } from "./rules/basis-missing.js";
import { basisProof } from "./rules/basis-proof.js";
import { basisRolledIntoPlan } from "./rules/basis-rolled-into-plan.js";
import { basisUnrecovered } from "./rules/basis-unrecovered.js";
import { birthDateMissing } from "./rules/birth-date-missing.js";
import { contributionDeducted } from "./rules/contribution-deducted.js";
import { conversionBeforeContribution } from "./rules/conversion-before-contribution.js";
import { conversionGain } from "./rules/conversion-gain.js";
import { conversionIncomePutOff } from "./rules/conversion-income-put-off.js";
import { conversionNotAllowed } from "./rules/conversion-not-allowed.js";
import { conversionRecharacterizedAfter2017 } from "./rules/conversion-recharacterized-after-2017.js";
import { convertedBefore } from "./rules/converted-before.js";
import { correctionInTime } from "./rules/correction-in-time.js";
import { dayUnknown } from "./rules/day-unknown.js";
import { deductionAssumedNone } from "./rules/deduction-assumed-none.js";
import { depositWithoutYear } from "./rules/deposit-without-year.js";
import { disasterOnForm8915 } from "./rules/disaster-on-form-8915.js";
import { disasterOverLimit } from "./rules/disaster-over-limit.js";
import { disasterRepaymentBasis } from "./rules/disaster-repayment-basis.js";
import { distributionAfterContribution } from "./rules/distribution-after-contribution.js";
import { divorceBasisZero } from "./rules/divorce-basis-zero.js";
import { dueByState } from "./rules/due-by-state.js";
import { entryTwice } from "./rules/entry-twice.js";
import { excessAboveBasis } from "./rules/excess-above-basis.js";
import { excessEachYear } from "./rules/excess-each-year.js";
import { excessNotRemovable } from "./rules/excess-not-removable.js";
import { filedFormWrong } from "./rules/filed-form-wrong.js";
import { fiveYearClocks } from "./rules/five-year-clocks.js";
import { formNotFiled } from "./rules/form-not-filed.js";
import { householdBasisDiffers } from "./rules/household-basis-differs.js";
import { hsaFundingAbovePretax } from "./rules/hsa-funding-above-pretax.js";
import { hsaFundingOverLimit } from "./rules/hsa-funding-over-limit.js";
import { inheritedAsOwn } from "./rules/inherited-as-own.js";
import { inheritedRollover } from "./rules/inherited-rollover.js";
import { lateContribution } from "./rules/late-contribution.js";
import { lateRollover } from "./rules/late-rollover.js";
import { megaBackdoor } from "./rules/mega-backdoor.js";
import { negativeLine18 } from "./rules/negative-line-18.js";
import { noReturnFiled } from "./rules/no-return-filed.js";
import { openingAssumedNone } from "./rules/opening-assumed-none.js";
import { over70HalfContribution } from "./rules/over-70-half-contribution.js";
import { overLimit } from "./rules/over-limit.js";
import { overstatedContribution } from "./rules/overstated-contribution.js";
import { pretaxArrivedLater } from "./rules/pretax-arrived-later.js";
import { proRata } from "./rules/pro-rata.js";
import { qcdOverLimit } from "./rules/qcd-over-limit.js";
import { qcdSplitInterestOverLimit } from "./rules/qcd-split-interest-over-limit.js";
import { qcdTooYoung } from "./rules/qcd-too-young.js";
import { refundWindow } from "./rules/refund-window.js";
import { repaymentsProRata } from "./rules/repayments-pro-rata.js";
import { reverseRollover } from "./rules/reverse-rollover.js";
import { rmdConverted } from "./rules/rmd-converted.js";
import { rmdFirst } from "./rules/rmd-first.js";
import { rmdRolledOver } from "./rules/rmd-rolled-over.js";
import { rollover529 } from "./rules/rollover-529.js";
import { rolloverUnderNotice } from "./rules/rollover-under-notice.js";
import { rothOverIncome } from "./rules/roth-over-income.js";
import { secondRolloverInYear } from "./rules/second-rollover-in-year.js";
import { simpleTwoYears } from "./rules/simple-two-years.js";
import { spousalLimit } from "./rules/spousal-limit.js";
import { spousePooled } from "./rules/spouse-pooled.js";
import { stateBasis } from "./rules/state-basis.js";
import { stepTransaction } from "./rules/step-transaction.js";
import { taxedTooLittle } from "./rules/taxed-too-little.js";
import { taxedTwiceOpenYear } from "./rules/taxed-twice-open-year.js";
import { twoPeople } from "./rules/two-people.js";
import { withholdingOnConversion } from "./rules/withholding-on-conversion.js";
import { worksheetWithoutCharity } from "./rules/worksheet-without-charity.js";
import { wrongCustodianYear } from "./rules/wrong-custodian-year.js";
import { wrongYear } from "./rules/wrong-year.js";

/**
 * Every finding there is, in the order in which a preparer would look: the return as filed, the form, the year's money,
 * then the ledger as a whole. A new finding is a file in `rules/` and a line here.
 */
export const allRules = [
  twoPeople,
  entryTwice,
  basisMissing,
  amountUnlikely,
  depositWithoutYear,
  conversionBeforeContribution,
  distributionAfterContribution,
  noReturnFiled,
  formNotFiled,
  taxedTwiceOpenYear,
  basisLostClosedYear,
  refundWindow,
  taxedTooLittle,
  assessmentClosed,
  filedFormWrong,
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
  rmdRolledOver,
  inheritedRollover,
  rolloverUnderNotice,
  basisRolledIntoPlan,
  lateContribution,
  correctionInTime,
  dueByState,
  conversionRecharacterizedAfter2017,
  qcdTooYoung,
  qcdOverLimit,
  qcdSplitInterestOverLimit,
  hsaFundingOverLimit,
  hsaFundingAbovePretax,
  disasterOverLimit,
  excessNotRemovable,
  alreadyInOpening,
  lateRollover,
  excessAboveBasis,
  proRata,
  pretaxArrivedLater,
  withholdingOnConversion,
  conversionGain,
  basisUnrecovered,
  negativeLine18,
  worksheetWithoutCharity,
  disasterOnForm8915,
  disasterRepaymentBasis,
  repaymentsProRata,
  excessEachYear,
  convertedBefore,
  rollover529,
  secondRolloverInYear,
  simpleTwoYears,
  inheritedAsOwn,
  divorceBasisZero,
  reverseRollover,
  birthDateMissing,
  dayUnknown,
  deductionAssumedNone,
  openingAssumedNone,
  basisProof,
  stepTransaction,
  fiveYearClocks,
  megaBackdoor,
  stateBasis,
  spousePooled,
  householdBasisDiffers,
] as const satisfies readonly Rule[];

/** The codes of all findings: a closed list that programs may rely on. */
export type FindingCode = (typeof allRules)[number]["code"];

const byCode = new Map<string, Rule>(allRules.map((rule) => [rule.code, rule]));

/** Every code, in the order of the alphabet. */
export const findingCodes: readonly FindingCode[] = allRules.map(({ code }) => code).sort();

/** What a code catches and its long form; undefined when there is no such finding. */
export function ruleOf(code: string): Rule | undefined {
  return byCode.get(code);
}
