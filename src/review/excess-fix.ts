import { excessTaxPercent, ruleHolds } from "../data/law.js";
import type { EntryOf, Ledger } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { longDate } from "../text/wording.js";
import { correctionDeadline } from "../year/deadlines.js";
import { totalLeft } from "../year/facts.js";
import type { Remark } from "./check-result.js";
import type { Slip } from "./likely-mistake.js";
import type { YearInReview } from "./year-in-review.js";

/**
 * What to do about an excess of a year: the cure while there is time for it, and afterwards what ends the tax on it (IRC
 * 408(d)(4), 4973). An excess that the ledger says was taken out is left alone.
 *
 * @param over the excess in cents
 * @param first a question that goes before the cure
 * @param cure what can be done in time, as a sentence without its end: "Have the excess returned with its earnings"
 */
export function excessFix(
  { ledger, asOf, year }: YearInReview,
  over: Cents,
  cure: string,
  first?: First,
): Pick<Remark, "fix" | "enter"> {
  const removals = ledger.entries.filter(
    (entry): entry is EntryOf<"excess_removal"> => entry.kind === "excess_removal" && entry.for === year,
  );
  const taken = removals.reduce((sum, { amount }) => sum + amount, 0);
  const last = removals
    .map(({ date }) => date)
    .sort()
    .at(-1);
  if (last !== undefined && taken >= over)
    return {
      fix: `You took it out on ${longDate(last)}. File Form 5329 for each year that it was still there on December 31.`,
    };
  const until = correctionDeadline(ledger, year);
  const ask = first?.fix ?? "";
  const after = `the tax is ${excessTaxPercent} percent a year, until you take it out or a later year's unused limit absorbs it`;
  const out = "After the deadline, enter an `excess_removal`; from a Roth IRA, a `distribution`.";
  if (asOf !== null && asOf > until)
    return {
      fix: `${ask}The time to undo it ended on ${longDate(until)}. From then on ${after}. Report that tax on Form 5329.`,
      enter: asked(first, out),
    };
  const converted = wasConverted(ledger, year);
  const moved = converted ? " If you have converted it, it comes back out of the Roth IRA." : "";
  return {
    fix: `${ask}${cure} by ${longDate(until)}, if you file the ${year} return on time.${moved} After that ${after}.`,
    enter: asked(
      first,
      `In time, enter a \`returned_contribution\`${converted ? " (after a conversion with `ira: roth` and `converted`, its year)" : ""}. ${out}`,
    ),
  };
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

function asked(first: First | undefined, then: string): string {
  return first?.enter === undefined ? then : `${first.enter} ${then}`;
}

/** A question that goes before the cure, which is for when the answer is no. */
type First = Pick<Remark, "fix" | "enter">;

/** What goes first when the message itself asks about a slip. */
export function ifSlip({ correction }: Slip): First {
  return { fix: `If so, ${correction}. If not: ` };
}

/**
 * What an excess often is instead, as a question that goes first: money with limits of its own, or pay that the ledger does
 * not have. Undefined when nothing suggests it.
 */
export function askFirst(
  { info, facts, year }: YearInReview,
  over: "limit" | "pay" | "income",
): First | undefined {
  const roth = totalLeft(facts.rothDeposits) > 0;
  if (over === "pay" && totalLeft(facts.deposits) > 0 && info?.difficulty_of_care === null)
    if (ruleHolds("difficulty_of_care", year))
      return {
        fix: "Did you receive difficulty-of-care payments that are not taxed? Then add them. If not: ",
        enter: `In the ledger: years.${year}.difficulty_of_care.`,
      };
  if (!roth || over === "pay" || !ruleHolds("roth_sep_and_simple", year)) return undefined;
  const education = over === "income" && ruleHolds("rollover_529", year);
  return {
    fix: `Is it Roth SEP or Roth SIMPLE money? Then enter it as that: this limit does not apply to it. ${
      education ? "Did it come from a 529 plan? Then enter it as a rollover from the plan. " : ""
    }If not: `,
    enter: `For Roth SEP or SIMPLE money, write \`ira: roth_sep\` or \`ira: roth_simple\`${education ? "; for 529 money, a `rollover_529`" : ""}.`,
  };
}
