import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { FallbackFonts } from "../pdf/fonts/fallback-fonts.js";
import { TrueTypeFont } from "../pdf/fonts/true-type.js";

const require = createRequire(import.meta.url);

/** Noto Sans (SIL Open Font License 1.1), whole: Latin with all its accents, Greek and Cyrillic. */
const FILES = {
  regular: () => require.resolve("@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf"),
  bold: () => require.resolve("@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf"),
};

let loaded: FallbackFonts | undefined;

/** Fonts for names that the standard fonts of PDF cannot show. Read and parsed once, by the first call. */
export function fallbackFonts(): FallbackFonts {
  loaded ??= { regular: [load(FILES.regular())], bold: [load(FILES.bold())] };
  return loaded;
}

/** The same, read when the first of them is needed. */
export const fontsWhenNeeded: FallbackFonts = {
  get regular() {
    return fallbackFonts().regular;
  },
  get bold() {
    return fallbackFonts().bold;
  },
};

function load(file: string): TrueTypeFont {
  return new TrueTypeFont(readFileSync(file));
}
