import type { MissingFact } from "../../review/check-result.js";
import type { Rule } from "../../review/rule.js";
import { conversionNotAllowed } from "../../review/rules/conversion-not-allowed.js";
import { correctionInTime } from "../../review/rules/correction-in-time.js";
import { fiveYearClocks } from "../../review/rules/five-year-clocks.js";
import { hsaFundingAbovePretax } from "../../review/rules/hsa-funding-above-pretax.js";
import { hsaFundingOverLimit } from "../../review/rules/hsa-funding-over-limit.js";
import { lateRollover } from "../../review/rules/late-rollover.js";
import { rmdConverted } from "../../review/rules/rmd-converted.js";
import { rmdFirst } from "../../review/rules/rmd-first.js";
import { rmdRolledOver } from "../../review/rules/rmd-rolled-over.js";
import { rollover529 } from "../../review/rules/rollover-529.js";
import { secondRolloverInYear } from "../../review/rules/second-rollover-in-year.js";
import { simpleTwoYears } from "../../review/rules/simple-two-years.js";
import type { LedgerInReview } from "../../review/year-in-review.js";
import { sendKinds } from "../decisions.js";
import { type AssumingYear, type Assumption, settleFact, settleFirst } from "./assumption.js";

/**
 * The rules of the review that ask for facts on which what is signed rests, and that nothing else in a package asks for: whether
 * what came out and what went in was what the ledger calls it.
 */
const DECISIVE: readonly Rule[] = [
  conversionNotAllowed,
  correctionInTime,
  fiveYearClocks,
  hsaFundingAbovePretax,
  hsaFundingOverLimit,
  lateRollover,
  rmdConverted,
  rmdFirst,
  rmdRolledOver,
  rollover529,
  secondRolloverInYear,
  simpleTwoYears,
];

/** Facts that a package asks for by itself, or that only a later year depends on. */
const ASKED_ELSEWHERE: ReadonlySet<string> = new Set(["owner.born", "opening.roth_since"]);

/**
 * The facts that the review finds missing for the years of a package: what is signed for these years, or later, takes the ledger
 * at its word.
 */
export function askedByReview(
  reviewed: LedgerInReview,
  years: readonly Pick<AssumingYear, "tax_year" | "send">[],
): Assumption[] {
  const last = years.findLast(({ send }) => sendKinds[send].carrier !== null)?.tax_year ?? 0;
  return DECISIVE.flatMap(({ check }) => missingIn(check(reviewed, [])))
    .filter(({ tax_year, lacks }) => tax_year <= last && !ASKED_ELSEWHERE.has(lacks))
    .map(({ tax_year, lacks, fact, whether, source }) => ({
      tax_year,
      path: lacks,
      ...(fact !== undefined && { fact }),
      assumes: "it is as the ledger has it",
      says: `not in the ledger, so we cannot tell ${whether}. The lines of ${tax_year} depend on it (${source}). Add it, and make this package again.`,
      ...settledBy(lacks, tax_year, whether),
    }));
}

/** What settles it: the fact itself, or the required distribution that would follow from it. */
function settledBy(lacks: string, taxYear: number, whether: string) {
  const [first, ...more] = settleFact(lacks).answers;
  const isRequired = lacks.endsWith(".year_end_value") && whether.includes("required distribution");
  return settleFirst(
    first,
    ...more,
    ...(isRequired ? [`years.${taxYear}.required_distribution: <dollars, or 0>`] : []),
  );
}

function missingIn(found: ReturnType<Rule["check"]>): MissingFact[] {
  const all = found === undefined ? [] : "tax_year" in found ? [found] : found;
  return all.filter((each): each is MissingFact => "lacks" in each);
}
