import type { Ledger } from "../ledger/schema.js";
import type { FallbackFonts } from "../pdf/fonts/fallback-fonts.js";
import { type PlainFonts, plainFonts } from "../pdf/pages/plain-pages.js";

let made: Promise<PlainFonts> | undefined;

/** The fonts of pages of text, measured once. */
export function pageFonts(): Promise<PlainFonts> {
  made ??= plainFonts();
  return made;
}

const needed = new WeakMap<Ledger, boolean>();

/**
 * The fonts that the names in a ledger may need beside those of every viewer; undefined when they need none, because
 * reading these fonts takes longer than everything else.
 */
export function fontsForNames(ledger: Ledger, fonts: FallbackFonts): FallbackFonts | undefined {
  const { owner, preparer, entries } = ledger;
  const isNeeded = needed.get(ledger) ?? /[^\u0020-\u00ff]/.test(JSON.stringify([owner, preparer, entries]));
  needed.set(ledger, isNeeded);
  return isNeeded ? fonts : undefined;
}
