import type { CompanionName } from "../data/official-forms.js";
import type { Result } from "../errors.js";
import type { FallbackFonts } from "../pdf/fonts/fallback-fonts.js";
import type { CompiledTemplate } from "../pdf/template/compiled.js";

/** The IRS's own form, or this project's worksheet. */
export type TemplateKind = "official" | "worksheet";

/** Which template to fill: the IRS's own form, this project's worksheet, the best there is, or a file of the user's. */
export type TemplateChoice = "auto" | TemplateKind | { readonly file: string };

/** A template that is ready to be filled, and what it is. */
export interface FoundTemplate {
  readonly kind: TemplateKind;
  readonly template: CompiledTemplate;
}

/** Where the templates of forms and the fonts of names come from. The command line, a batch and the API each have one. */
export interface Templates {
  /**
   * The template of a tax year; a problem when it cannot be filled, or none of the kind asked for is installed.
   *
   * @param stamp printed at the top of an official form, which has no place for a notice; null for none
   * @throws FileError when the file of the template is not there, or cannot be read
   */
  find(
    taxYear: number,
    choice: TemplateChoice,
    stamp: string | null,
  ): Result<FoundTemplate> | Promise<Result<FoundTemplate>>;
  /**
   * The IRS's own PDF of a form that goes with Form 8606; null when it is not installed, or none is known for the year.
   *
   * @param stamp printed at the top; null for none
   */
  companion(
    form: CompanionName,
    taxYear: number,
    stamp: string | null,
  ): CompiledTemplate | null | Promise<CompiledTemplate | null>;
  /** Fonts for names that the standard fonts of PDF cannot show, read when the first of them is needed. */
  readonly fonts: FallbackFonts;
}
