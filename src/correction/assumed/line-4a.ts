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
      says: `do not agree with the ledger: line ${label["4a"]} has ${more} more. If a distribution is missing, add it. It may change Form 8606.${heir} If nothing more came out of an IRA, leave the ${more} out of lines ${label["4a"]} and ${label["4b"]} in the ledger, and take it off the return by hand.`,
      ...settleFact(path),
    },
  ];
}
