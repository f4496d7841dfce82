/** What the page takes from the engine to make PDFs; loaded when the first PDF is wanted. */
export type { FieldMap } from "../data/field-map.js";
export {
  type CompanionForm,
  type CompanionName,
  companionForm,
  companionForms,
  officialForm,
} from "../data/official-forms.js";
export { isDrafted, makeDrafts, whyNotFilled } from "../papers/draft.js";
export { ownerParts } from "../papers/file-name.js";
export { makePackage } from "../papers/package.js";
export type { FoundTemplate, Templates } from "../papers/templates.js";
export type { FallbackFonts } from "../pdf/fonts/fallback-fonts.js";
export { TrueTypeFont } from "../pdf/fonts/true-type.js";
export { mapOfficialForm } from "../pdf/official/map.js";
export { compileTemplate } from "../pdf/template/compile.js";
export type { CompiledTemplate } from "../pdf/template/compiled.js";
