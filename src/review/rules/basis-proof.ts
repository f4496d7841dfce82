import { entryAt } from "../../ledger/entry-at.js";
import type { Cents } from "../../money/cents.js";
import { inDollars, listed, yearsInWords } from "../../text/wording.js";
import { totalLeft } from "../../year/facts.js";
import { filingDeadline } from "../../year/limitation.js";
import { wasFormFiled } from "../filed.js";
import type { Found } from "../found.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview, YearInReview } from "../year-in-review.js";

/**
 * Where no form was filed, other evidence proves the basis. What is on hand is told by the notes of the contributions;
 * said once, for all years without a form.
 */
export const basisProof = {
  code: "basis_proof",
  catches: "basis without a form behind it, and what evidence is on hand",
  explanation: `A missing Form 8606 does not lose the basis. It costs a penalty, and it costs proof: the owner has to show by other evidence that a contribution was made and not deducted. The Tax Court allowed basis without forms in Shank (T.C. Memo. 2018-33).

Good evidence is Form 5498 of the year, the custodian's statement of the deposit, and the return or its transcript without an IRA deduction. Wage and income transcripts of the IRS hold Forms 5498 and 1099-R for about ten years. Write on each contribution of the ledger, in its note, what is on hand, and this finding lists it by year.`,
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
  const onHand = have.length > 0 ? ` On hand by the ledger's notes: ${listed(have)}.` : "";
  const missing = bare.length > 0 ? ` For ${yearsInWords(bare)} the ledger notes no evidence.` : "";
  return {
    tax_year: last.year,
    severity: "info",
    message: `No Form 8606 stands behind ${inDollars(basis)} of contributions for ${yearsInWords(without.map((y) => y.year))}. The basis is not lost by that; it has to be proved by other evidence.${onHand}${missing}`,
    fix: "Gather for each year Form 5498 or the statement that shows the deposit, and the return that shows no IRA deduction; the IRS's wage and income transcripts reach back about ten years. Note on each contribution what is on hand.",
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
