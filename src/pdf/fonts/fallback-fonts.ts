import type { TrueTypeFont } from "./true-type.js";

/** Fonts for text that the standard fonts cannot show, tried in order. */
export interface FallbackFonts {
  regular: readonly TrueTypeFont[];
  bold: readonly TrueTypeFont[];
}
