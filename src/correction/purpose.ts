import { returnLabels } from "../data/printed-form.js";
import { changeOf4a } from "./changed-lines.js";
import { type Envelope, leadOf } from "./envelopes.js";
import { onlyException } from "./exception-number.js";
import { undoneInWords } from "./six-month-relief.js";

/**
 * What an amended return is for that changes no amount, each purpose as it follows "to": "file the correct Form 8606", or without
 * such a form "report the recharacterization". The sentence is signed.
 */
export function purposesOf(parts: Envelope["parts"]): string[] {
  const exception = parts.some(
    ({ with5329, member, year }) => with5329 && onlyException(member.ledger, year) !== null,
  )
    ? [SHOW_EXCEPTION]
    : parts.some(({ with5329, year }) => with5329 && year.state.exception === "earlier_excess")
      ? [SHOW_EXCESS]
      : [];
  const total = totalOut(parts);
  const undone = parts.flatMap(({ member, year }) =>
    year.state.relief === "six_months" ? undoneInWords(member.ledger, year.tax_year) : [],
  );
  const reports = [...new Set(undone.map((what) => `report ${what}`))];
  if (parts.some(({ withForm, year }) => withForm && year.form.status !== "right"))
    return [FILE_FORM, ...reports, ...exception, ...total];
  const all = [
    ...reports,
    ...(parts.some(({ year }) => year.form.overstates) ? [CORRECT_FORM] : []),
    ...exception,
    ...total,
  ];
  return all.length === 0 && parts.some(({ withForm }) => withForm) ? [FILE_FORM] : all;
}

/** That line 4a gets the whole amount that came out, as it follows "to"; empty where the return has it. */
export function totalOut(parts: Envelope["parts"]): string[] {
  const { income, tax_year } = leadOf(parts).year;
  return changeOf4a(income) === 0
    ? []
    : [`correct the total of IRA distributions on line ${returnLabels(tax_year)["4a"]}`];
}

/** The only purpose that a letter has words of its own for. */
export const FILE_FORM = "file the correct Form 8606";
const SHOW_EXCEPTION = "report an exception on Form 5329";
const SHOW_EXCESS = "report an excess contribution of an earlier year on Form 5329";
const CORRECT_FORM = "correct Form 8606 as filed";
