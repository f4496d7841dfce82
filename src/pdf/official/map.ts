import type { PDFDocument } from "pdf-lib";
import type { FieldMap } from "../../data/field-map.js";
import { yearsWithForm } from "../../data/printed-form.js";
import { type FormField, formFields } from "../document/form-fields.js";
import { readPdf } from "../document/open-pdf.js";
import { type BoxName, boxesOf } from "../template/slots.js";
import { captions } from "./captions.js";
import { type FormShape, formShape, slotsOf } from "./form-shape.js";
import { mapByPrintedLabels } from "./map-by-printed-labels.js";
import { runsOfPage, type TextRun } from "./page-text.js";
import { Speech } from "./spoken-boxes.js";
import { statedYear } from "./stated-year.js";
import { hasXfa, isAtSpokenPlace, readXfa, spokenField, type XfaForm } from "./xfa.js";

/** What was found in an official form of which nothing is known, and whether it may be filled. */
export interface FormReport {
  /** The year printed on it; null when none, or more than one, is. */
  readonly printedYear: number | null;
  /** Why it may not be filled, one sentence each; empty when it may. */
  readonly reasons: readonly string[];
  readonly boxes: readonly ReportedBox[];
  /** The map, when there is no reason against it. */
  readonly fields: FieldMap | null;
}

/** A box of the form, and what was found for it. */
interface ReportedBox {
  readonly box: BoxName;
  /** Full names of the fields found by what is printed: one, when all is well. */
  readonly fields: readonly string[];
  /** Page of the field, from 1. */
  readonly page: number | null;
  /** Whether the XFA's description of the field names the same box; null when nothing tells (see `Speech`). */
  readonly spoken: boolean | null;
}

/**
 * Maps an official Form 8606 by reading it. Each box of that year's form must be found exactly once by what is printed
 * on the page, and the other evidence in the file must agree: the XFA's spoken descriptions and places, the order of
 * the fields' names, how much a field takes, the page a line is on, and every place that states the year. Spoken
 * descriptions that contradict one another are no evidence.
 *
 * @param bytes the file
 * @param taxYear the year whose form is asked for
 */
export async function mapOfficialForm(bytes: Uint8Array, taxYear: number): Promise<FormReport> {
  const read = await readPdf(bytes, (doc) => reportOn(doc, taxYear));
  return "value" in read ? read.value : refusal([read.reason]);
}

function refusal(reasons: string[], printedYear: number | null = null): FormReport {
  return { printedYear, boxes: [], fields: null, reasons };
}

function reportOn(doc: PDFDocument, taxYear: number): FormReport {
  if (!yearsWithForm().includes(taxYear))
    return refusal([`the lines of the form of ${taxYear} are not known`]);
  const fields = formFields(doc);
  const runs = doc.getPages().map(({ node }) => runsOfPage(doc, node));
  const xfa = readXfa(doc);
  if (fields.some(({ name }) => /^line_\d/.test(name)))
    return refusal(["it is a worksheet of this program, not the IRS's form"]);
  const reasons: string[] = [];
  const printedYear = statedYear(doc, runs, xfa, reasons);
  if (reasons.length > 0) return refusal(reasons, printedYear);
  if (printedYear !== taxYear) reasons.push(`it is the form of ${printedYear}, not of ${taxYear}`);
  if (fields.length === 0) reasons.push("it has no fields to fill: it may be a scan, or flattened");
  const filled = fields.filter(({ value }) => value !== null);
  if (filled.length > 0) reasons.push(`${filled.length} of its fields are filled in already`);
  if (hasXfa(doc) && xfa === undefined) reasons.push("its XFA form cannot be read");
  if (reasons.length > 0) return refusal(reasons, printedYear);

  const heights = doc.getPages().map((page) => page.getHeight());
  return { printedYear, ...mapOf({ fields, runs, xfa, heights, shape: formShape(taxYear) }) };
}

// ---- the boxes -----------------------------------------------------------------------------------------------

/** What a file has, to be mapped. */
interface Evidence {
  readonly fields: FormField[];
  readonly runs: TextRun[][];
  readonly xfa: XfaForm | undefined;
  /** Of the pages, in points. */
  readonly heights: readonly number[];
  readonly shape: FormShape;
}

function mapOf(evidence: Evidence): Pick<FormReport, "boxes" | "fields" | "reasons"> {
  const { fields, runs, xfa, heights, shape } = evidence;
  const reasons: string[] = [];
  const found = mapByPrintedLabels(fields, runs, shape);
  const speech = xfa && new Speech(xfa, fields, shape);
  const fieldOf = new Map<BoxName, string>();
  const used = new Map<string, BoxName>();
  const boxes = Object.entries(slotsOf(shape, (box) => box))
    .flatMap(([slot, slotFields]) => boxesOf(slot, slotFields))
    .map(({ box }): ReportedBox => {
      const candidates = found.get(box) ?? [];
      const [field] = candidates;
      if (field !== undefined && candidates.length === 1) {
        const { name } = field;
        if (used.has(name)) reasons.push(`one field was found for ${used.get(name)} and for ${box}`);
        used.set(name, box);
        fieldOf.set(box, name);
        checkField(field, box, reasons);
      } else {
        const count = candidates.length === 0 ? "no field" : `${candidates.length} fields`;
        reasons.push(`${count} found for ${box}`);
      }
      return {
        box,
        fields: candidates.map(({ name }) => name),
        page: field === undefined ? null : field.page + 1,
        spoken: field === undefined || speech === undefined ? null : speech.names(field, box),
      };
    });
  for (const { name } of fields)
    if (!used.has(name)) reasons.push(`nothing is known to go into the field ${name}`);
  checkPages(shape, boxes, reasons);
  checkSpoken(boxes, reasons);
  if (xfa !== undefined) checkPlaces(xfa, fields, heights, reasons);
  checkOrder(shape, boxes, reasons);
  const map = slotsOf(shape, (box) => fieldOf.get(box) ?? "");
  return { boxes, fields: reasons.length === 0 ? map : null, reasons };
}

function checkField({ maxLength }: FormField, box: BoxName, reasons: string[]) {
  const expected = captions.find(({ slot }) => slot === box)?.maxLength;
  if (expected !== undefined && maxLength !== null && maxLength !== expected) {
    reasons.push(`the field of ${box} takes ${maxLength} characters, not ${expected}`);
  }
  if (box.endsWith(".integer") && maxLength !== null && maxLength !== 1) {
    reasons.push(`the field of ${box} takes ${maxLength} characters, not one`);
  }
  const isAmount = /^\d+[a-c]?$/.test(box) || box.endsWith(".dollars");
  if (isAmount && maxLength !== null && maxLength < 10) {
    reasons.push(`the field of ${box} takes ${maxLength} characters, too few for an amount`);
  }
}

/** The slot that a box belongs to: a line's label, or the name of another place. */
function slotOf(box: BoxName): string {
  return box.replace(/\..*$/, "");
}

/** Lines from the one that opens page 2 are on page 2, the others on page 1. */
function checkPages({ labels, secondPage }: FormShape, boxes: readonly ReportedBox[], reasons: string[]) {
  for (const { box, page } of boxes) {
    const position = labels.indexOf(slotOf(box));
    if (position < 0 || page === null) continue;
    const expected = position < labels.indexOf(secondPage) ? 1 : 2;
    if (page !== expected) reasons.push(`${box} is on page ${page}, not on page ${expected}`);
  }
}

/** The XFA must not name another box for a field. */
function checkSpoken(boxes: readonly ReportedBox[], reasons: string[]) {
  for (const { box, spoken } of boxes) {
    if (spoken === false) reasons.push(`the XFA form does not speak of ${box} where ${box} is printed`);
  }
}

/** The XFA must have the same fields, at the same places. */
function checkPlaces(xfa: XfaForm, fields: FormField[], heights: readonly number[], reasons: string[]) {
  for (const field of fields) {
    const spoken = spokenField(xfa, field);
    if (spoken === undefined) reasons.push(`the XFA form has no field ${field.name}`);
    else if (!isAtSpokenPlace(field, spoken, heights[field.page] ?? 0))
      reasons.push(`the field ${field.name} is not where the XFA form has it`);
  }
  if (xfa.fields.size !== fields.length) reasons.push("the XFA form has not the same fields");
}

/** The order of the boxes that no year has changed; those of the preparer have been in several. */
const HEADING = [
  "name",
  "ssn",
  "address_home",
  "apt",
  "city_state_zip",
  "foreign_country",
  "foreign_province",
  "foreign_postal",
];

/** Where names are numbered (`f1_9`, `f1_10`), the numbers must follow the order of the form on each page. */
function checkOrder({ labels }: FormShape, boxes: readonly ReportedBox[], reasons: string[]) {
  const order = [...HEADING, ...labels];
  const last = new Map<string, { number: number; box: BoxName }>();
  const sorted = boxes
    .filter(({ box, fields }) => fields.length === 1 && order.includes(slotOf(box)))
    .sort((a, b) => order.indexOf(slotOf(a.box)) - order.indexOf(slotOf(b.box)));
  for (const { box, fields } of sorted) {
    const [, page, digits] = /f(\d+)_(\d+)\[\d+\]$/.exec(fields[0] ?? "") ?? [];
    if (page === undefined) continue;
    const number = Number(digits);
    const before = last.get(page) ?? { number: 0, box: "" };
    if (number <= before.number)
      reasons.push(`the fields of ${before.box} and ${box} are numbered against the form's order`);
    last.set(page, { number, box });
  }
}
