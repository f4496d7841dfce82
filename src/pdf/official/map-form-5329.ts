import type { PDFDocument } from "pdf-lib";
import type { FieldMap, SlotFields } from "../../data/field-map.js";
import { hasForm5329Numbers } from "../../data/printed-form.js";
import { type FormField, formFields } from "../document/form-fields.js";
import { readPdf } from "../document/open-pdf.js";
import type { FormShape } from "./form-shape.js";
import { type FoundBoxes, mapByPrintedLabels } from "./map-by-printed-labels.js";
import { runsOfPage, type TextRun } from "./page-text.js";

/** The map of an official Form 5329 that was read, or why it may not be filled. */
export type Form5329Map =
  | { readonly fields: FieldMap; readonly reasons: readonly [] }
  | { readonly fields: null; readonly reasons: readonly string[] };

/**
 * Maps an official Form 5329 by reading it: the name, the SSN and each line for IRAs must be found exactly once, by what is
 * printed beside its field, the fields must be numbered in the form's order, and the year must be printed on it.
 *
 * @param bytes the file
 * @param taxYear the year whose form is asked for
 * @param lines the numbers of the lines for IRAs, in the form's order
 */
export async function mapForm5329(
  bytes: Uint8Array,
  taxYear: number,
  lines: readonly string[],
): Promise<Form5329Map> {
  if (!hasForm5329Numbers(taxYear)) return refusal([`the lines of the form of ${taxYear} are not known`]);
  const read = await readPdf(bytes, (doc) => mapOf(doc, taxYear, lines));
  return "value" in read ? read.value : refusal([read.reason]);
}

function refusal(reasons: readonly string[]): Form5329Map {
  return { fields: null, reasons };
}

/** Without these, and the lines, the form is not filled. */
const REQUIRED = ["name", "ssn"] as const;
/** Filled when they are found: the address is only for a form that goes by itself. */
const OPTIONAL = [
  "address_home",
  "apt",
  "city_state_zip",
  "foreign_country",
  "foreign_province",
  "foreign_postal",
] as const;

function mapOf(doc: PDFDocument, taxYear: number, lines: readonly string[]): Form5329Map {
  const fields = formFields(doc);
  const runs = doc.getPages().map(({ node }) => runsOfPage(doc, node));
  const reasons = [...yearProblems(runs, taxYear), ...fieldProblems(fields)];
  if (reasons.length > 0) return refusal(reasons);
  const shape: FormShape = { labels: lines, ratio: undefined, cents: false, amended: true, secondPage: "" };
  const found = mapByPrintedLabels(fields, runs, shape);
  const required = [...REQUIRED, ...lines];
  const missing = required.flatMap((slot) => {
    const { length } = found.get(slot) ?? [];
    return length === 1
      ? []
      : [`${length === 0 || length === undefined ? "no field" : `${length} fields`} found for ${slot}`];
  });
  const all = [...missing, ...orderProblems(found, lines), ...twice(found, required)];
  const isAmendable = (runs[0] ?? []).some(({ text }) => /amended/.test(text));
  return all.length > 0
    ? refusal(all)
    : { fields: slotsOf(found, fields, [...required, ...OPTIONAL], isAmendable), reasons: [] };
}

/** The form's number and the year, in its heading or at the foot of its pages, and no other year there. */
function yearProblems(runs: readonly (readonly TextRun[])[], taxYear: number): string[] {
  const text = runs.map((page) => page.map((run) => run.text).join("")).join("\n");
  const years = new Set([...text.matchAll(/Form\s*5329\s*\((\d{4})\)/g)].map(([, year]) => Number(year)));
  if (years.size === 0) return ["it is not a Form 5329 that states its year"];
  return years.size === 1 && years.has(taxYear)
    ? []
    : [`it is the form of ${[...years].join(" and ")}, not of ${taxYear}`];
}

function fieldProblems(fields: readonly FormField[]): string[] {
  if (fields.length === 0) return ["it has no fields to fill: it may be a scan, or flattened"];
  const filled = fields.filter(({ value }) => value !== null).length;
  return filled > 0 ? [`${filled} of its fields are filled in already`] : [];
}

/** Where names are numbered (`f1_9`, `f1_10`), the numbers must follow the order of the lines. */
function orderProblems(found: FoundBoxes, lines: readonly string[]): string[] {
  let before = { page: 0, number: 0 };
  return lines.flatMap((line) => {
    const [, page, number] = /f(\d+)_(\d+)\[\d+\]$/.exec(found.get(line)?.[0]?.name ?? "") ?? [];
    if (page === undefined) return [];
    const here = { page: Number(page), number: Number(number) };
    const isAfter = here.page > before.page || (here.page === before.page && here.number > before.number);
    before = here;
    return isAfter ? [] : [`the field of line ${line} is numbered against the form's order`];
  });
}

/** One field cannot be two boxes. */
function twice(found: FoundBoxes, required: readonly string[]): string[] {
  const used = new Map<string, string>();
  return required.flatMap((slot) => {
    const name = found.get(slot)?.[0]?.name;
    if (name === undefined) return [];
    const other = used.get(name);
    used.set(name, slot);
    return other === undefined ? [] : [`one field was found for ${other} and for ${slot}`];
  });
}

/** @param isAmendable whether page 1 speaks of an amended return, for which its only check box is */
function slotsOf(
  found: FoundBoxes,
  fields: readonly FormField[],
  names: readonly string[],
  isAmendable: boolean,
): FieldMap {
  const slots: Record<string, SlotFields> = {};
  for (const slot of names) {
    const [field, ...more] = found.get(slot) ?? [];
    if (field !== undefined && more.length === 0) slots[slot] = field.name;
  }
  const boxes = fields.filter(({ check, page }) => check && page === 0);
  if (boxes.length === 1 && isAmendable) slots.amended = { check: (boxes[0] as FormField).name };
  const exception = beforeLine2(found.get("2")?.[0], fields);
  if (exception !== null) slots["2_exception"] = exception.name;
  return slots;
}

/** The small field on the row of line 2, for the number of the exception; null when it is not the only one there. */
function beforeLine2(line2: FormField | undefined, fields: readonly FormField[]): FormField | null {
  const near = fields.filter(
    ({ page, rect, check }) =>
      !check &&
      line2 !== undefined &&
      page === line2.page &&
      Math.abs(rect.y - line2.rect.y) < 1 &&
      rect.x < line2.rect.x,
  );
  return near.length === 1 ? (near[0] ?? null) : null;
}
