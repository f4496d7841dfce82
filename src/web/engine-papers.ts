/** What the page takes from the engine to make PDFs; loaded when the first PDF is wanted. */
export type { FieldMap } from "../data/field-map.js";
export {
  type CompanionForm,
  type CompanionName,
  companionForm,
  companionForms,
  officialForm,
} from "../data/official-forms.js";
export { isDrafted, makeDrafts, whyNotFilled } from "../packages/draft-pdf.js";
export { ownerParts } from "../packages/file-name.js";
export { makePackage } from "../packages/package.js";
export type { FoundTemplate, Templates } from "../packages/template-choice.js";
export type { FallbackFonts } from "../pdf/fonts/fallback-fonts.js";
export { TrueTypeFont } from "../pdf/fonts/true-type.js";
export { mapOfficialForm } from "../pdf/official/map.js";
export { compileTemplate } from "../pdf/template/compile.js";
export type { CompiledTemplate } from "../pdf/template/compiled.js";
export { stampOnWorksheet } from "../pdf/template/stamp-text.js";
