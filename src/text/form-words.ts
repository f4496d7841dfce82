import { formYear, lineLabel, monthAndDay } from "../data/printed-form.js";

/** A date as a letter has it. @example longDate("2028-04-18") // "April 18, 2028" */
export function longDate(iso: string): string {
  return `${monthAndDay(iso)}, ${iso.slice(0, 4)}`;
}

/** The labels of lines 4a and 4b on the Form 1040 of a tax year: 15a and 15b before 2018. */
export function returnLabels(taxYear: number): { readonly "4a": string; readonly "4b": string } {
  const taxable = formYear(taxYear).return_lines[0]?.line ?? "4b";
  return { "4a": taxable.replace("b", "a"), "4b": taxable };
}

/** A line by the label it has had since 2017, under the label of a tax year's own form. */
export function labelIn(taxYear: number, id: string): string {
  return lineLabel(id, taxYear) ?? id;
}
