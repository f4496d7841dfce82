import { BoundedMap } from "../bounded-map.js";
import type { PageWriter } from "../pdf/pages/page-writer.js";
import { type PlainFonts, type PlainPages, plainPages } from "../pdf/pages/plain-pages.js";

/** So many different pages are kept: a slip sheet for each form and year. */
const MOST_KEPT = 200;

const kept = new WeakMap<PlainFonts, BoundedMap<string, PlainPages>>();

/**
 * Pages that are the same in many envelopes, written once; null where a font is missing for a character.
 *
 * @param key what tells them apart from others
 */
export function keptPages(
  fonts: PlainFonts,
  key: string,
  write: (pages: PageWriter) => void,
  footer = "",
): PlainPages | null {
  const ofFonts = kept.get(fonts) ?? new BoundedMap<string, PlainPages>(MOST_KEPT);
  kept.set(fonts, ofFonts);
  const known = ofFonts.get(key);
  if (known !== undefined) return known;
  const made = plainPages(fonts, write, { footer, tagged: false });
  if (!made.ok) return null;
  // They are printed, so only the one body is taken, again and again.
  const { flattened, count } = made.value;
  const pages: PlainPages = { isKept: true, flattened, fillable: flattened, count };
  ofFonts.set(key, pages);
  return pages;
}
