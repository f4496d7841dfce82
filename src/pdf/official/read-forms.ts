import { type PDFDict, type PDFDocument, PDFRawStream } from "pdf-lib";
import type { FieldMap } from "../../data/field-map.js";
import { officialForm } from "../../data/official-forms.js";
import { linesOfYear, yearsWithForm } from "../../data/printed-form.js";
import { fail, type Problem, problemAt, type Result, succeed } from "../../errors.js";
import type { Cents } from "../../money/cents.js";
import { unpacked } from "../document/bounds.js";
import { contentOperations, type Operand, Text } from "../document/content-tokens.js";
import { type FormField, formFields } from "../document/form-fields.js";
import { dictEntry, entry, readPdf } from "../document/open-pdf.js";
import { budgetOf } from "../document/read-budget.js";
import { hex4 } from "../fonts/character.js";
import { winAnsiCharacters } from "../fonts/win-ansi.js";
import { type BoxName, boxesOf, worksheetFieldMap } from "../template/slots.js";
import { formShape } from "./form-shape.js";
import { mapByPrintedLabels } from "./map-by-printed-labels.js";
import { runsOfPage, type TextRun } from "./page-text.js";

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
}

/**
 * Reads the filled forms in a PDF, in the order of their pages: official forms filled by anyone, official forms and
 * worksheets filled by this program, fillable or flattened, alone or several in a packet.
 *
 * The year is the one printed on the form's own pages. Problems: not a PDF, no form in it, a form that was
 * flattened elsewhere or is of an unknown year, fields that are not where their lines are printed, and amounts that
 * are none, each with its line as the path.
 */
export async function readForms(bytes: Uint8Array): Promise<Result<ReadForm[]>> {
  const problems: Problem[] = [];
  const read = await readPdf(bytes, (doc) => [
    ...flattenedForms(doc, problems),
    ...fillableForms(doc, problems),
  ]);
  if ("reason" in read) return refused(read.reason);
  const found = read.value;
  if (problems.length > 0) return fail(problems);
  if (found.length === 0) {
    return refused(
      "it has no Form 8606 with fields to read: it may be a scan, or flattened by another program",
    );
  }
  found.sort((a, b) => a.page - b.page);
  const forms = found.map((form) => readForm(form, problems));
  return problems.length > 0 ? fail(problems) : succeed(forms);
}

function refused(message: string) {
  return fail([problemAt("template_refused", [], message)]);
}

/** The texts of a form's boxes. A checked box has a text that is not empty. */
interface FoundForm {
  kind: ReadForm["kind"];
  taxYear: number;
  /** First page, from 0. */
  page: number;
  boxes: Map<BoxName, string>;
}

// ---- from boxes to lines -----------------------------------------------------------------------------------

function readForm({ kind, taxYear, boxes }: FoundForm, problems: Problem[]): ReadForm {
  const take = (box: BoxName): string => {
    const text = boxes.get(box)?.trim() ?? "";
    boxes.delete(box);
    return text;
  };
  const lines: Record<string, Cents> = {};
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
    const text = whole + dollars + (cents === "" ? "" : `.${cents.replace(/^\./, "")}`);
    if (text === "") continue;
    const amount = amountOf(text);
    if (amount === undefined) {
      problems.push(
        problemAt("invalid_value", [String(taxYear), label], "what stands on this line is not an amount"),
      );
    } else lines[label] = amount;
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
  };
}

/**
 * An amount as people write it on a form, in cents: `6,500`, `$6,500.00`, `(1,234)`, `-1,234`, `-0-`, `460*`.
 * Undefined for anything else.
 */
export function amountOf(text: string): Cents | undefined {
  const bare = text.replace(/[\s$*]/g, "");
  if (bare === "-0-") return 0;
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
    return root.startsWith("worksheet")
      ? worksheetForm(prefix, fields, runs)
      : officialOf(fields, runs, problems);
  });
}

/** The year that the pages of some fields print; undefined when they print none, or several. */
function printedYear(fields: FormField[], runs: TextRun[][], pattern: RegExp): number | undefined {
  const pages = new Set(fields.map(({ page }) => page));
  const years = [...pages].flatMap((page) => {
    const text = (runs[page] ?? []).map((run) => run.text).join("");
    return [...text.matchAll(pattern)].map(({ 1: year }) => Number(year));
  });
  const [year] = years;
  const isOne = year !== undefined && years.every((each) => each === year);
  return isOne && yearsWithForm().includes(year) ? year : undefined;
}

function worksheetForm(prefix: string, fields: FormField[], runs: TextRun[][]): FoundForm[] {
  if (!fields.some(({ name }) => name === `${prefix}line_14`)) return [];
  const taxYear = printedYear(fields, runs, /worksheet\s*,\s*tax year\s*(\d{4})/gi);
  if (taxYear === undefined) return [];
  const local = fields.map((field) => ({ ...field, name: field.name.slice(prefix.length) }));
  return [withTexts("worksheet", taxYear, local, worksheetFieldMap(local))];
}

function officialOf(fields: FormField[], runs: TextRun[][], problems: Problem[]): FoundForm[] {
  const taxYear = printedYear(fields, runs, /Form\s*8606\s*\((\d{4})\)/g);
  if (taxYear === undefined) return [];
  const shape = formShape(taxYear);
  const boxes = [...mapByPrintedLabels(fields, runs, shape)];
  const doubtful = boxes.filter(([, found]) => found.length !== 1).map(([box]) => box);
  const missing = shape.labels.filter((label) => !boxes.some(([box]) => box.split(".")[0] === label));
  const names = new Map(
    boxes.map(([box, [field]]) => [box, field?.name.replace(/^.*?(?=topmostSubform)/, "")]),
  );
  const known = Object.entries(officialForm(taxYear)?.fields ?? {}).flatMap(([slot, slotFields]) =>
    boxesOf(slot, slotFields),
  );
  const elsewhere = known.filter(({ box, field }) => names.get(box) !== field).map(({ box }) => box);
  const wrong = new Set([...doubtful, ...missing, ...elsewhere]);
  if (wrong.size > 0) {
    const message = `the fields are not where the form of ${taxYear} prints them: ${[...wrong].join(", ")}`;
    problems.push(problemAt("template_refused", [], message));
    return [];
  }
  const texts = new Map(boxes.map(([box, [field]]) => [box, field?.value ?? ""]));
  return [{ kind: "official", taxYear, page: Math.min(...fields.map(({ page }) => page)), boxes: texts }];
}

function withTexts(kind: ReadForm["kind"], taxYear: number, fields: FormField[], map: FieldMap): FoundForm {
  const values = new Map(fields.map(({ name, value }) => [name, value ?? ""]));
  const boxes = new Map<BoxName, string>();
  for (const [slot, slotFields] of Object.entries(map)) {
    for (const { box, field } of boxesOf(slot, slotFields)) boxes.set(box, values.get(field) ?? "");
  }
  return { kind, taxYear, page: Math.min(...fields.map(({ page }) => page)), boxes };
}

// ---- forms that this program flattened -----------------------------------------------------------------------

/** The name and the tag of what this program draws on a flattened page. */
const OVERLAY = "F8606";

function flattenedForms(doc: PDFDocument, problems: Problem[]): FoundForm[] {
  const forms: FoundForm[] = [];
  doc.getPages().forEach(({ node }, page) => {
    const objects = dictEntry(node.Resources() ?? node, "XObject");
    const overlay = objects === undefined ? undefined : entry(objects, OVERLAY);
    if (!(overlay instanceof PDFRawStream)) return;
    const read = readOverlay(overlay);
    if (read === undefined || !yearsWithForm().includes(read.year)) {
      problems.push(problemAt("template_refused", [], `page ${page + 1} is not as this program draws it`));
      return;
    }
    let form = read.page === 1 ? undefined : forms.at(-1);
    if (form === undefined) {
      const text = runsOfPage(doc, node)
        .map((run) => run.text)
        .join("");
      const kind = /worksheet\s*,\s*tax year/i.test(text) ? "worksheet" : "official";
      form = { kind, taxYear: read.year, page, boxes: new Map() };
      forms.push(form);
    }
    for (const [box, text] of read.boxes) form.boxes.set(box, text);
  });
  return forms;
}

function readOverlay(
  overlay: PDFRawStream,
): { year: number; page: number; boxes: [BoxName, string][] } | undefined {
  let header: Operand[] = [];
  let decode = winAnsiText;
  const texts: string[] = [];
  const marks: string[] = [];
  const budget = budgetOf(overlay.dict.context);
  for (const [name, operands] of contentOperations(unpacked(overlay), budget)) {
    if (name === "BDC" && operands[0] === `/${OVERLAY}`) header = operands;
    const last = operands.at(-1);
    if (name === "Tf") decode = decoderOf(overlay.dict, String(operands.at(-2)).slice(1));
    if (name === "Tj" && last instanceof Text) texts.push(decode(last.text));
    if (name === "Do") marks.push("checked");
  }
  const after = (key: string) => header[header.indexOf(key) + 1];
  const names = after("/Boxes");
  const year = Number(after("/Year"));
  if (!Array.isArray(names) || !Number.isInteger(year)) return undefined;
  // Marks of check boxes are drawn behind all texts.
  const boxes = names.map((name): [BoxName, string] => {
    const box = String(name).slice(1);
    const isMark = box === "amended" || box === "preparer_self_employed";
    return [box, (isMark ? marks.shift() : texts.shift()) ?? ""];
  });
  return { year, page: Number(after("/Page")), boxes };
}

const winAnsi = new Map(winAnsiCharacters());

function winAnsiText(codes: string): string {
  return [...codes].map((code) => winAnsi.get(code.charCodeAt(0)) ?? "").join("");
}

/** How the codes of a font in some resources are read: by its ToUnicode map, or as WinAnsi. */
function decoderOf(xObject: PDFDict, name: string): (codes: string) => string {
  const fonts = dictEntry(dictEntry(xObject, "Resources") ?? xObject, "Font");
  const font = fonts === undefined ? undefined : dictEntry(fonts, name);
  const map = font === undefined ? undefined : entry(font, "ToUnicode");
  if (!(map instanceof PDFRawStream)) return winAnsiText;
  const characters = new Map<string, string>();
  const text = new TextDecoder("latin1").decode(unpacked(map));
  for (const [, code = "", units = ""] of text.matchAll(/<(\w{4})>\s*<(\w+)>/g)) {
    const chars = units.match(/.{4}/g)?.map((unit) => String.fromCharCode(Number.parseInt(unit, 16)));
    characters.set(code.toUpperCase(), (chars ?? []).join(""));
  }
  return (codes) => {
    let shown = "";
    for (let at = 0; at + 1 < codes.length; at += 2)
      shown += characters.get(hex4(codes.charCodeAt(at) * 256 + codes.charCodeAt(at + 1))) ?? "";
    return shown;
  };
}
