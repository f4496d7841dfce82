import { entryAt } from "../../ledger/entry-at.js";
import type { Cents } from "../../money/cents.js";
import { inDollars, listed, yearsInWords } from "../../text/wording.js";
import { filingDeadline } from "../../year/deadlines.js";
import { totalLeft } from "../../year/facts.js";
import type { Found } from "../check-result.js";
import { wasFormFiled } from "../filed.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview, YearInReview } from "../year-in-review.js";

/**
 * Where no form was filed, other evidence proves the basis. What is on hand is told by the notes of the contributions;
 * said once, for all years without a form.
 */
export const basisProof = {
  code: "basis_proof",
  catches: "basis that no form supports, and what evidence you have",
  explanation: `A missing Form 8606 does not lose the basis, but you have to prove it another way: that you made the contribution and did not deduct it. The Tax Court allowed basis without forms in Shank (T.C. Memo. 2018-33). A penalty is possible.

Good evidence is Form 5498, the custodian's statement of the deposit, and the return or its transcript without an IRA deduction. IRS wage and income transcripts hold Forms 5498 and 1099-R for about ten years. Write in the note of each contribution what you have, and this finding lists it by year.`,
  check,
} as const satisfies Rule;

function check({ years, asOf }: LedgerInReview): Found {
  const without = years.filter(
    (y) =>
      wasFormFiled(y.info) === false &&
      undeducted(y) > 0 &&
      (asOf === null || asOf > filingDeadline(y.ledger, y.year)),
  );
  const last = without.at(-1);
  if (!last) return undefined;
  const noted = without.map((y) => ({ year: y.year, notes: notesOf(y) }));
  const bare = noted.filter(({ notes }) => notes.length === 0).map(({ year }) => year);
  const basis = without.reduce((sum, y) => sum + undeducted(y), 0);
  const have = noted
    .filter(({ notes }) => notes.length > 0)
    .map(({ year, notes }) => `${listed(notes.map((note) => `"${note}"`))} for ${year}`);
  const onHand = have.length > 0 ? ` Your notes list this evidence: ${listed(have)}.` : "";
  const missing =
    bare.length > 0
      ? ` ${have.length > 0 ? "They list" : "Your notes list"} no evidence for ${yearsInWords(bare)}.`
      : "";
  return {
    tax_year: last.year,
    severity: "info",
    message: `No Form 8606 supports ${inDollars(basis)} of contributions for ${yearsInWords(without.map((y) => y.year))}. You still have the basis, but you must prove it another way.${onHand}${missing}`,
    fix: "For each year, gather Form 5498 or the statement that shows the deposit, and the return that shows no IRA deduction. IRS wage and income transcripts go back about ten years. In the note of each contribution, write what you have.",
    source: "Instructions for Form 8606, What Records Must I Keep; Shank, T.C. Memo. 2018-33",
  };
}

function undeducted({ facts, info }: YearInReview): Cents {
  return Math.max(0, totalLeft(facts.deposits) - (info?.deducted ?? 0));
}

function notesOf({ facts, ledger }: YearInReview): string[] {
  const notes: string[] = [];
  for (const { origin } of facts.deposits) {
    const note = entryAt(ledger, origin)?.note?.trim();
    if (note && !notes.includes(note)) notes.push(note);
  }
  return notes;
}
