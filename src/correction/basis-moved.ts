import { entryAt } from "../ledger/entry-at.js";
import type { EntryOf, Ledger } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { inDollars } from "../text/wording.js";
import { dayInWords } from "../year/unknown-day.js";
import type { EnvelopePart } from "./envelopes.js";
import { inOneSentence } from "./exception-number.js";
import type { MovedMoney } from "./out-of-year.js";

/** What of line 2 is not from an earlier form, together, in cents; below zero where basis was taken off. */
export function basisMovedBy(moved: readonly MovedMoney[]): Cents {
  return moved.reduce((sum, { cents }) => sum + cents, 0);
}

/**
 * The basis on line 2 that no earlier Form 8606 has: a deceased spouse's, after-tax money of a plan, a divorce, a documented
 * change in the owner's words. The sentences are signed.
 */
export function basisMoved({ member: { ledger }, year }: EnvelopePart, line: "2" | "17"): string[] {
  return year.basis_moved.flatMap((moved) => {
    const what = whatMoved(ledger, moved);
    const does = moved.cents < 0 ? "is reduced by" : "includes";
    return what === null
      ? []
      : [`Line ${line} of Form 8606 ${does} ${inDollars(Math.abs(moved.cents))} ${what}.`];
  });
}

/** What it is, after its amount; null for an entry that moves no basis this way. */
function whatMoved(ledger: Ledger, { origin }: MovedMoney): string | null {
  const entry = entryAt(ledger, origin);
  if (entry === undefined || entry.date === null) return null;
  const day = dayInWords(ledger, origin, entry.date);
  switch (entry.kind) {
    case "inherited_as_own":
      return `of basis in a deceased spouse's IRAs that the surviving spouse took over ${day}`;
    case "plan_rollover":
      return `of after-tax money that was rolled over from an employer plan ${day}`;
    case "recharacterization":
      return `of after-tax money in a plan rollover that was recharacterized ${day}`;
    case "divorce_transfer":
      return `of basis that was ${entry.direction === "received" ? "received" : "transferred"} under a divorce or separation instrument ${day}`;
    case "basis_adjustment":
      return `for this reason: ${reasonOf(entry)}`;
    default:
      return null;
  }
}

/** The owner's words of a change of basis, in one line without the full stop of the sentence that they end. */
export function reasonOf({ note }: EntryOf<"basis_adjustment">): string {
  return inOneSentence(note);
}
