import type { Problem } from "../errors.js";
import { yearOf } from "../ledger/date.js";
import type { Entry, Ledger } from "../ledger/schema.js";
import { limitRothCharity } from "./charity.js";
import { addContribution, addRollover529 } from "./contributions.js";
import { addExcessRemoval } from "./excess-removal.js";
import type { YearFacts } from "./facts.js";
import { FactsByYear } from "./facts-by-year.js";
import { addRepayment } from "./repayments.js";
import { addRollover, finishRollovers } from "./rollovers.js";
import { addBasisAdjustment, addDivorceTransfer, addInheritedAsOwn, addPlanRollover } from "./transfers.js";
import { addRecharacterization, addReturnedContribution } from "./undone-contributions.js";
import { addConversion, addDistribution } from "./withdrawals.js";

/** Puts every entry into the tax years that it touches. */
export function gather(ledger: Ledger): { years: YearFacts[]; problems: Problem[] } {
  const byYear = new FactsByYear(ledger);
  const { entries } = byYear;
  for (const { date } of entries) if (date !== null) byYear.touch(yearOf(date));
  for (const entry of entries) addFirst(byYear, entry);
  limitRothCharity(byYear);
  finishRollovers(byYear);
  for (const entry of entries) addCorrection(byYear, entry);
  for (const entry of entries) addAfterCorrections(byYear, entry);
  return { years: byYear.finish(), problems: byYear.problems };
}

/** What happened, as it happened. */
function addFirst(byYear: FactsByYear, entry: Entry): void {
  switch (entry.kind) {
    case "contribution":
      return addContribution(byYear, entry);
    case "conversion":
      return addConversion(byYear, entry);
    case "distribution":
      return addDistribution(byYear, entry);
    case "rollover":
      return addRollover(byYear, entry);
    case "plan_rollover":
      return addPlanRollover(byYear, entry);
    case "rollover_529":
      return addRollover529(byYear, entry);
    case "divorce_transfer":
      return addDivorceTransfer(byYear, entry);
    case "inherited_as_own":
      return addInheritedAsOwn(byYear, entry);
    case "basis_adjustment":
      return addBasisAdjustment(byYear, entry);
  }
}

/** What undoes a contribution or a conversion as if it had never been made. */
function addCorrection(byYear: FactsByYear, entry: Entry): void {
  if (entry.kind === "recharacterization") addRecharacterization(byYear, entry);
  if (entry.kind === "returned_contribution") addReturnedContribution(byYear, entry);
}

/** What depends on the contributions and distributions that are left. */
function addAfterCorrections(byYear: FactsByYear, entry: Entry): void {
  if (entry.kind === "excess_removal") addExcessRemoval(byYear, entry);
  if (entry.kind === "repayment") addRepayment(byYear, entry);
}
