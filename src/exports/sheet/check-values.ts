import { linesOfYear, returnLabels } from "../../data/printed-form.js";
import { isBlankOn1040 } from "../../lines/answer.js";
import type { ExportYear } from "../export-owner.js";
import type { SheetAnswer } from "./sheet-answer.js";

/** What the program must show. */
export interface CheckValue {
  readonly where: string;
  readonly value: SheetAnswer;
  /** The line of Form 1040 is left blank, and the amount is 0. */
  readonly isBlank?: boolean;
  /** It is what the check is about: the basis that goes on, and what is taxed. */
  readonly isMain: boolean;
}

/** A value to compare as people read it: its answer, or that the line is blank. */
export function checkAnswer({ value, isBlank }: CheckValue): SheetAnswer {
  return isBlank ? "blank" : value;
}

/** The lines that show most surely whether a program has everything, by the labels they have had since 2017. */
const LINES = new Set(["1", "4", "14", "15c", "18", "25c"]);

/** The values to compare when everything is typed: of Form 8606 those of LINES that are not blank, then Form 1040. */
export function checkValues({ ledger, year }: ExportYear): CheckValue[] {
  const { tax_year, form_1040, carry } = year;
  const labels = returnLabels(tax_year);
  const isBlank = isBlankOn1040(form_1040);
  const deducted = ledger.years[tax_year]?.deducted ?? 0;
  const shown = lineValues({ ledger, year }, LINES).filter(
    ({ id, value }) => (id !== "1" && id !== "4") || value !== 0,
  );
  const printed = shown.map(({ label, value, id }) => ({
    where: `Form 8606, line ${label}`,
    value,
    isMain: id === "14",
  }));
  return [
    ...printed,
    ...(deducted > 0 ? [{ where: "IRA deduction", value: deducted, isMain: false }] : []),
    { where: `Form 1040, line ${labels["4a"]}`, value: form_1040["4a"], isMain: false, isBlank },
    { where: `Form 1040, line ${labels["4b"]}`, value: form_1040["4b"], isMain: true, isBlank },
    ...(shown.some(({ id }) => id === "14")
      ? []
      : [{ where: "Basis carried forward", value: carry.basis, isMain: false }]),
  ];
}

/** A line of a year's form with what is on it. */
interface LineValue {
  readonly id: string;
  readonly label: string;
  readonly name: string;
  readonly value: SheetAnswer;
}

/** The lines that are not blank, in the order of the year's form. @param only ids of lines; null for all */
export function lineValues(
  { year }: Pick<ExportYear, "ledger" | "year">,
  only: ReadonlySet<string> | null,
): LineValue[] {
  const { tax_year, lines, line10 } = year;
  return linesOfYear(tax_year).flatMap(({ id, label, name, kind }) => {
    const value = kind === "ratio" ? line10 : lines[label];
    return value === undefined || (only !== null && !only.has(id)) ? [] : [{ id, label, name, value }];
  });
}
