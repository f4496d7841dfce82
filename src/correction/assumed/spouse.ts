import type { Ledger } from "../../ledger/schema.js";
import { sendKinds } from "../decisions.js";
import type { AssumingYear, Assumption } from "./assumption.js";

/** The joint Forms 1040-X of someone whose spouse has no ledger here: nothing has the spouse's name and number. */
export function aboutSpouse(
  years: readonly Pick<AssumingYear, "tax_year" | "send">[],
  ledger: Ledger,
  hasSpouse: boolean,
): Assumption[] {
  if (hasSpouse) return [];
  return years
    .filter(
      ({ tax_year, send }) =>
        sendKinds[send].carrier === "form_1040_x" &&
        ledger.years[tax_year]?.filing_status === "married_joint",
    )
    .map(({ tax_year }) => ({
      tax_year,
      path: "owner.household",
      assumes: "they are added by hand",
      says: "not in the ledger, so Form 1040-X has blanks for them. Write a ledger for the spouse too: name, Social Security number, and a household name that both ledgers share. It needs no entries if the spouse had none. Give both ledgers to the command, or fill in the blanks by hand.",
      answers: [`owner.household: <a word>, here and in the spouse's ledger, which can have entries: []`],
    }));
}
