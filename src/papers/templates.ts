import type { PlainFonts } from "../pdf/pages/plain-pages.js";
import type { CompiledTemplate } from "../pdf/template/compile.js";
import type { WiderFonts } from "../pdf/template/layout.js";

/** A blank form of a tax year, and what it is: the IRS's own, or this project's worksheet. */
export interface PackageBlank {
  readonly kind: "official" | "worksheet";
  readonly template: CompiledTemplate;
}

/** What packages are made with, the same for any number of owners. */
export interface PackageKit {
  readonly fonts: PlainFonts;
  /** For names in other alphabets; without them such a name is a problem. */
  readonly wider?: WiderFonts | undefined;
  /** The blank of a tax year; `stamp` is printed at the top of one that has no place for a notice. */
  readonly blank: (taxYear: number, stamp: string | null) => PackageBlank;
}

/** One file of a package: a name without a folder, and its whole content. */
export interface PackageFile {
  readonly name: string;
  readonly bytes: Uint8Array | string;
}
