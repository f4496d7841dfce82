import { excessTaxPercent, ruleHolds } from "../data/law.js";
import type { EntryOf, Ledger } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { totalLeft } from "../year/facts.js";
import { correctionDeadline } from "../year/limitation.js";
import type { YearInReview } from "./year-in-review.js";

/**
 * What to do about an excess of a year: the cure while there is time for it, and afterwards what ends the tax on it (IRC
 * 408(d)(4), 4973). An excess that the ledger says was taken out is left alone.
 *
 * @param over the excess in cents
 * @param cure what can be done in time, as a sentence without its end: "Have the excess returned with its earnings"
 */
export function excessFix({ ledger, asOf, year }: YearInReview, over: Cents, cure: string): string {
  const removals = ledger.entries.filter(
    (entry): entry is EntryOf<"excess_removal"> => entry.kind === "excess_removal" && entry.for === year,
  );
  const taken = removals.reduce((sum, { amount }) => sum + amount, 0);
  const last = removals
    .map(({ date }) => date)
    .sort()
    .at(-1);
  if (last !== undefined && taken >= over)
    return `It was taken out on ${last}. What is left to do is Form 5329, for each year at whose end it was still there.`;
  const until = correctionDeadline(ledger, year);
  const after = `it bears ${excessTaxPercent} percent a year until it is taken out (\`excess_removal\`; out of a Roth IRA a distribution) or a later year's unused limit takes it up`;
  if (asOf !== null && asOf > until)
    return `The time to undo it ended on ${until}: ${after}. Report that tax on Form 5329.`;
  const moved = wasConverted(ledger, year)
    ? ` If you have converted it, it comes back out of the Roth IRA: enter \`ira: roth\` and \`converted\`, the year of the conversion.`
    : "";
  return `${cure} by ${until}, when the ${year} return is filed in time.${moved} After that ${after}.`;
}

/** A contribution for the year, and a conversion after it. */
function wasConverted({ entries }: Ledger, year: number): boolean {
  let first = "9999";
  let last = "";
  for (const entry of entries) {
    if (entry.kind === "conversion" && entry.date > last) last = entry.date;
    if (entry.kind === "contribution" && entry.ira === "traditional" && entry.for === year)
      first = entry.date < first ? entry.date : first;
  }
  return last >= first;
}

/**
 * What an excess often is instead, as a question that goes first: money with limits of its own, or pay that the ledger does
 * not have. Empty when nothing suggests it.
 */
export function askFirst({ info, facts, year }: YearInReview, over: "limit" | "pay" | "income"): string {
  const roth = totalLeft(facts.rothDeposits) > 0;
  if (over === "pay" && totalLeft(facts.deposits) > 0 && info?.difficulty_of_care === null)
    if (ruleHolds("difficulty_of_care", year))
      return `Did you receive difficulty-of-care payments that are not taxed? Then give \`years.${year}.difficulty_of_care\`. Otherwise: `;
  if (!roth || over === "pay" || !ruleHolds("roth_sep_and_simple", year)) return "";
  const education =
    over === "income" && ruleHolds("rollover_529", year)
      ? " Did it come from a 529 plan? Then enter it as `rollover_529`."
      : "";
  return `Is it Roth SEP or Roth SIMPLE money? Then write \`ira: roth_sep\` or \`ira: roth_simple\`: this limit does not apply to it.${education} Otherwise: `;
}
