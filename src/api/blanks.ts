import type { Correction } from "../correction/correct.js";
import { AMENDED, isMarkedByBox } from "../correction/marking.js";
import { yearsDrawn } from "../data/printed-form.js";
import { fail, type Problem, problemAt, type Result, succeed } from "../errors.js";
import { FileError } from "../node/files/file-error.js";
import { fontsFor } from "../node/fonts.js";
import { findTemplate, type TemplateFile } from "../node/templates/store.js";
import type { Blank, FindBlank } from "../papers/draft.js";
import { blanksFor } from "../papers/form-part.js";
import type { PackageBlank, PackageKit } from "../papers/templates.js";
import { type PlainFonts, plainFonts } from "../pdf/pages/plain-pages.js";
import { type CompiledTemplate, compileTemplate } from "../pdf/template/compile.js";

/** Which blank to fill: the IRS's own, this project's worksheet, or the first of them that is there. */
export const BLANK_CHOICES = ["auto", "official", "worksheet"] as const;
type Choice = (typeof BLANK_CHOICES)[number];

/** A blank, and the same with the notice of a form that replaces a filed one. */
interface InstalledBlank extends Blank {
  readonly amended: CompiledTemplate;
}

/** Every blank form that is installed, by tax year; the first of a year is the one that `auto` takes. */
export class Blanks {
  readonly #blanks: ReadonlyMap<number, readonly InstalledBlank[]>;
  readonly #fonts: PlainFonts;

  constructor(blanks: ReadonlyMap<number, readonly InstalledBlank[]>, fonts: PlainFonts) {
    this.#blanks = blanks;
    this.#fonts = fonts;
  }

  /** The blank of a year; a problem when there is none of the kind asked for. */
  readonly find: FindBlank = (taxYear, choice) => {
    const blank = this.#first(taxYear, choice as Choice);
    return blank ? succeed(blank) : fail([notInstalled(taxYear, choice as Choice)]);
  };

  /** What the package of one owner is made with; a problem for each form that has no blank of the kind asked for. */
  kitFor(correction: Correction, choice: Choice): Result<PackageKit> {
    const missing = blanksFor(correction).filter(({ taxYear }) => !this.#first(taxYear, choice));
    if (missing.length > 0) return fail(missing.map(({ taxYear }) => notInstalled(taxYear, choice)));
    return succeed({
      fonts: this.#fonts,
      wider: fontsFor(correction.ledger),
      blank: (taxYear, stamp): PackageBlank => {
        const { kind, template, amended } = this.#first(taxYear, choice) as InstalledBlank;
        return { kind, template: stamp === null ? template : amended };
      },
    });
  }

  /** Which blank of a year is filled. */
  kind(taxYear: number, choice: Choice): TemplateFile["kind"] {
    return choice === "auto" ? (this.kinds(taxYear)[0] ?? "worksheet") : choice;
  }

  /** The kinds of blanks that a year has. */
  kinds(taxYear: number): TemplateFile["kind"][] {
    return (this.#blanks.get(taxYear) ?? []).map(({ kind }) => kind);
  }

  #first(taxYear: number, choice: Choice): InstalledBlank | undefined {
    return this.#blanks.get(taxYear)?.find(({ kind }) => choice === "auto" || kind === choice);
  }
}

function notInstalled(taxYear: number, choice: Choice): Problem {
  const which = choice === "official" ? "the IRS's own form" : "a blank form";
  return problemAt("template_missing", [], `${which} of ${taxYear} is not installed on this server`);
}

/** Reads and compiles every blank that is installed, once, before the server listens. */
export async function loadBlanks(): Promise<Blanks> {
  const blanks = new Map<number, InstalledBlank[]>();
  for (const taxYear of yearsDrawn()) {
    const found: InstalledBlank[] = [];
    for (const choice of ["official", "worksheet"] as const) {
      const file = await installed(taxYear, choice);
      const blank = file && (await compiled(file, taxYear));
      if (blank) found.push(blank);
    }
    blanks.set(taxYear, found);
  }
  return new Blanks(blanks, await plainFonts());
}

async function compiled(
  { kind, bytes, fields }: TemplateFile,
  taxYear: number,
): Promise<InstalledBlank | undefined> {
  const plain = await compileTemplate(bytes, fields, taxYear);
  if (!plain.ok) return undefined;
  // A worksheet has a place for the notice, and some years' forms have a box.
  const hasPlace = kind === "worksheet" || isMarkedByBox(taxYear);
  const amended = hasPlace ? plain : await compileTemplate(bytes, fields, taxYear, AMENDED);
  return amended.ok ? { kind, template: plain.value, amended: amended.value } : undefined;
}

async function installed(
  taxYear: number,
  choice: "official" | "worksheet",
): Promise<TemplateFile | undefined> {
  try {
    return await findTemplate(taxYear, choice);
  } catch (error) {
    if (error instanceof FileError) return undefined;
    throw error;
  }
}
