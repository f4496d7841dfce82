import { isFiledOtherwise } from "../correction/form-check.js";
import { whyNotDrawn } from "../data/printed-form.js";
import { fail, type Problem, problemAt, type Result, succeed } from "../errors.js";
import type { Ledger, LedgerResult, YearResult } from "../index.js";
import { fontsFor, fontsWhenNeeded } from "../node/fonts.js";
import { findTemplate, type TemplateChoice, type TemplateFile } from "../node/templates/store.js";
import { type PlainFonts, plainFonts, plainPages } from "../pdf/pages/plain-pages.js";
import { type CompiledTemplate, compileTemplate } from "../pdf/template/compile.js";
import {
  checkPacket,
  fillPacket,
  type PacketOptions,
  type PacketPart,
  writePacket,
} from "../pdf/template/packet.js";
import { draftName, packetName, statementName } from "./file-name.js";
import { formValues } from "./form-values.js";
import { hasAttachments } from "./pages/attachments.js";
import { type ExtraPages, extraPagesOfPacket, extraPagesOfYear } from "./pages/extra-pages.js";

/** A finished PDF, read back and found equal to its lines. */
export interface Draft {
  name: string;
  /** On which kinds of blank its forms are filled; none when it holds no form. */
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

/** How drafts are made by a program that makes many. */
export interface DraftMeans {
  readonly findBlank: FindBlank;
  /** Called where there is time for something else: between the long steps of a packet. */
  readonly pause?: () => Promise<void>;
}

/** What is printed of one year: its form with the pages behind it, or these alone when no form is required. */
interface Sheet {
  readonly year: number;
  readonly kind: TemplateFile["kind"] | null;
  readonly title: string;
  readonly parts: readonly PacketPart[];
  /** Why the pages behind the form could not be written. The form's own problems, which name the field, come first. */
  readonly problems: readonly Problem[];
}

/**
 * Makes the drafts of one owner: of each year its form and behind it what has to be attached. A packet ends with what
 * the review found and a chart. A problem has the form and the place on it as its path.
 *
 * @param computed the ledger, and what follows from it
 * @param years years that have something to print (`isDrafted`), in ascending order; none gives no draft
 * @param ownerPart the owner's part of the file names
 * @param means where the blanks come from; read from the disk when left out
 * @throws FileError when there is no template of the kind asked for
 */
export async function makeDrafts(
  { ledger, result }: { readonly ledger: Ledger; readonly result: LedgerResult },
  years: readonly YearResult[],
  ownerPart: string,
  shape: DraftShape,
  { findBlank, pause }: DraftMeans = { findBlank: readBlank },
): Promise<Result<Draft[]>> {
  const fonts = shape.packet || years.some(hasAttachments) ? await pageFonts() : null;
  const sheets: Sheet[] = [];
  for (const year of years) {
    const found = year.must_file ? blankOf(year, shape.template, findBlank) : null;
    const sheet = makeSheet(ledger, year, shape, found instanceof Promise ? await found : found, fonts);
    if (!sheet.ok) return sheet;
    sheets.push(sheet.value);
  }
  if (shape.packet) {
    if (sheets.length === 0) return succeed([]);
    const where = "the last pages of the packet";
    const end = writeExtra(ledger, extraPagesOfPacket(ledger, result), where, shape, fonts);
    return makePacket(ledger, sheets, end, ownerPart, shape, pause);
  }
  const drafts: Draft[] = [];
  const problems: Problem[] = [];
  for (const sheet of sheets) {
    const { year, kind, title, parts } = sheet;
    if (parts.length === 0) {
      problems.push(...sheet.problems);
      continue;
    }
    const filled = nameForms(
      fillPacket(parts, packetOptions(ledger, title, shape)),
      [sheet],
      parts,
      sheet.problems,
    );
    const name = kind === null ? statementName(year, ownerPart) : draftName(year, ownerPart);
    if (filled.ok) drafts.push({ name, kinds: kindsOf([sheet]), bytes: filled.value });
    else problems.push(...filled.problems);
  }
  return problems.length === 0 ? succeed(drafts) : fail(problems);
}

/** Why the form that a year requires is not filled, in words to follow its name; null when it is, or when none is required. */
export function whyNotFilled({ must_file, tax_year }: YearResult): string | null {
  const why = must_file ? whyNotDrawn(tax_year) : undefined;
  return why === undefined ? null : `it is figured, but not filled: ${why}`;
}

/** Whether a year has something to print: a form that is required, or a statement to attach to the return. */
export function isDrafted(year: YearResult): boolean {
  return year.must_file || hasAttachments(year);
}

async function makePacket(
  ledger: Ledger,
  sheets: readonly Sheet[],
  end: Result<PacketPart>,
  ownerPart: string,
  shape: DraftShape,
  pause: DraftMeans["pause"],
): Promise<Result<Draft[]>> {
  const [only] = sheets;
  const years = sheets.map(({ year }) => year);
  const title =
    sheets.length === 1 && only !== undefined
      ? only.title
      : `Form 8606 for ${Math.min(...years)} to ${Math.max(...years)}`;
  const parts = sheets.flatMap((sheet) => sheet.parts);
  const problems = sheets.flatMap((sheet) => sheet.problems);
  if (end.ok) parts.push(end.value);
  else problems.push(...end.problems);
  if (parts.length === 0) return fail(problems);
  const options = packetOptions(ledger, title, shape);
  await pause?.();
  const written = writePacket(parts, options);
  await pause?.();
  const differences = written.ok ? checkPacket(written.value, parts, options) : [];
  const filled = nameForms(differences.length === 0 ? written : fail(differences), sheets, parts, problems);
  if (!filled.ok) return filled;
  return succeed([{ name: packetName(years, ownerPart), kinds: kindsOf(sheets), bytes: filled.value }]);
}

function kindsOf(sheets: readonly Sheet[]): Draft["kinds"] {
  return new Set(sheets.flatMap(({ kind }) => (kind === null ? [] : [kind])));
}

async function readBlank(taxYear: number, choice: TemplateChoice): Promise<Result<Blank>> {
  const { kind, bytes, fields } = await findTemplate(taxYear, choice);
  const compiled = await compileTemplate(bytes, fields, taxYear);
  return compiled.ok ? succeed({ kind, template: compiled.value }) : compiled;
}

/** The blank of a year that requires a form, when there is one. */
function blankOf(
  year: YearResult,
  choice: TemplateChoice,
  findBlank: FindBlank,
): Result<Blank> | Promise<Result<Blank>> {
  const why = whyNotFilled(year);
  if (why === null) return findBlank(year.tax_year, choice);
  return fail([{ ...problemAt("not_supported", [], why), path: `Form 8606 for ${year.tax_year}` }]);
}

/** @param blank null when the year requires no form */
function makeSheet(
  ledger: Ledger,
  year: YearResult,
  shape: DraftShape,
  blank: Result<Blank> | null,
  fonts: PlainFonts | null,
): Result<Sheet> {
  const { tax_year } = year;
  const extra = extraPagesOfYear(ledger, year);
  const behind: PacketPart[] = [];
  const problems: Problem[] = [];
  if (extra !== null) {
    const pages = writeExtra(ledger, extra, `pages attached to Form 8606 for ${tax_year}`, shape, fonts);
    if (pages.ok) behind.push(pages.value);
    else problems.push(...pages.problems);
  }
  if (blank === null) {
    const title = `Statement for tax year ${tax_year}`;
    return succeed({ year: tax_year, kind: null, title, parts: behind, problems });
  }
  if (!blank.ok) return blank;
  const { kind, template } = blank.value;
  const info = ledger.years[tax_year] ?? null;
  const address = shape.alone || info?.filed?.return === false;
  const { slots } = template;
  const values = formValues(ledger, year, { address, slots });
  // Only some years have this box; elsewhere the word belongs on the form when it is sent (`correct`).
  if (slots.has("amended")) values.amended = { checked: isFiledOtherwise(info, year) };
  const parts = [{ template, values }, ...behind];
  return succeed({ year: tax_year, kind, title: template.title, parts, problems });
}

let fontsOfPages: Promise<PlainFonts> | undefined;

/** The fonts of the pages behind the forms, read once. */
function pageFonts(): Promise<PlainFonts> {
  fontsOfPages ??= plainFonts();
  return fontsOfPages;
}

/** Writes extra pages; `where` says in a problem what they are. */
function writeExtra(
  ledger: Ledger,
  { write, footer }: ExtraPages,
  where: string,
  { flatten }: DraftShape,
  fonts: PlainFonts | null,
): Result<PacketPart> {
  if (fonts === null) throw new Error("pages are written with the fonts for them");
  const pages = plainPages(fonts, write, { footer, wider: fontsFor(ledger), tagged: !flatten });
  if (pages.ok) return succeed({ pages: pages.value });
  return fail(pages.problems.map((problem) => ({ ...problem, path: where })));
}

function packetOptions(ledger: Ledger, title: string, { flatten }: DraftShape): PacketOptions {
  const shape = flatten ? "flattened" : "fillable";
  return { shape, money: ledger.options.round, title, fonts: fontsWhenNeeded };
}

/** What was filled, or what kept it from being filled, in words; `problems` are those of the pages behind the forms. */
function nameForms(
  filled: Result<Uint8Array>,
  sheets: readonly Sheet[],
  parts: readonly PacketPart[],
  problems: readonly Problem[],
): Result<Uint8Array> {
  if (filled.ok) return problems.length === 0 ? filled : fail([...problems]);
  const sheetOf = parts.map((part) => sheets.find((sheet) => sheet.parts.includes(part)));
  const onForms = filled.problems.map((problem) => onForm(problem, (part) => sheetOf[part]?.year));
  return fail([...onForms, ...problems]);
}

/** `parts[2].name` in words: on which year's form, and where on it. */
function onForm(problem: Problem, yearOf: (part: number) => number | undefined): Problem {
  const place = /^parts\[(\d+)\]\.(\w+)$/.exec(problem.path);
  if (place === null) return problem;
  const slot = (place[2] ?? "").replaceAll("_", " ");
  return { ...problem, path: `Form 8606 for ${yearOf(Number(place[1]))}, ${slot}` };
}
