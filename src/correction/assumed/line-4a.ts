import { returnLabels } from "../../data/printed-form.js";
import { yearOf } from "../../ledger/date.js";
import type { EntryOf, Ledger } from "../../ledger/schema.js";
import { differOnReturn } from "../../review/filed.js";
import { inDollars, listed } from "../../text/wording.js";
import { sendKinds } from "../decisions.js";
import { type AssumingYear, type Assumption, settleFact } from "./assumption.js";

/**
 * A return that shows more IRA distributions than all the ledgers on it have: one is missing from them, and it may be on line 7
 * or 19 of Form 8606. On a joint return without the spouse's ledger the year is not decided at all.
 */
export function aboutLine4a(year: AssumingYear, ledger: Ledger): Assumption[] {
  return sendKinds[year.send].carrier === null ? [] : moreThanEntries(year, ledger);
}

/**
 * The same where nothing is sent, because by the ledger nothing came out: that the return taxed the right amount is not known. What
 * a joint return has more can be the spouse's, unless that ledger is here too.
 */
export function aboutUnsentLine4a(year: AssumingYear, ledger: Ledger, hasSpouse: boolean): Assumption[] {
  return year.joint === true && !hasSpouse ? [] : moreThanEntries(year, ledger);
}

function moreThanEntries({ tax_year, income }: AssumingYear, ledger: Ledger): Assumption[] {
  const { "4a": out, "4b": taxable } = income.form_1040;
  // Where all was taxable, line 4a is blank.
  const line = out.filed === null || out.filed === 0 ? "4b" : "4a";
  const shown = line === "4a" ? out.filed : taxable.filed;
  if (shown === null || shown <= out.right || !differOnReturn(shown, out.right)) return [];
  const path = `years.${tax_year}.filed.form_1040`;
  const more = inDollars(shown - out.right);
  const heir =
    ledger.owner.inherited_from === null
      ? " If it came out of IRAs that you inherited, give their ledger too."
      : " If it came out of your own IRAs, give their ledger too.";
  return [
    {
      tax_year,
      path,
      assumes: "the rest came from other IRAs and is taxable",
      says: `do not agree with the ledger: line ${returnLabels(tax_year)[line]} has ${more} more.${returnedFor(tax_year, ledger)} Look at the return again. If a distribution is missing, add it. It may change Form 8606.${heir} If the return itself shows too much, prepare Form 1040-X for ${tax_year} by hand: this package cannot correct that.`,
      ...settleFact(path),
    },
  ];
}

/** Contributions of another year that came back in this one: they are not taxable, and their earnings are income of that year. */
function returnedFor(taxYear: number, { entries }: Ledger): string {
  const returned = entries.filter(
    (entry): entry is EntryOf<"returned_contribution"> =>
      entry.kind === "returned_contribution" && yearOf(entry.date) === taxYear && entry.for !== taxYear,
  );
  if (returned.length === 0) return "";
  const all = returned.map(
    ({ amount, earnings, for: of }) => `${inDollars(amount + (earnings ?? 0))} for ${of}`,
  );
  return ` A contribution was returned in ${taxYear} (${listed(all)}, with what it had earned). It is not taxable, and its earnings are income of the year in which it was made (section 408(d)(4)), so neither is taxable on the ${taxYear} return. If that is what the line has more, ${taxYear} was taxed too much.`;
}
