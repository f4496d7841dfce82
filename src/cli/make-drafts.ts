import { fail, type Problem, type Result, succeed } from "../errors.js";
import type { Ledger, YearResult } from "../index.js";
import { draftName, packetName } from "../node/file-name.js";
import { widerFonts } from "../node/fonts.js";
import { findTemplate, type TemplateChoice, type TemplateFile } from "../node/template-store.js";
import { type CompiledTemplate, compilePages, compileTemplate } from "../pdf/compile.js";
import { formValues } from "../pdf/form-values.js";
import { fillPacket, type PacketPart } from "../pdf/packet.js";
import type { FormValues } from "../pdf/slots.js";
import { attachedPages } from "./attached-pages.js";

/** A finished PDF, read back and found equal to its lines. */
export interface Draft {
  name: string;
  kinds: ReadonlySet<TemplateFile["kind"]>;
  bytes: Uint8Array;
}

/** How drafts are asked for. */
export interface DraftShape {
  template: TemplateChoice;
  /** One PDF for all years, instead of one a year. */
  packet: boolean;
  flatten: boolean;
  /** The forms go without a tax return, so the address block is filled in every year. */
  alone: boolean;
}

/** A blank form ready to be filled, and what it is. */
export interface Blank {
  readonly kind: TemplateFile["kind"];
  readonly template: CompiledTemplate;
}

/** Finds the blank of a tax year. A program that makes many drafts keeps its blanks instead of reading them anew. */
export type FindBlank = (taxYear: number, choice: TemplateChoice) => Result<Blank> | Promise<Result<Blank>>;

/** A year's form with what goes with it, ready to be filled. */
interface Sheet extends Blank {
  year: number;
  values: FormValues;
  parts: PacketPart[];
}

/**
 * Makes the drafts of one owner. A problem has the form and the place on it as its path.
 *
 * @param years years whose form is required, in ascending order; none gives no draft
 * @param ownerPart the owner's part of the file names
 * @param findBlank where the blanks come from; read from the disk when left out
 * @throws Refused when there is no template of the kind asked for
 */
export async function makeDrafts(
  ledger: Ledger,
  years: readonly YearResult[],
  ownerPart: string,
  shape: DraftShape,
  findBlank: FindBlank = readBlank,
): Promise<Result<Draft[]>> {
  const sheets: Sheet[] = [];
  for (const year of years) {
    const sheet = await makeSheet(ledger, year, shape, findBlank);
    if (!sheet.ok) return sheet;
    sheets.push(sheet.value);
  }
  const groups = shape.packet && sheets.length > 0 ? [sheets] : sheets.map((sheet) => [sheet]);
  const drafts: Draft[] = [];
  const problems: Problem[] = [];
  for (const group of groups) {
    const filled = fillGroup(group, ledger, shape);
    const taxYears = group.map(({ year }) => year);
    const name = shape.packet ? packetName(taxYears, ownerPart) : draftName(taxYears[0] ?? 0, ownerPart);
    if (filled.ok) drafts.push({ name, kinds: new Set(group.map(({ kind }) => kind)), bytes: filled.value });
    else problems.push(...filled.problems);
  }
  return problems.length === 0 ? succeed(drafts) : fail(problems);
}

async function readBlank(taxYear: number, choice: TemplateChoice): Promise<Result<Blank>> {
  const { kind, bytes, fields } = findTemplate(taxYear, choice);
  const compiled = await compileTemplate(bytes, fields, taxYear);
  return compiled.ok ? succeed({ kind, template: compiled.value }) : compiled;
}

async function makeSheet(
  ledger: Ledger,
  year: YearResult,
  shape: DraftShape,
  findBlank: FindBlank,
): Promise<Result<Sheet>> {
  const blank = await findBlank(year.tax_year, shape.template);
  if (!blank.ok) return blank;
  const { kind, template } = blank.value;
  const address = shape.alone || ledger.years[year.tax_year]?.filed?.return === false;
  const values = withPlaces(formValues(ledger, year, { address }), template);
  const parts: PacketPart[] = [{ template, values }];
  const attached = await attachedPages(ledger, year);
  if (attached !== null) {
    const pages = await compilePages(attached);
    if (!pages.ok) return pages;
    parts.push({ pages: pages.value });
  }
  return succeed({ year: year.tax_year, kind, template, values, parts });
}

/** The note beside line 13 has a place on the worksheet alone; the asterisk on the line itself is on both. */
function withPlaces(values: FormValues, template: CompiledTemplate): FormValues {
  const { line_13_note, ...rest } = values;
  return line_13_note !== undefined && template.slots.has("line_13_note") ? values : rest;
}

function fillGroup(group: readonly Sheet[], { options }: Ledger, shape: DraftShape): Result<Uint8Array> {
  const [only] = group;
  const parts = group.flatMap((sheet) => sheet.parts);
  const years = group.map(({ year }) => year);
  const filled = fillPacket(parts, {
    shape: shape.flatten ? "flattened" : "fillable",
    money: options.round,
    title:
      group.length === 1 && only !== undefined
        ? only.template.title
        : `Form 8606 for ${Math.min(...years)} to ${Math.max(...years)}`,
    ...(group.some(({ values }) => needsWiderFonts(values)) && { fonts: widerFonts() }),
  });
  if (filled.ok) return filled;
  const sheetOf = parts.map((part) => group.find((sheet) => sheet.parts.includes(part)));
  return fail(filled.problems.map((problem) => onForm(problem, (part) => sheetOf[part]?.year)));
}

/** Reading the fonts takes longer than all the rest, so they are read only for a text that may need them. */
function needsWiderFonts(values: FormValues): boolean {
  return Object.values(values).some((value) => "text" in value && /[^\u0020-\u00ff]/.test(value.text));
}

/** `parts[2].name` in words: on which year's form, and where on it. */
function onForm(problem: Problem, yearOf: (part: number) => number | undefined): Problem {
  const place = /^parts\[(\d+)\]\.(\w+)$/.exec(problem.path);
  if (place === null) return problem;
  const slot = (place[2] ?? "").replaceAll("_", " ");
  return { ...problem, path: `Form 8606 for ${yearOf(Number(place[1]))}, ${slot}` };
}
