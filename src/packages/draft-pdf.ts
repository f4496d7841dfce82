import { isFiledOtherwise } from "../correction/form-check.js";
import { whyNotDrawn } from "../data/printed-form.js";
import { fail, type Problem, problemAt, type Result, succeed } from "../errors.js";
import type { Ledger, LedgerResult, YearResult } from "../index.js";
import {
  checkPacket,
  fillPacket,
  type PacketOptions,
  type PacketPart,
  writePacket,
} from "../pdf/fill/packet.js";
import type { FallbackFonts } from "../pdf/fonts/fallback-fonts.js";
import { type PlainFonts, plainPages } from "../pdf/pages/plain-pages.js";
import { draftName, packetName, statementName } from "./file-name.js";
import { formValues, noticeFor, stampFor } from "./form-values.js";
import { fontsForNames, pageFonts } from "./page-fonts.js";
import { hasAttachments } from "./pages/attachments.js";
import { type ExtraPages, extraPagesOfPacket, extraPagesOfYear } from "./pages/extra-pages.js";
import type { FoundTemplate, TemplateChoice, TemplateKind, Templates } from "./template-choice.js";

/** A finished PDF, read back and found equal to its lines. */
export interface Draft {
  name: string;
  /** On which kinds of template its forms are filled; none when it holds no form. */
  kinds: ReadonlySet<TemplateKind>;
  bytes: Uint8Array;
}

/** How drafts are asked for. */
export interface DraftShape {
  template: TemplateChoice;
  /** One PDF for all years, instead of one a year. */
  packet: boolean;
  flatten: boolean;
  /** The forms of every year, or of these years, go without a tax return, so that the address block is filled in. */
  alone: boolean | ReadonlySet<number>;
}

/** What drafts are made on. */
export interface DraftMeans {
  readonly templates: Templates;
  /** Called where there is time for something else: between the long steps of a packet. */
  readonly pause?: () => Promise<void>;
}

/** One owner's drafts on their way. */
interface Making {
  readonly ledger: Ledger;
  readonly shape: DraftShape;
  /** Fonts of pages behind the forms; null when there are none such. */
  readonly plain: PlainFonts | null;
  /** For names in other alphabets. */
  readonly fonts: FallbackFonts;
  readonly pause: DraftMeans["pause"];
}

/** What is printed of one year: its form with the pages behind it, or these alone when no form is required. */
interface PrintedYear {
  readonly year: number;
  readonly kind: TemplateKind | null;
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
 * @throws FileError when the file of a template is not there, or cannot be read
 */
export async function makeDrafts(
  { ledger, result }: { readonly ledger: Ledger; readonly result: LedgerResult },
  years: readonly YearResult[],
  ownerPart: string,
  shape: DraftShape,
  { templates, pause }: DraftMeans,
): Promise<Result<Draft[]>> {
  const plain = shape.packet || years.some(hasAttachments) ? await pageFonts() : null;
  const making: Making = { ledger, shape, plain, fonts: templates.fonts, pause };
  const printed: PrintedYear[] = [];
  for (const year of years) {
    const found = year.must_file ? templateOf(ledger, year, shape.template, templates) : null;
    const one = printedOf(making, year, found instanceof Promise ? await found : found);
    if (!one.ok) return one;
    printed.push(one.value);
  }
  if (shape.packet) {
    if (printed.length === 0) return succeed([]);
    const where = "the last pages of the packet";
    const end = writeExtra(making, extraPagesOfPacket(ledger, result), where);
    return makePacket(making, printed, end, ownerPart);
  }
  const drafts: Draft[] = [];
  const problems: Problem[] = [];
  for (const one of printed) {
    const { year, kind, title, parts } = one;
    if (parts.length === 0) {
      problems.push(...one.problems);
      continue;
    }
    const filled = nameForms(fillPacket(parts, packetOptions(making, title)), [one], parts, one.problems);
    const name = kind === null ? statementName(year, ownerPart) : draftName(year, ownerPart);
    if (filled.ok) drafts.push({ name, kinds: kindsOf([one]), bytes: filled.value });
    else problems.push(...filled.problems);
  }
  return problems.length === 0 ? succeed(drafts) : fail(problems);
}

/** Why the form that a year requires is not filled, in words to follow its name; null when it is, or when none is required. */
export function whyNotFilled({ must_file, tax_year }: YearResult): string | null {
  const why = must_file ? whyNotDrawn(tax_year) : undefined;
  return why === undefined ? null : `its lines are computed, but no form is filled: ${why}`;
}

/** Whether a year has something to print: a form that is required, or a statement to attach to the return. */
export function isDrafted(year: YearResult): boolean {
  return year.must_file || hasAttachments(year);
}

async function makePacket(
  making: Making,
  printed: readonly PrintedYear[],
  end: Result<PacketPart>,
  ownerPart: string,
): Promise<Result<Draft[]>> {
  const [only] = printed;
  const years = printed.map(({ year }) => year);
  const title =
    printed.length === 1 && only !== undefined
      ? only.title
      : `Form 8606 for ${Math.min(...years)} to ${Math.max(...years)}`;
  const parts = printed.flatMap((one) => one.parts);
  const problems = printed.flatMap((one) => one.problems);
  if (end.ok) parts.push(end.value);
  else problems.push(...end.problems);
  if (parts.length === 0) return fail(problems);
  const options = packetOptions(making, title);
  const { pause } = making;
  await pause?.();
  const written = writePacket(parts, options);
  await pause?.();
  const differences = written.ok ? checkPacket(written.value, parts, options) : [];
  const filled = nameForms(differences.length === 0 ? written : fail(differences), printed, parts, problems);
  if (!filled.ok) return filled;
  return succeed([{ name: packetName(years, ownerPart), kinds: kindsOf(printed), bytes: filled.value }]);
}

function kindsOf(printed: readonly PrintedYear[]): Draft["kinds"] {
  return new Set(printed.flatMap(({ kind }) => (kind === null ? [] : [kind])));
}

/** The template of a year that requires a form, when there is one. */
function templateOf(
  ledger: Ledger,
  year: YearResult,
  choice: TemplateChoice,
  templates: Templates,
): Result<FoundTemplate> | Promise<Result<FoundTemplate>> {
  const why = whyNotFilled(year);
  if (why === null) return templates.find(year.tax_year, choice, stampFor(year, ledger));
  return fail([{ ...problemAt("not_supported", [], why), path: `Form 8606 for ${year.tax_year}` }]);
}

/** @param found null when the year requires no form */
function printedOf(
  making: Making,
  year: YearResult,
  found: Result<FoundTemplate> | null,
): Result<PrintedYear> {
  const { ledger, shape } = making;
  const { tax_year } = year;
  const extra = extraPagesOfYear(ledger, year);
  const behind: PacketPart[] = [];
  const problems: Problem[] = [];
  if (extra !== null) {
    const pages = writeExtra(making, extra, `pages attached to Form 8606 for ${tax_year}`);
    if (pages.ok) behind.push(pages.value);
    else problems.push(...pages.problems);
  }
  if (found === null) {
    const title = `Statement for tax year ${tax_year}`;
    return succeed({ year: tax_year, kind: null, title, parts: behind, problems });
  }
  if (!found.ok) return found;
  const { kind, template } = found.value;
  const info = ledger.years[tax_year] ?? null;
  const isAlone = typeof shape.alone === "boolean" ? shape.alone : shape.alone.has(tax_year);
  const address = isAlone || info?.filed?.return === false;
  const { slots } = template;
  const values = formValues(ledger, year, { address, slots });
  const note = noticeFor(year, ledger);
  if (note !== null && slots.has("notice")) values.notice = { text: note };
  // Only some years have this box; elsewhere the word belongs on the form when it is sent (`correct`).
  if (slots.has("amended")) values.amended = { checked: isFiledOtherwise(info, year) };
  const parts = [{ template, values }, ...behind];
  return succeed({ year: tax_year, kind, title: template.title, parts, problems });
}

/** Writes extra pages; `where` says in a problem what they are. */
function writeExtra(
  { ledger, shape, plain, fonts }: Making,
  { write, footer }: ExtraPages,
  where: string,
): Result<PacketPart> {
  if (plain === null) throw new Error("pages are written with the fonts for them");
  const fallback = fontsForNames(ledger, fonts);
  const pages = plainPages(plain, write, { footer, fallback, tagged: !shape.flatten });
  if (pages.ok) return succeed({ pages: pages.value });
  return fail(pages.problems.map((problem) => ({ ...problem, path: where })));
}

function packetOptions({ ledger, shape, fonts }: Making, title: string): PacketOptions {
  return { shape: shape.flatten ? "flattened" : "fillable", money: ledger.options.round, title, fonts };
}

/** What was filled, or what kept it from being filled, in words; `problems` are those of the pages behind the forms. */
function nameForms(
  filled: Result<Uint8Array>,
  printed: readonly PrintedYear[],
  parts: readonly PacketPart[],
  problems: readonly Problem[],
): Result<Uint8Array> {
  if (filled.ok) return problems.length === 0 ? filled : fail([...problems]);
  const ofPart = parts.map((part) => printed.find((one) => one.parts.includes(part)));
  const onForms = filled.problems.map((problem) => onForm(problem, (part) => ofPart[part]?.year));
  return fail([...onForms, ...problems]);
}

/** `parts[2].name` in words: on which year's form, and where on it. */
function onForm(problem: Problem, yearOf: (part: number) => number | undefined): Problem {
  const place = /^parts\[(\d+)\]\.(\w+)$/.exec(problem.path);
  if (place === null) return problem;
  const slot = (place[2] ?? "").replaceAll("_", " ");
  return { ...problem, path: `Form 8606 for ${yearOf(Number(place[1]))}, ${slot}` };
}
