import type { Problem } from "../errors.js";
import { yearOf } from "../ledger/date.js";
import type { Entry, Ledger } from "../ledger/schema.js";
import { limitRothCharity } from "./charity.js";
import { addContribution, addRollover529 } from "./contributions.js";
import { addRecharacterization, addReturnedContribution } from "./corrections.js";
import { addExcessRemoval } from "./excess-removal.js";
import type { YearFacts } from "./facts.js";
import { Gathering } from "./facts-by-year.js";
import { addRepayment } from "./repayments.js";
import { addRollover, finishRollovers } from "./rollovers.js";
import { addBasisAdjustment, addDivorceTransfer, addInheritedAsOwn, addPlanRollover } from "./transfers.js";
import { addConversion, addDistribution } from "./withdrawals.js";

/** Puts every entry into the tax years that it touches. */
export function gather(ledger: Ledger): { years: YearFacts[]; problems: Problem[] } {
  const gathering = new Gathering(ledger);
  const { entries } = gathering;
  for (const { date } of entries) if (date !== null) gathering.touch(yearOf(date));
  for (const entry of entries) addFirst(gathering, entry);
  limitRothCharity(gathering);
  finishRollovers(gathering);
  for (const entry of entries) addCorrection(gathering, entry);
  for (const entry of entries) addAfterCorrections(gathering, entry);
  return { years: gathering.finish(), problems: gathering.problems };
}

/** What happened, as it happened. */
function addFirst(gathering: Gathering, entry: Entry): void {
  switch (entry.kind) {
    case "contribution":
      return addContribution(gathering, entry);
    case "conversion":
      return addConversion(gathering, entry);
    case "distribution":
      return addDistribution(gathering, entry);
    case "rollover":
      return addRollover(gathering, entry);
    case "plan_rollover":
      return addPlanRollover(gathering, entry);
    case "rollover_529":
      return addRollover529(gathering, entry);
    case "divorce_transfer":
      return addDivorceTransfer(gathering, entry);
    case "inherited_as_own":
      return addInheritedAsOwn(gathering, entry);
    case "basis_adjustment":
      return addBasisAdjustment(gathering, entry);
  }
}

/** What undoes a contribution or a conversion as if it had never been made. */
function addCorrection(gathering: Gathering, entry: Entry): void {
  if (entry.kind === "recharacterization") addRecharacterization(gathering, entry);
  if (entry.kind === "returned_contribution") addReturnedContribution(gathering, entry);
}

/** What depends on the contributions and distributions that are left. */
function addAfterCorrections(gathering: Gathering, entry: Entry): void {
  if (entry.kind === "excess_removal") addExcessRemoval(gathering, entry);
  if (entry.kind === "repayment") addRepayment(gathering, entry);
}
