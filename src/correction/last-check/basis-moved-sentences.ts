import { entryAt } from "../../ledger/entry-at.js";
import type { Entry } from "../../ledger/schema.js";
import { dayInWords } from "../../year/unknown-day.js";
import { anyPart, centsAt, type Said, sentences } from "./sentence-shape.js";

/** Basis on line 2 that no earlier form has: each with the entry that it is from (instructions for line 2). */
export const basisMovedSentences = sentences<Said>([
  [
    "Line <2|17> of Form 8606 includes {A} of basis in a deceased spouse's IRAs that the surviving spouse took over <on {D}|in {Y}>.",
    isMoved((entry) => entry.kind === "inherited_as_own"),
  ],
  [
    "Line <2|17> of Form 8606 includes {A} of after-tax money that was rolled over from an employer plan <on {D}|in {Y}>.",
    isMoved((entry) => entry.kind === "plan_rollover"),
  ],
  [
    "Line <2|17> of Form 8606 includes {A} of after-tax money in a plan rollover that was recharacterized <on {D}|in {Y}>.",
    isMoved((entry) => entry.kind === "recharacterization" && entry.of === "plan_rollover"),
  ],
  [
    "Line <2|17> of Form 8606 <includes|is reduced by> {A} of basis that was <received|transferred> under a divorce or separation instrument <on {D}|in {Y}>.",
    isMoved(
      (entry, { text }) =>
        entry.kind === "divorce_transfer" &&
        (entry.direction === "received") === text.includes(" received ") &&
        text.includes(" received ") === text.includes(" includes "),
    ),
  ],
  [
    "Line <2|17> of Form 8606 <includes|is reduced by> {A} for this reason: {N}.",
    anyPart(({ member: { ledger }, year }, said) =>
      year.basis_moved.some(
        ({ cents, origin }) =>
          Math.abs(cents) === centsAt(said, 0) &&
          cents > 0 === said.text.includes(" includes ") &&
          entryAt(ledger, origin)?.kind === "basis_adjustment",
      ),
    ),
  ],
]);

/** Whether an entry of the kind moved basis of the amount on the day that a sentence names. */
function isMoved(holds: (entry: Entry, said: Said) => boolean) {
  return anyPart(({ member: { ledger }, year }, said) =>
    year.basis_moved.some(({ cents, origin }) => {
      const entry = entryAt(ledger, origin);
      if (entry === undefined || entry.date === null || Math.abs(cents) !== centsAt(said, 0)) return false;
      const day = dayInWords(ledger, origin, entry.date);
      return holds(entry, said) && day === (said.words[1] ? `on ${said.words[1]}` : `in ${said.words[2]}`);
    }),
  );
}
