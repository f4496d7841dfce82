import { returnLabels } from "../../data/printed-form.js";
import type { Ledger } from "../../ledger/schema.js";
import { differOnReturn } from "../../review/filed.js";
import { inDollars } from "../../text/wording.js";
import { sendKinds } from "../decisions.js";
import { type AssumingYear, type Assumption, settleFact } from "./assumption.js";

/**
 * A return that shows more IRA distributions than all the ledgers on it have: one is missing from them, and it may be on line 7
 * or 19 of Form 8606. On a joint return without the spouse's ledger the year is not decided at all.
 */
export function aboutLine4a({ tax_year, send, income }: AssumingYear, ledger: Ledger): Assumption[] {
  const { filed, right } = income.form_1040["4a"];
  if (sendKinds[send].carrier === null || filed === null) return [];
  if (filed <= right || !differOnReturn(filed, right)) return [];
  const path = `years.${tax_year}.filed.form_1040`;
  const label = returnLabels(tax_year);
  const more = inDollars(filed - right);
  const heir =
    ledger.owner.inherited_from === null
      ? " If it came out of IRAs that you inherited, give their ledger too."
      : " If it came out of your own IRAs, give their ledger too.";
  return [
    {
      tax_year,
      path,
      assumes: "the rest came from other IRAs and is taxable",
      says: `do not agree with the ledger: line ${label["4a"]} has ${more} more. Look at the return again. If a distribution is missing, add it. It may change Form 8606.${heir} If the return itself shows too much, prepare Form 1040-X for ${tax_year} by hand: this package cannot correct that.`,
      ...settleFact(path),
    },
  ];
}
