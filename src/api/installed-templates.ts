import { AMENDED, isMarkedByBox, SIX_MONTHS } from "../correction/marking.js";
import { type CompanionName, companionForms } from "../data/official-forms.js";
import { yearsDrawn } from "../data/printed-form.js";
import { fail, problemAt, type Result } from "../errors.js";
import { FileError } from "../node/files/file-error.js";
import { CompiledTemplates } from "../node/templates/template-cache.js";
import type { FoundTemplate, TemplateChoice, TemplateKind, Templates } from "../packages/template-choice.js";
import type { CompiledTemplate } from "../pdf/template/compiled.js";

/** What a request may ask for: never a file of the server's. */
export const TEMPLATE_CHOICES = ["auto", "official", "worksheet"] as const;

/** The templates that were installed when the server started; nothing is read from the disk for a request. */
export class InstalledTemplates implements Templates {
  readonly #compiled: CompiledTemplates;
  /** By tax year; the first of a year is the one that `auto` takes. */
  readonly #kinds: ReadonlyMap<number, readonly TemplateKind[]>;

  private constructor(compiled: CompiledTemplates, kinds: ReadonlyMap<number, readonly TemplateKind[]>) {
    this.#compiled = compiled;
    this.#kinds = kinds;
  }

  /** Reads and compiles every template that is installed. */
  static async load(): Promise<InstalledTemplates> {
    const compiled = new CompiledTemplates();
    const kinds = new Map<number, readonly TemplateKind[]>();
    for (const taxYear of yearsDrawn()) {
      const installed: TemplateKind[] = [];
      for (const kind of ["official", "worksheet"] as const)
        if (await canBeFilled(compiled, taxYear, kind)) installed.push(kind);
      kinds.set(taxYear, installed);
    }
    for (const { form, from } of companionForms)
      for (const stamp of [null, SIX_MONTHS]) await compiled.companion(form, from, stamp);
    return new InstalledTemplates(compiled, kinds);
  }

  get fonts(): Templates["fonts"] {
    return this.#compiled.fonts;
  }

  find(
    taxYear: number,
    choice: TemplateChoice,
    stamp: string | null,
  ): Result<FoundTemplate> | Promise<Result<FoundTemplate>> {
    const kinds = this.kinds(taxYear);
    const kind = choice === "auto" ? kinds[0] : kinds.find((each) => each === choice);
    if (kind !== undefined) return this.#compiled.find(taxYear, kind, stamp);
    const which = choice === "official" ? "the IRS's own form" : "a blank form";
    return fail([
      problemAt("template_missing", [], `${which} of ${taxYear} is not installed on this server`),
    ]);
  }

  companion(form: CompanionName, taxYear: number, stamp: string | null): Promise<CompiledTemplate | null> {
    return this.#compiled.companion(form, taxYear, stamp);
  }

  /** The kinds of templates that a year has. */
  kinds(taxYear: number): readonly TemplateKind[] {
    return this.#kinds.get(taxYear) ?? [];
  }
}

/** Whether a year has a template of this kind that can be filled as every package needs it. */
async function canBeFilled(
  compiled: CompiledTemplates,
  taxYear: number,
  kind: TemplateKind,
): Promise<boolean> {
  try {
    const plain = await compiled.find(taxYear, kind, null);
    // Some years' forms have a box for what is stamped on the others.
    const stamped = isMarkedByBox(taxYear) ? plain : await compiled.find(taxYear, kind, AMENDED);
    return plain.ok && stamped.ok;
  } catch (error) {
    if (error instanceof FileError) return false;
    throw error;
  }
}
