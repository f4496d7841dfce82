import { type Correction, correct } from "../correction/correct.js";
import { type Envelope, envelopes } from "../correction/envelopes.js";
import { amendedReturn } from "../correction/explanation.js";
import type { OtherLedgers } from "../correction/household.js";
import { letter } from "../correction/letter.js";
import { reasonableCause } from "../correction/reasonable-cause.js";
import { fail, type Problem, type Result, succeed } from "../errors.js";
import type { Ledger } from "../ledger/schema.js";
import { fill } from "../pdf/fill/fill.js";
import { fillPacket, type PacketPart } from "../pdf/fill/packet.js";
import type { FallbackFonts } from "../pdf/fonts/fallback-fonts.js";
import type { PageWriter } from "../pdf/pages/page-writer.js";
import { type PlainFonts, plainPages } from "../pdf/pages/plain-pages.js";
import { type FormPart, formPart, templatesFor } from "./form-part.js";
import { packageToJson } from "./package-json.js";
import { fontsForNames, pageFonts } from "./page-fonts.js";
import { hasAttachments, writeAttachments } from "./pages/attachments.js";
import { writeChecklist } from "./pages/checklist-pages.js";
import { writeCover } from "./pages/cover-pages.js";
import { writeFigures } from "./pages/figures-page.js";
import { writeLetter } from "./pages/letter-page.js";
import { pageOwner } from "./pages/owner.js";
import { partTwoText, writePartTwo } from "./pages/part-two-page.js";
import { reasonableCauseText, writeReasonableCause } from "./pages/reasonable-cause-page.js";
import type { FoundTemplate, TemplateChoice, Templates } from "./templates.js";

/** One file of a package: a name without a folder, and its whole content. */
export interface PackageFile {
  readonly name: string;
  readonly bytes: Uint8Array | string;
}

/** What packages are made on. */
export interface PackageMeans {
  readonly templates: Templates;
  /** Which template each form is filled on. */
  readonly choice: TemplateChoice;
}

/** What the package of one owner is made with. */
interface Kit {
  readonly plain: PlainFonts;
  /** For names in other alphabets; undefined when no name needs them. */
  readonly fallback: FallbackFonts | undefined;
  readonly find: (taxYear: number, stamp: string | null) => FoundTemplate;
}

/**
 * Makes the package of one owner: the packet with everything in the order of mailing, each form as a fillable file, the
 * texts to complete or to copy from, and `package.json` with all of it for programs. Equal input gives equal bytes.
 * A problem names the form and the place on it; there are no files then.
 *
 * @throws FileError when the file of a template is not there, or cannot be read
 */
export async function buildPackage(
  correction: Correction,
  means: PackageMeans,
): Promise<Result<PackageFile[]>> {
  const kit = await kitFor(correction, means);
  return kit.ok ? new PackageBuilder(correction, kit.value).build() : kit;
}

/** Finds every template of a package before anything is filled; all that cannot be had are problems. */
async function kitFor(correction: Correction, { templates, choice }: PackageMeans): Promise<Result<Kit>> {
  const found = new Map<string, FoundTemplate>();
  const problems: Problem[] = [];
  const keyOf = (taxYear: number, stamp: string | null) => `${taxYear} ${stamp ?? ""}`;
  for (const { taxYear, stamp } of templatesFor(correction)) {
    const template = await templates.find(taxYear, choice, stamp);
    if (template.ok) found.set(keyOf(taxYear, stamp), template.value);
    else problems.push(...template.problems);
  }
  if (problems.length > 0) return fail(problems);
  return succeed({
    plain: await pageFonts(),
    fallback: fontsForNames(correction.ledger, templates.fonts),
    find: (taxYear, stamp) => found.get(keyOf(taxYear, stamp)) as FoundTemplate,
  });
}

class PackageBuilder {
  readonly #correction: Correction;
  readonly #kit: Kit;
  readonly #problems: Problem[] = [];
  /** Fonts for names in other alphabets, as the filler takes them. */
  readonly #fonts: { fonts?: FallbackFonts };

  constructor(correction: Correction, kit: Kit) {
    this.#correction = correction;
    this.#kit = kit;
    this.#fonts = kit.fallback === undefined ? {} : { fonts: kit.fallback };
  }

  build(): Result<PackageFile[]> {
    const correction = this.#correction;
    const all = envelopes(correction);
    const forms = new Map<Envelope, FormPart>();
    for (const envelope of all)
      if (envelope.withForm && envelope.byHand === null)
        forms.set(envelope, formPart(correction.ledger, envelope, this.#kit.find));
    const kinds = new Set([...forms.values()].map(({ kind }) => kind));

    const files: PackageFile[] = [
      { name: "packet.pdf", bytes: this.#packet(all, forms, kinds) },
      ...this.#formFiles(forms),
      ...this.#texts(all),
    ];
    if (this.#problems.length > 0) return fail(this.#problems);
    const names = [...files.map(({ name }) => name), "package.json"];
    const json = JSON.stringify(packageToJson(correction, all, names), null, 2);
    return succeed([...files, { name: "package.json", bytes: `${json}\n` }]);
  }

  #packet(
    all: readonly Envelope[],
    forms: ReadonlyMap<Envelope, FormPart>,
    kinds: ReadonlySet<FormPart["kind"]>,
  ): Uint8Array {
    const correction = this.#correction;
    const { ledger } = correction;
    const whose = pageOwner(ledger);
    const cause = reasonableCause(correction);
    const causePages =
      cause === null ? [] : this.#pages((pages) => writeReasonableCause(pages, cause, whose));
    const inFile = `${ledger.owner.name}: Form 8606, as of ${correction.as_of}. Not for mailing.`;
    const parts: PacketPart[] = [
      ...this.#pages((pages) => writeCover(pages, correction, all, kinds), inFile),
      ...this.#pages((pages) => writeChecklist(pages, correction, all, kinds), inFile),
    ];
    for (const envelope of all) {
      const { year, number } = envelope;
      const named = `${ledger.owner.name}: tax year ${year.tax_year}`;
      parts.push(
        ...this.#pages((pages) => writeLetter(pages, letter(correction, envelope), ledger.owner, envelope)),
      );
      if (envelope.carrier === "form_1040_x") {
        const amended = amendedReturn(ledger, year);
        const write = (pages: PageWriter) => writePartTwo(pages, amended, year.tax_year, whose);
        parts.push(...this.#pages(write, `${named}. Not for mailing.`));
      }
      const form = forms.get(envelope);
      if (form)
        parts.push({ template: form.template, values: form.values, root: `y${year.tax_year}_${number}` });
      if (envelope.byHand !== null) {
        const why = envelope.byHand;
        const write = (pages: PageWriter) => writeFigures(pages, year.right, why, whose);
        parts.push(...this.#pages(write, `${named}. Not for mailing.`));
      }
      if (envelope.withForm && hasAttachments(year.right))
        parts.push(...this.#pages((pages) => writeAttachments(pages, year.right, whose), named));
      if (envelope.withReasonableCause) parts.push(...causePages);
    }
    if (this.#problems.length > 0) return new Uint8Array();
    const filled = fillPacket(parts, {
      shape: "flattened",
      money: ledger.options.round,
      title: `Form 8606 corrections: ${ledger.owner.name}`,
      ...this.#fonts,
    });
    if (filled.ok) return filled.value;
    this.#problems.push(...filled.problems.map((problem) => inWords(problem, parts)));
    return new Uint8Array();
  }

  /** Each form as a fillable file of its own. */
  #formFiles(forms: ReadonlyMap<Envelope, FormPart>): PackageFile[] {
    if (this.#problems.length > 0) return [];
    return [...forms].flatMap(([{ year }, { template, values }]): PackageFile[] => {
      const filled = fill(template, values, {
        shape: "fillable",
        money: this.#correction.ledger.options.round,
        ...this.#fonts,
      });
      if (filled.ok) return [{ name: `${year.tax_year}-form-8606.pdf`, bytes: filled.value }];
      this.#problems.push(...filled.problems);
      return [];
    });
  }

  /** What is completed or copied on a screen. */
  #texts(all: readonly Envelope[]): PackageFile[] {
    const { ledger } = this.#correction;
    const cause = reasonableCause(this.#correction);
    return [
      ...(cause === null
        ? []
        : [{ name: "reasonable-cause.txt", bytes: reasonableCauseText(cause, ledger.owner) }]),
      ...all
        .filter(({ carrier }) => carrier === "form_1040_x")
        .map(({ year }) => ({
          name: `${year.tax_year}-form-1040-x-part-ii.txt`,
          bytes: partTwoText(amendedReturn(ledger, year)),
        })),
    ];
  }

  /** Plain pages as one part of the packet; none when a name cannot be shown, which is then a problem once. */
  #pages(write: (pages: PageWriter) => void, footer = ""): PacketPart[] {
    const pages = plainPages(this.#kit.plain, write, { footer, fallback: this.#kit.fallback, tagged: false });
    if (pages.ok) return [{ pages: pages.value }];
    const known = new Set(this.#problems.map(({ message }) => message));
    this.#problems.push(...pages.problems.filter(({ message }) => !known.has(message)));
    return [];
  }
}

/** `parts[2].name` in words: on which year's form, and where on it. */
function inWords(problem: Problem, parts: readonly PacketPart[]): Problem {
  const [, at, slot = ""] = /^parts\[(\d+)\]\.(\w+)$/.exec(problem.path) ?? [];
  const part = parts[Number(at)];
  if (part === undefined || !("template" in part)) return problem;
  return { ...problem, path: `Form 8606 for ${part.template.taxYear}, ${slot.replaceAll("_", " ")}` };
}

/** One owner's correction with the files of its package. */
export interface MadePackage {
  readonly correction: Correction;
  readonly files: readonly PackageFile[];
}

/**
 * From a ledger to the package that puts its forms right. Equal ledgers, dates and templates give equal bytes.
 *
 * @param asOf what counts as today, ISO
 * @param household other ledgers of the same household, whose lines are on the same return; null for one that could not
 *   be read
 * @throws FileError when the file of a template is not there, or cannot be read
 */
export async function makePackage(
  ledger: Ledger,
  asOf: string,
  household: OtherLedgers,
  means: PackageMeans,
): Promise<Result<MadePackage>> {
  const correction = correct(ledger, asOf, household);
  if (!correction.ok) return correction;
  const files = await buildPackage(correction.value, means);
  return files.ok ? succeed({ correction: correction.value, files: files.value }) : files;
}
