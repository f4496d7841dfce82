import type { CompanionName } from "../data/official-forms.js";
import type { FallbackFonts } from "../pdf/fonts/fallback-fonts.js";
import type { PlainFonts } from "../pdf/pages/plain-pages.js";
import type { CompiledTemplate } from "../pdf/template/compiled.js";
import type { FoundTemplate } from "./template-choice.js";

/** One file of a package: a name without a folder, and its whole content. */
export interface PackageFile {
  readonly name: string;
  readonly bytes: Uint8Array | string;
}

/** What the package of one household is made with. */
export interface PackageKit {
  readonly plain: PlainFonts;
  /** For names in other alphabets; undefined when no name needs them. */
  readonly fallback: FallbackFonts | undefined;
  readonly find: (taxYear: number, stamp: string | null) => FoundTemplate;
  /** The IRS's PDF of a form that goes with Form 8606; null where it is not filled. */
  readonly companion: (form: CompanionName, taxYear: number, stamp: string | null) => CompiledTemplate | null;
}
