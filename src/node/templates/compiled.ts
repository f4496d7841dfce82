import type { Correction } from "../../correction/correct.js";
import { type Problem, type Result, succeed } from "../../errors.js";
import { blanksFor } from "../../papers/form-part.js";
import type { PackageKitSource } from "../../papers/package.js";
import type { PackageBlank, PackageKit } from "../../papers/templates.js";
import { type PlainFonts, plainFonts } from "../../pdf/pages/plain-pages.js";
import { compileTemplate } from "../../pdf/template/compile.js";
import { fontsFor } from "../fonts.js";
import { findTemplate, type TemplateChoice } from "./store.js";

/**
 * Keeps what packages are made with: blanks are read and compiled when a package first needs them, fonts for other
 * alphabets when a name does.
 */
export class PackageKits implements PackageKitSource {
  readonly #choice: TemplateChoice;
  readonly #blanks = new Map<string, PackageBlank>();
  #fonts: PlainFonts | undefined;

  constructor(choice: TemplateChoice) {
    this.#choice = choice;
  }

  /**
   * What the package of one owner needs.
   *
   * @throws FileError when there is no blank of the kind asked for
   */
  async kitFor(correction: Correction): Promise<Result<PackageKit>> {
    this.#fonts ??= await plainFonts();
    for (const { taxYear, stamp } of blanksFor(correction)) {
      const problems = await this.#prepare(taxYear, stamp);
      if (problems !== null) return { ok: false, problems };
    }
    return succeed({
      fonts: this.#fonts,
      wider: fontsFor(correction.ledger),
      blank: (taxYear, stamp) => this.#blanks.get(keyOf(taxYear, stamp)) as PackageBlank,
    });
  }

  async #prepare(taxYear: number, stamp: string | null): Promise<Problem[] | null> {
    const key = keyOf(taxYear, stamp);
    if (this.#blanks.has(key)) return null;
    const { kind, bytes, fields } = await findTemplate(taxYear, this.#choice);
    // A worksheet has a place for a notice.
    const printed = kind === "worksheet" ? undefined : (stamp ?? undefined);
    const compiled = await compileTemplate(bytes, fields, taxYear, printed);
    if (!compiled.ok) return compiled.problems;
    this.#blanks.set(key, { kind, template: compiled.value });
    return null;
  }
}

function keyOf(taxYear: number, stamp: string | null): string {
  return `${taxYear} ${stamp ?? ""}`;
}
