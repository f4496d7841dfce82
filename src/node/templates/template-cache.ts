import { BoundedMap } from "../../bounded-map.js";
import { SIX_MONTHS } from "../../correction/marking.js";
import { type CompanionForm, type CompanionName, companionForm } from "../../data/official-forms.js";
import { type Result, succeed } from "../../errors.js";
import type { FoundTemplate, TemplateChoice, Templates } from "../../packages/template-choice.js";
import { compileTemplate } from "../../pdf/template/compile.js";
import type { CompiledTemplate } from "../../pdf/template/compiled.js";
import { partsOfStamp, stampOnWorksheet } from "../../pdf/template/stamp-text.js";
import { fontsWhenNeeded } from "../fonts.js";
import { findCompanion, findForm5329, findTemplate, type TemplateFile } from "./store.js";

/** How many templates are kept: more than all that can be installed, each with a stamp and without. */
const MOST_KEPT = 512;

/** The templates on this machine's disk. Each is read and compiled when it is first asked for, and kept. */
export class CompiledTemplates implements Templates {
  readonly fonts = fontsWhenNeeded;
  readonly #companions = new BoundedMap<string, CompiledTemplate | null>(MOST_KEPT);
  readonly #kept = new BoundedMap<string, Result<FoundTemplate>>(MOST_KEPT);

  find(
    taxYear: number,
    choice: TemplateChoice,
    stamp: string | null,
  ): Result<FoundTemplate> | Promise<Result<FoundTemplate>> {
    return this.#kept.get(keyOf(taxYear, choice, stamp)) ?? this.#compile(taxYear, choice, stamp);
  }

  async companion(
    form: CompanionName,
    taxYear: number,
    stamp: string | null,
  ): Promise<CompiledTemplate | null> {
    const known = companionForm(form, taxYear);
    const key = JSON.stringify([form, known?.name ?? taxYear, stamp]);
    const kept = this.#companions.get(key);
    if (kept !== undefined) return kept;
    const found = await compileCompanion(form, known, taxYear, stamp);
    const { top } = partsOfStamp(stamp);
    // A stamp with a name is for one package alone.
    if (top === null || top === SIX_MONTHS) this.#companions.set(key, found);
    return found;
  }

  async #compile(
    taxYear: number,
    choice: TemplateChoice,
    stamp: string | null,
  ): Promise<Result<FoundTemplate>> {
    const file = await findTemplate(taxYear, choice);
    const printed = file.kind === "official" ? stamp : stampOnWorksheet(stamp);
    const found = this.#kept.get(keyOf(taxYear, choice, printed)) ?? (await compile(file, taxYear, printed));
    for (const each of [printed, stamp]) this.#kept.set(keyOf(taxYear, choice, each), found);
    return found;
  }
}

/** Form 5329 of a year whose file is not known here is mapped by reading it. */
async function compileCompanion(
  form: CompanionName,
  known: CompanionForm | undefined,
  taxYear: number,
  stamp: string | null,
): Promise<CompiledTemplate | null> {
  const bytes = known === undefined ? null : findCompanion(known);
  const read = known === undefined && form === "5329" ? await findForm5329(taxYear) : null;
  const found =
    known !== undefined && bytes !== null
      ? await compileTemplate(bytes, known.fields, known.from, stamp ?? undefined, form)
      : read !== null
        ? await compileTemplate(read.bytes, read.fields, taxYear, stamp ?? undefined, form)
        : null;
  return found?.ok ? found.value : null;
}

async function compile(
  { kind, bytes, fields }: TemplateFile,
  taxYear: number,
  stamp: string | null,
): Promise<Result<FoundTemplate>> {
  const compiled = await compileTemplate(bytes, fields, taxYear, stamp ?? undefined);
  return compiled.ok ? succeed({ kind, template: compiled.value }) : compiled;
}

function keyOf(taxYear: number, choice: TemplateChoice, stamp: string | null): string {
  return JSON.stringify([taxYear, choice, stamp]);
}
