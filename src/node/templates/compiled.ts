import { BoundedMap } from "../../bounded-map.js";
import { type Result, succeed } from "../../errors.js";
import type { FoundTemplate, TemplateChoice, Templates } from "../../papers/templates.js";
import { compileTemplate } from "../../pdf/template/compile.js";
import { fontsWhenNeeded } from "../fonts.js";
import { findTemplate, type TemplateFile } from "./store.js";

/** How many templates are kept: more than all that can be installed, each with a stamp and without. */
const MOST_KEPT = 512;

/** The templates on this machine's disk. Each is read and compiled when it is first asked for, and kept. */
export class CompiledTemplates implements Templates {
  readonly fonts = fontsWhenNeeded;
  readonly #kept = new BoundedMap<string, Result<FoundTemplate>>(MOST_KEPT);

  find(
    taxYear: number,
    choice: TemplateChoice,
    stamp: string | null,
  ): Result<FoundTemplate> | Promise<Result<FoundTemplate>> {
    return this.#kept.get(keyOf(taxYear, choice, stamp)) ?? this.#compile(taxYear, choice, stamp);
  }

  async #compile(
    taxYear: number,
    choice: TemplateChoice,
    stamp: string | null,
  ): Promise<Result<FoundTemplate>> {
    const file = await findTemplate(taxYear, choice);
    // A worksheet has a place for a notice, so it is the same with a stamp and without.
    const printed = file.kind === "official" ? stamp : null;
    const found = this.#kept.get(keyOf(taxYear, choice, printed)) ?? (await compile(file, taxYear, printed));
    for (const each of [printed, stamp]) this.#kept.set(keyOf(taxYear, choice, each), found);
    return found;
  }
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
