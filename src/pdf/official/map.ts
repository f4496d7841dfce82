import type { PDFDocument } from "pdf-lib";
import type { FieldMap, SlotFields } from "../../data/field-map.js";
import { formYear, linesOfYear, yearsWithForm } from "../../data/printed-form.js";
import { type FormField, formFields } from "../document/form-fields.js";
import { contentOf, readPdf } from "../document/open-pdf.js";
import { type BoxName, boxesOf } from "../template/slots.js";
import { captions } from "./captions.js";
import { printedMap } from "./map-by-printed-labels.js";
import { boxSpoken, hasXfa, isAtSpokenPlace, readXfa, spokenField, type XfaForm } from "./map-by-xfa.js";
import { type TextRun, textRuns } from "./page-text.js";

/** What was found in a blank of which nothing is known, and whether it may be filled. */
export interface BlankReport {
  /** The year printed on it; null when none, or more than one, is. */
  printedYear: number | null;
  /** Why it may not be filled, one sentence each; empty when it may. */
  reasons: string[];
  boxes: {
    box: BoxName;
    /** Full names of the fields found by what is printed: one, when all is well. */
    fields: string[];
    /** Page of the field, from 1. */
    page: number | null;
    /** Whether the XFA's description of the field names the same box; null when the file has no XFA. */
    spoken: boolean | null;
  }[];
  /** The map, when there is no reason against it. */
  fields: FieldMap | null;
}

/**
 * Maps a blank Form 8606 by reading it. Each box of that year's form must be found exactly once by what is printed
 * on the page, and the other evidence in the file must agree: the XFA's spoken descriptions and places, the order of
 * the fields' names, how much a field takes, the page a line is on, and every place that states the year.
 *
 * @param bytes the file
 * @param taxYear the year whose form is asked for
 */
export async function mapBlank(bytes: Uint8Array, taxYear: number): Promise<BlankReport> {
  const read = await readPdf(bytes, (doc) => reportOn(doc, taxYear));
  return "value" in read
    ? read.value
    : { printedYear: null, boxes: [], fields: null, reasons: [read.reason] };
}

function reportOn(doc: PDFDocument, taxYear: number): BlankReport {
  const reasons: string[] = [];
  const report = (more: Partial<BlankReport>): BlankReport => ({
    printedYear: null,
    boxes: [],
    fields: null,
    ...more,
    reasons,
  });
  if (!yearsWithForm().includes(taxYear)) {
    reasons.push(`the lines of the form of ${taxYear} are not known`);
    return report({});
  }
  const fields = formFields(doc);
  const runs = doc.getPages().map(({ node }) => textRuns(contentOf(doc, node)));
  const xfa = readXfa(doc);
  if (fields.some(({ name }) => /^line_\d/.test(name))) {
    reasons.push("it is a worksheet of this program, not the IRS's form");
    return report({});
  }
  const printedYear = yearOf(doc, runs, xfa, reasons);
  if (reasons.length > 0) return report({ printedYear });
  if (printedYear !== taxYear) reasons.push(`it is the form of ${printedYear}, not of ${taxYear}`);
  if (fields.length === 0) reasons.push("it has no fields to fill: it may be a scan, or flattened");
  const filled = fields.filter(({ value }) => value !== null);
  if (filled.length > 0) reasons.push(`${filled.length} of its fields are filled in already`);
  if (hasXfa(doc) && xfa === undefined) reasons.push("its XFA form cannot be read");
  if (reasons.length > 0) return report({ printedYear });

  const mapped = mapOf(fields, runs, xfa, doc, taxYear, reasons);
  return report({ printedYear, boxes: mapped.boxes, fields: reasons.length === 0 ? mapped.fields : null });
}

// ---- the year ------------------------------------------------------------------------------------------------

/** The year that every place of the file agrees on. */
function yearOf(
  doc: PDFDocument,
  runs: TextRun[][],
  xfa: XfaForm | undefined,
  reasons: string[],
): number | null {
  const stated: [where: string, year: string | undefined][] = [];
  const title = doc.getTitle() ?? "";
  const titleYear = /^(\d{4}) Form 8606\b/.exec(title)?.[1];
  if (title !== "") stated.push(["its title", titleYear]);
  const large = (runs[0] ?? []).filter(({ size }) => size >= 18);
  const heading = large.map(({ text }) => text.trim()).join("");
  stated.push(["the heading of page 1", /8606(\d{4})$/.exec(heading)?.[1]]);
  runs.forEach((page, index) => {
    const text = page.map((run) => run.text).join("");
    const years = [...text.matchAll(/Form\s*8606\s*\((\d{4})\)/g)].map(({ 1: year }) => year);
    stated.push([`page ${index + 1}`, new Set(years).size === 1 ? years[0] : undefined]);
  });
  if (xfa !== undefined) {
    stated.push(["its XFA form", /^(\d{4}) Form 8606\b/.exec(xfa.title)?.[1]]);
    const spoken = [...xfa.fields.values()].flatMap(
      ({ description }) => /(\d{4}) Form 8606/.exec(description)?.[1] ?? [],
    );
    for (const year of spoken) stated.push(["what is spoken for its fields", year]);
  }
  const isForm = heading.startsWith("8606") || titleYear !== undefined;
  const missing = stated.filter(([, year]) => year === undefined).map(([where]) => where);
  if (!isForm || runs.length !== 2) reasons.push("it is not a Form 8606 of two pages");
  else if (missing.length > 0) reasons.push(`no year, or more than one, is on ${missing.join(", ")}`);
  const years = new Set(stated.flatMap(([, year]) => year ?? []));
  if (years.size > 1 && reasons.length === 0) {
    reasons.push(
      `it states different years: ${stated.map(([where, year]) => `${year} on ${where}`).join(", ")}`,
    );
  }
  return years.size === 1 ? Number([...years][0]) : null;
}

// ---- the boxes -----------------------------------------------------------------------------------------------

function mapOf(
  fields: FormField[],
  runs: TextRun[][],
  xfa: XfaForm | undefined,
  doc: PDFDocument,
  taxYear: number,
  reasons: string[],
): { boxes: BlankReport["boxes"]; fields: FieldMap } {
  const year = formYear(taxYear);
  const lines = linesOfYear(taxYear);
  const labels = new Set(lines.map(({ label }) => label));
  const ratio = lines.find(({ kind }) => kind === "ratio")?.label as string;
  const found = printedMap(fields, runs, labels, ratio, year.cents_boxes);

  const slotFields: Record<string, SlotFields> = {};
  const placeholder = "";
  for (const { slot, place } of captions) {
    if (slot === "amended" && !year.amended_box) continue;
    slotFields[slot] = place === "beside" ? { check: placeholder } : placeholder;
  }
  for (const { label, kind } of lines) {
    if (kind === "ratio") slotFields[label] = { integer: placeholder, decimal: placeholder };
    else slotFields[label] = year.cents_boxes ? { dollars: placeholder, cents: placeholder } : placeholder;
  }

  const boxes: BlankReport["boxes"] = [];
  const used = new Map<string, BoxName>();
  for (const [slot, shape] of Object.entries(slotFields)) {
    for (const { box } of boxesOf(slot, shape)) {
      const candidates = found.get(box) ?? [];
      const [field] = candidates;
      boxes.push({
        box,
        fields: candidates.map(({ name }) => name),
        page: field === undefined ? null : field.page + 1,
        spoken:
          xfa === undefined || field === undefined
            ? null
            : speaks(xfa, field, box, labels, ratio, year.cents_boxes),
      });
      if (candidates.length !== 1) {
        reasons.push(
          `${candidates.length === 0 ? "no field" : `${candidates.length} fields`} found for ${box}`,
        );
        continue;
      }
      const { name } = field as FormField;
      if (used.has(name)) reasons.push(`one field was found for ${used.get(name)} and for ${box}`);
      used.set(name, box);
      checkField(field as FormField, box, reasons);
      slotFields[slot] = withField(slotFields[slot] as SlotFields, box, name);
    }
  }
  for (const { name } of fields)
    if (!used.has(name)) reasons.push(`nothing is known to go into the field ${name}`);
  checkPages(
    lines.map(({ label }) => label),
    boxes,
    year.second_page_starts_at,
    reasons,
  );
  if (xfa !== undefined) checkSpoken(xfa, fields, boxes, doc, reasons);
  checkOrder(
    lines.map(({ label }) => label),
    boxes,
    reasons,
  );
  return { boxes, fields: slotFields };
}

function withField(shape: SlotFields, box: BoxName, name: string): SlotFields {
  if (typeof shape === "string") return name;
  if ("check" in shape) return { check: name };
  return { ...shape, [box.slice(box.indexOf(".") + 1)]: name } as SlotFields;
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

/** Lines from the one that opens page 2 are on page 2, the others on page 1. */
function checkPages(labels: string[], boxes: BlankReport["boxes"], second: string, reasons: string[]) {
  for (const { box, page } of boxes) {
    const position = labels.indexOf(box.split(".")[0] as string);
    if (position < 0 || page === null) continue;
    const expected = position < labels.indexOf(second) ? 1 : 2;
    if (page !== expected) reasons.push(`${box} is on page ${page}, not on page ${expected}`);
  }
}

function speaks(
  xfa: XfaForm,
  field: FormField,
  box: BoxName,
  labels: ReadonlySet<string>,
  ratio: string,
  cents: boolean,
): boolean {
  const spoken = spokenField(xfa, field);
  return spoken !== undefined && boxSpoken(spoken.description, labels, ratio, cents) === box;
}

/** The XFA must name the same box for each field, and have it at the same place. */
function checkSpoken(
  xfa: XfaForm,
  fields: FormField[],
  boxes: BlankReport["boxes"],
  doc: PDFDocument,
  reasons: string[],
) {
  for (const { box, spoken } of boxes) {
    if (spoken === false) reasons.push(`the XFA form does not speak of ${box} where ${box} is printed`);
  }
  const heights = doc.getPages().map((page) => page.getHeight());
  for (const field of fields) {
    const spoken = spokenField(xfa, field);
    if (spoken !== undefined && !isAtSpokenPlace(field, spoken, heights[field.page] as number)) {
      reasons.push(`the field ${field.name} is not where the XFA form has it`);
    }
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
function checkOrder(labels: string[], boxes: BlankReport["boxes"], reasons: string[]) {
  const order = [...HEADING, ...labels];
  const last = new Map<string, [number, BoxName]>();
  const sorted = boxes
    .filter(({ box, fields }) => fields.length === 1 && order.includes(box.split(".")[0] as string))
    .sort(
      (a, b) => order.indexOf(a.box.split(".")[0] as string) - order.indexOf(b.box.split(".")[0] as string),
    );
  for (const { box, fields } of sorted) {
    const [, page, number] = /f(\d+)_(\d+)\[\d+\]$/.exec(fields[0] as string) ?? [];
    if (page === undefined) continue;
    const [before, boxBefore] = last.get(page) ?? [0, ""];
    if (Number(number) <= before)
      reasons.push(`the fields of ${boxBefore} and ${box} are numbered against the form's order`);
    last.set(page, [Number(number), box]);
  }
}
