import type { Blank, FindBlank } from "../draft/make-drafts.js";
import { fail, problemAt, succeed } from "../errors.js";
import { yearsWithForm } from "../forms.js";
import { Refused } from "../node/refused.js";
import { findTemplate, type TemplateFile } from "../node/template-store.js";
import { compileTemplate } from "../pdf/compile.js";

/** Which blank to fill: the IRS's own, this project's worksheet, or the first of them that is there. */
export const BLANK_CHOICES = ["auto", "official", "worksheet"] as const;

/** Every blank form that is installed, by tax year; the first of a year is the one that `auto` takes. */
export class Blanks {
  readonly #blanks: ReadonlyMap<number, readonly Blank[]>;

  constructor(blanks: ReadonlyMap<number, readonly Blank[]>) {
    this.#blanks = blanks;
  }

  /** The blank of a year; a problem when there is none of the kind asked for. */
  readonly find: FindBlank = (taxYear, choice) => {
    const blank = this.#blanks.get(taxYear)?.find(({ kind }) => choice === "auto" || kind === choice);
    if (blank) return succeed(blank);
    const which = choice === "official" ? "the IRS's own form" : "a blank form";
    return fail([
      problemAt("template_missing", [], `${which} of ${taxYear} is not installed on this server`),
    ]);
  };

  /** Which blank of a year is filled. */
  kind(taxYear: number, choice: "auto" | TemplateFile["kind"]): TemplateFile["kind"] {
    return choice === "auto" ? (this.kinds(taxYear)[0] ?? "worksheet") : choice;
  }

  /** The kinds of blanks that a year has. */
  kinds(taxYear: number): TemplateFile["kind"][] {
    return (this.#blanks.get(taxYear) ?? []).map(({ kind }) => kind);
  }
}

/** Reads and compiles every blank that is installed, once, before the server listens. */
export async function loadBlanks(): Promise<Blanks> {
  const blanks = new Map<number, Blank[]>();
  for (const taxYear of yearsWithForm()) {
    const found: Blank[] = [];
    for (const choice of ["official", "worksheet"] as const) {
      const file = await installed(taxYear, choice);
      const compiled = file && (await compileTemplate(file.bytes, file.fields, taxYear));
      if (file && compiled?.ok) found.push({ kind: file.kind, template: compiled.value });
    }
    blanks.set(taxYear, found);
  }
  return new Blanks(blanks);
}

async function installed(
  taxYear: number,
  choice: "official" | "worksheet",
): Promise<TemplateFile | undefined> {
  try {
    return await findTemplate(taxYear, choice);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}
