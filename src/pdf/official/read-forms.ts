import type { PDFDocument } from "pdf-lib";
import { officialForm } from "../../data/official-forms.js";
import { linesOfYear, yearsWithForm } from "../../data/printed-form.js";
import { fail, type Problem, problemAt, type Result, succeed } from "../../errors.js";
import type { Cents } from "../../money/cents.js";
import { type FormField, formFields } from "../document/form-fields.js";
import { type OpenedPdf, readPdf } from "../document/open-pdf.js";
import { type BoxName, boxesOf, worksheetFieldMap } from "../template/slots.js";
import { appearanceText, fieldPieces, shownText } from "../text/shown-text.js";
import { type FormShape, formShape } from "./form-shape.js";
import type { FoundForm } from "./found-form.js";
import { mapByPrintedLabels } from "./map-by-printed-labels.js";
import { flattenedForms } from "./own-overlays.js";
import { runsOfPage, type TextRun } from "./page-text.js";
import { labelsOfPage, printedPage } from "./printed-forms.js";

/** What a filled form says. */
export interface ReadForm {
  kind: "official" | "worksheet";
  tax_year: number;
  /** Name at the top; null when it is blank. */
  owner: string | null;
  ssn: string | null;
  /** Amounts by the labels of that year's form, blank lines left out. In cents. */
  lines: Record<string, Cents>;
  /** The ratio as it is written: "0.06542". */
  line10?: string;
  /** The box for an amended return is checked. */
  amended: boolean;
  /** Everything else that is filled in, by slot. */
  texts: Record<string, string>;
  /** Where it is in the file: the pages, from 1, by the page of the form. A page that is not there is left out. */
  pages: Partial<Record<1 | 2, number>>;
  /** Lines that cannot be read, each with the reason as the end of a sentence. */
  unread: { line: string; why: string }[];
}

/**
 * Reads the filled forms in a PDF, in the order of their pages: official forms filled by anyone, official forms and
 * worksheets filled by this program, with fields, or flattened or printed by any program; alone, several in a packet, one
 * page of a form, or a form inside a whole return.
 *
 * The year is the one printed on the form's own pages. Problems: not a PDF, no form in it, a form of an unknown year, and
 * fields that are not where their lines are printed. A line that cannot be read is in `unread`, and the others are read.
 */
export async function readForms(source: Uint8Array | OpenedPdf): Promise<Result<ReadForm[]>> {
  const problems: Problem[] = [];
  let hasText = false;
  const read = await readPdf(source, (doc) => {
    const known = [...flattenedForms(doc, problems), ...fillableForms(doc, problems)];
    if (problems.length > 0) return known;
    const printed = printedForms(doc, known);
    hasText = printed.hasText;
    return [...known, ...printed.forms];
  });
  if ("reason" in read) return refused(read.reason);
  const found = read.value;
  if (problems.length > 0) return fail(problems);
  if (found.length === 0) return refused(hasText ? OTHER_PAPER : NO_TEXT);
  found.sort((a, b) => a.page - b.page);
  const forms = found.map(readForm);
  const unreadable = forms.filter(
    ({ lines, unread }) =>
      (Object.keys(lines).length === 0 && unread.length > 0) || unread.some(({ why }) => why === OWN_LABEL),
  );
  return unreadable.length === 0
    ? succeed(forms)
    : fail(
        unreadable.flatMap(({ tax_year, unread }) =>
          unread.map(({ line, why }) => problemAt("invalid_value", [String(tax_year), line], why)),
        ),
      );
}

const OTHER_PAPER = `no page of it is a Form 8606 for ${yearsWithForm().at(0)} to ${yearsWithForm().at(-1)}. Check that this is the right file`;
const NO_TEXT =
  "its pages are pictures without text, as in a scan. Enter the lines by hand, or use the PDF that was filled on a computer";
const NO_AMOUNT = "what is written there is not an amount";
/** In a PDF that shows the name of each box. */
const OWN_LABEL = "what is written there is the line's own number";

function refused(message: string) {
  return fail([problemAt("template_refused", [], message)]);
}

// ---- from boxes to lines -----------------------------------------------------------------------------------

/** Lines that the pages of a form should have and do not. Page 1 of a worksheet may end with another line than the IRS's. */
function missingLines({ kind, taxYear, pages, found }: FoundForm): string[] {
  if (found === undefined) return [];
  const isWhole = pages[1] !== undefined && pages[2] !== undefined;
  if (kind === "worksheet" && !isWhole) return [];
  return labelsOn(formShape(taxYear), pages).filter((label) => !found.includes(label));
}

function readForm(form: FoundForm): ReadForm {
  const { kind, taxYear, boxes, pages } = form;
  const take = (box: BoxName): string => {
    const text = boxes.get(box)?.trim() ?? "";
    boxes.delete(box);
    return text;
  };
  const lines: Record<string, Cents> = {};
  const unread = missingLines(form).map((line) => ({ line, why: "its place was not found on the page" }));
  let line10: string | undefined;
  for (const { label, kind: sort } of linesOfYear(taxYear)) {
    if (sort === "ratio") {
      const integer = take(`${label}.integer`).replace(/\D/g, "");
      const decimal = take(`${label}.decimal`).replace(/\D/g, "");
      const whole = take(label);
      if (whole !== "") line10 = whole;
      else if (integer + decimal !== "") line10 = `${integer || "0"}.${decimal || "0"}`;
      continue;
    }
    const [dollars, cents, whole] = [take(`${label}.dollars`), take(`${label}.cents`), take(label)];
    const text = whole + dollars.replace(/\.$/, "") + (cents === "" ? "" : `.${cents.replace(/^\./, "")}`);
    if (text === "") continue;
    const amount = amountOf(text);
    if (amount === undefined) unread.push({ line: label, why: text === label ? OWN_LABEL : NO_AMOUNT });
    else lines[label] = amount;
  }
  const owner = take("name");
  const ssn = take("ssn");
  const amended = take("amended") !== "";
  return {
    kind,
    tax_year: taxYear,
    owner: owner === "" ? null : owner,
    ssn: ssn === "" ? null : ssn,
    lines,
    ...(line10 !== undefined && { line10 }),
    amended,
    texts: Object.fromEntries([...boxes].filter(([, text]) => text !== "")),
    pages: Object.fromEntries(Object.entries(pages).map(([of, page]) => [of, page + 1])),
    unread,
  };
}

/**
 * An amount as people write it on a form, in cents: `6,500`, `$6,500.00`, `6,500 00`, `(1,234)`, `-1,234`, `-0-`, `NONE`,
 * `460*`. Undefined for anything else.
 */
export function amountOf(text: string): Cents | undefined {
  const spaced = text.replace(/(\d)\.? (\d\d)\s*([)*]?)$/, "$1.$2$3");
  if (/\d\s+\d{1,2}(?!\d)/.test(spaced)) return undefined;
  const bare = spaced.replace(/[\s$*]/g, "").replace(/(?<=\d)\.+(?=\)?$)/, "");
  if (/^(?:-0-|none|nil|n\/?a|zero)$/i.test(bare)) return 0;
  const negative = /^\(.*\)$/.test(bare) || /^[-\u2212]/.test(bare) || /-$/.test(bare);
  const digits = bare.replace(/^\((.*)\)$/, "$1").replace(/^[-\u2212]|-$/, "");
  const [, dollars, cents = ""] = /^(\d{1,3}(?:,\d{3})+|\d*)(?:\.(\d{0,2}))?$/.exec(digits) ?? [];
  if (dollars === undefined || dollars + cents === "") return undefined;
  const size = Number(dollars.replaceAll(",", "")) * 100 + Number(cents.padEnd(2, "0"));
  if (!Number.isSafeInteger(size)) return undefined;
  return negative && size !== 0 ? -size : size;
}

// ---- forms with fields ---------------------------------------------------------------------------------------

function fillableForms(doc: PDFDocument, problems: Problem[]): FoundForm[] {
  const groups = new Map<string, FormField[]>();
  for (const field of formFields(doc)) {
    if (field.page < 0) continue;
    const official = /^(.*?)topmostSubform\[\d+\]\./.exec(field.name)?.[1];
    const worksheet = /^(.*?)[^.]+$/.exec(field.name)?.[1] ?? "";
    const root = official === undefined ? `worksheet ${worksheet}` : `official ${official}`;
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [field]);
    else group.push(field);
  }
  if (groups.size === 0) return [];
  const runs = doc.getPages().map(({ node }) => runsOfPage(doc, node));
  return [...groups].flatMap(([root, fields]) => {
    const prefix = root.slice(root.indexOf(" ") + 1);
    const forms = root.startsWith("worksheet")
      ? worksheetForm(prefix, fields, runs, problems)
      : officialOf(fields, runs, problems);
    const pages = new Set(forms.flatMap((form) => Object.values(form.pages)));
    for (const field of fields)
      if (pages.has(field.page) && isContradicted(field))
        problems.push(problemAt("template_refused", [], showsOther(field.page + 1)));
    return forms;
  });
}

function showsOther(page: number): string {
  return `on page ${page}, a field shows another amount than it holds: the file was damaged or changed. Print it to a new PDF, or enter the lines by hand`;
}

/** Whether what a field shows is another number than its value. What it shows may be set with commas or a dollar sign. */
function isContradicted({ check, dict, value }: FormField): boolean {
  const shown = check ? undefined : appearanceText(dict)?.trim();
  // Programs that fill fields without drawing them leave that to the viewer.
  if (shown === undefined || shown === "") return false;
  const [held, seen] = [amountOf(value ?? ""), amountOf(shown)];
  if (held !== undefined && seen !== undefined) return held !== seen;
  return (value ?? "").replace(/\D/g, "") !== shown.replace(/\D/g, "");
}

/** The year that some pages print; undefined when they print none, or several. */
function yearOfPages(pages: readonly number[], runs: TextRun[][], pattern: RegExp): number | undefined {
  const years = pages.flatMap((page) => {
    const text = (runs[page] ?? []).map((run) => run.text).join("");
    return [...text.matchAll(pattern)].map(({ 1: year }) => Number(year));
  });
  const [year] = years;
  const isOne = year !== undefined && years.every((each) => each === year);
  return isOne && yearsWithForm().includes(year) ? year : undefined;
}

/** A name that two fields have: in a whole file each field has its own (ISO 32000-1, 12.7.3.2). */
function sharedName(fields: readonly FormField[]): string | undefined {
  const names = new Set<string>();
  return fields.find(({ name }) => names.size === names.add(name).size)?.name;
}

function worksheetForm(
  prefix: string,
  fields: FormField[],
  runs: TextRun[][],
  problems: Problem[],
): FoundForm[] {
  const local = fields.map((field) => ({ ...field, name: field.name.slice(prefix.length) }));
  if (!local.some(({ name }) => /^line_\d/.test(name))) return [];
  const taxYear = yearOfPages(
    [...new Set(fields.map(({ page }) => page))],
    runs,
    /worksheet\s*,\s*tax year\s*(\d{4})/gi,
  );
  if (taxYear === undefined) return [];
  // By any line of the page: one field may be missing.
  const pageOf = (page: 1 | 2) => {
    const names = new Set(labelsOfPage(formShape(taxYear), page).map((label) => `line_${label}`));
    return local.find(({ name }) => names.has(name))?.page;
  };
  const [first, second] = [pageOf(1), pageOf(2)];
  if (first === undefined && second === undefined) return [];
  // Line 15a may be on the second page of a worksheet.
  const pages = {
    ...(first !== undefined && first !== second && { 1: first }),
    ...(second !== undefined && { 2: second }),
  };
  const shared = sharedName(local);
  if (shared !== undefined) {
    const message = `two fields are called ${shared}: the file was damaged or changed. Draft it again, or enter the lines by hand`;
    problems.push(problemAt("template_refused", [], message));
    return [];
  }
  return [withTexts(taxYear, pages, local)];
}

/** The official forms whose fields a group has: of a whole return only the pages of a Form 8606, and of those each pair. */
function officialOf(fields: FormField[], runs: TextRun[][], problems: Problem[]): FoundForm[] {
  const pages = [...new Set(fields.map(({ page }) => page))]
    .sort((a, b) => a - b)
    .filter((page) => yearOfPages([page], runs, OFFICIAL_YEAR) !== undefined);
  const forms: { taxYear: number; pages: Partial<Record<1 | 2, number>> }[] = [];
  for (const page of pages) {
    const taxYear = yearOfPages([page], runs, OFFICIAL_YEAR) as number;
    const formPage = fields.some((each) => each.page === page && /\bPage2\[/.test(each.name)) ? 2 : 1;
    const before = forms.at(-1);
    if (formPage === 2 && before?.taxYear === taxYear && before.pages[2] === undefined)
      before.pages[2] = page;
    else forms.push({ taxYear, pages: { [formPage]: page } });
  }
  return forms.flatMap(({ taxYear, pages: own }) => {
    const of = fields.filter(({ page }) => Object.values(own).includes(page));
    return officialPages(taxYear, own, of, runs, problems);
  });
}

const OFFICIAL_YEAR = /Form\s*8606\s*\((\d{4})\)/g;

/** The labels of the lines on the pages that are there. */
function labelsOn(shape: FormShape, pages: FoundForm["pages"]): string[] {
  return ([1, 2] as const).flatMap((page) => (pages[page] === undefined ? [] : labelsOfPage(shape, page)));
}

function officialPages(
  taxYear: number,
  pages: FoundForm["pages"],
  fields: FormField[],
  runs: TextRun[][],
  problems: Problem[],
): FoundForm[] {
  const shape = formShape(taxYear);
  const labels = labelsOn(shape, pages);
  const boxes = [...mapByPrintedLabels(fields, runs, shape)];
  const doubtful = boxes.filter(([, found]) => found.length !== 1).map(([box]) => box);
  const missing = labels.filter((label) => !boxes.some(([box]) => box.split(".")[0] === label));
  const names = new Map(
    boxes.map(([box, [field]]) => [box, field?.name.replace(/^.*?(?=topmostSubform)/, "")]),
  );
  const known = Object.entries(officialForm(taxYear)?.fields ?? {})
    .flatMap(([slot, slotFields]) => boxesOf(slot, slotFields))
    .filter(({ field }) => pages[/\bPage2\[/.test(field) ? 2 : 1] !== undefined);
  const elsewhere = known.filter(({ box, field }) => names.get(box) !== field).map(({ box }) => box);
  const wrong = new Set([...doubtful, ...missing, ...elsewhere]);
  if (wrong.size > 0) {
    const message = `the fields are not where the form of ${taxYear} prints them: ${[...wrong].join(", ")}`;
    problems.push(problemAt("template_refused", [], message));
    return [];
  }
  const texts = new Map(boxes.map(([box, [field]]) => [box, field?.value ?? ""]));
  return [{ kind: "official", taxYear, page: Math.min(...Object.values(pages)), pages, boxes: texts }];
}

function withTexts(taxYear: number, pages: FoundForm["pages"], fields: FormField[]): FoundForm {
  const values = new Map(fields.map(({ name, value }) => [name, value ?? ""]));
  const boxes = new Map<BoxName, string>();
  for (const [slot, slotFields] of Object.entries(worksheetFieldMap(fields))) {
    for (const { box, field } of boxesOf(slot, slotFields)) boxes.set(box, values.get(field) ?? "");
  }
  const found = [...boxes.keys()].map((box) => box.split(".")[0] ?? "");
  return { kind: "worksheet", taxYear, page: Math.min(...Object.values(pages)), pages, boxes, found };
}

// ---- forms that another program flattened or printed ---------------------------------------------------------

/**
 * Forms on pages whose fields are not the document's, as what the pages show. A page 2 belongs to the page 1 before it, also
 * when that was read otherwise.
 */
function printedForms(
  doc: PDFDocument,
  known: readonly FoundForm[],
): { forms: FoundForm[]; hasText: boolean } {
  const read = new Set(known.flatMap((form) => Object.values(form.pages)));
  const forms: FoundForm[] = [];
  let hasText = false;
  doc.getPages().forEach(({ node }, page) => {
    if (read.has(page)) return;
    const pieces = [...shownText(doc, node), ...fieldPieces(doc, node)];
    hasText ||= pieces.some(({ text }) => text.trim() !== "");
    const printed = printedPage(pieces);
    if (printed === undefined) return;
    const { kind, taxYear, formPage, boxes, found } = printed;
    const before = known.find((form) => form.pages[1] === page - 1) ?? forms.at(-1);
    const isSecond =
      formPage === 2 && before?.kind === kind && before.taxYear === taxYear && before.pages[2] === undefined;
    if (!isSecond)
      forms.push({ kind, taxYear, page, pages: { [formPage]: page }, boxes: new Map(boxes), found });
    else {
      before.pages[2] = page;
      for (const [box, text] of boxes) before.boxes.set(box, text);
      if (before.found !== undefined) before.found = [...before.found, ...found];
    }
  });
  return { forms, hasText };
}
