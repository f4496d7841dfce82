import { total, totalLeft } from "../year/facts.js";
import { basis, nondeductible } from "./part1-amounts.js";
import type { Work } from "./work.js";

/** Why a year requires Form 8606 (Instructions, Who Must File); a closed list. */
export type Reason =
  | "nondeductible_contribution"
  | "distribution_with_basis"
  | "divorce_transfer"
  | "conversion"
  | "plan_rollover"
  | "roth_distribution";

/** The reasons for which a year's form is required, in the order of the instructions; none: no form. */
export function filingReasons(w: Work): Reason[] {
  const { facts } = w;
  const reasons: Reason[] = [];
  if (total(nondeductible(w)) > 0) reasons.push("nondeductible_contribution");
  if (total(w.distributions) > 0 && total(nondeductible(w)) + total(basis(w)) > 0) {
    reasons.push("distribution_with_basis");
  }
  if (facts.basisChanges.some((change) => change.kind === "divorce")) reasons.push("divorce_transfer");
  if (totalLeft(facts.conversions) > 0) reasons.push("conversion");
  if (w.parts.rollovers) reasons.push("plan_rollover");
  if (w.parts.III) reasons.push("roth_distribution");
  return reasons;
}
