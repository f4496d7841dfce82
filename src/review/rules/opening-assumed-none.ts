import type { Lack } from "../finding.js";
import type { LedgerRule } from "../year-in-review.js";

/** What an opening leaves out of Roth conversions and homebuyer distributions counts as none, and this says where it matters. */
export const openingAssumedNone: LedgerRule = ({ ledger: { opening }, years }) => {
  if (opening === null) return undefined;
  const found: Lack[] = [];
  for (const { year, work, done } of years) {
    if (opening.roth_conversions === null && work.lines["24"] !== undefined) {
      found.push({ ...lack(year), lacks: "opening.roth_conversions", source: "Form 8606, line 24" });
    }
    if (opening.homebuyer_used === null && done.carry.homebuyerUsed > work.chain.homebuyerUsed) {
      found.push({ ...lack(year), lacks: "opening.homebuyer_used", source: "IRC 72(t)(8)(B)" });
    }
  }
  return found;
};

function lack(tax_year: number) {
  const whether =
    "whether there was nothing of the kind before the ledger begins, as is assumed where the opening leaves it out";
  return { code: "opening_assumed_none", tax_year, whether } as const;
}
