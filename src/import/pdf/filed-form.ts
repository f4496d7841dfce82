import type { ReadForm } from "../../pdf/official/read-forms.js";
import { FormDraft } from "../form-draft.js";
import type { FormPaper } from "../paper-facts.js";
import { lastFourDigits } from "../text/values.js";

/** A Form 8606 that somebody filled in, as a paper: a fact for each line that is not blank. */
export function filedForm(
  { tax_year, owner, ssn, lines, line10, amended }: ReadForm,
  file: string,
): FormPaper {
  const draft = new FormDraft(file, "8606", "filled-form", tax_year);
  draft.paper.owner = { name: owner, ssn: ssn === null ? null : lastFourDigits(ssn) };
  const place = (label: string) => ({ line: 1, text: `line ${label}` });
  for (const [label, cents] of Object.entries(lines)) draft.add(`line_${label}`, cents, place(label));
  if (line10 !== undefined) draft.add("ratio", line10, place("10"));
  if (amended) draft.add("amended_return", true, { line: 1, text: "Amended return" });
  return draft.paper;
}
