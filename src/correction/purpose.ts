import type { Envelope } from "./envelopes.js";
import { undoneInWords } from "./six-month-relief.js";

/**
 * What an amended return is for that changes no amount, each purpose as it follows "to": "file the correct Form 8606", or without
 * such a form "report the recharacterization". The sentence is signed.
 */
export function purposesOf(parts: Envelope["parts"]): string[] {
  if (parts.some(({ withForm }) => withForm)) return [FILE_FORM];
  const undone = parts.flatMap(({ member, year }) =>
    year.state.relief === "six_months" ? undoneInWords(member.ledger, year.tax_year) : [],
  );
  return [
    ...new Set(undone.map((what) => `report ${what}`)),
    ...(parts.some(({ year }) => year.form.overstates) ? [CORRECT_FORM] : []),
  ];
}

const FILE_FORM = "file the correct Form 8606";
const CORRECT_FORM = "correct Form 8606 as filed";
