import { fail, problemAt, type Result, succeed } from "../../errors.js";
import type { CompiledPages } from "../document/objects.js";
import { PlainStructure } from "../document/structure-tree.js";
import type { Tag } from "../document/tags.js";
import { FallbackFace, MissingFace, StandardFace } from "../fonts/faces.js";
import type { FallbackFonts } from "../fonts/fallback-fonts.js";
import { standardMetrics } from "../fonts/standard-metrics.js";
import type { TrueTypeFont } from "../fonts/true-type.js";
import type { Typeface, Typefaces } from "../fonts/typeface.js";
import { ContentWriter } from "./content-writer.js";
import { PageWriter } from "./page-writer.js";
import { plainBody, standardObjects } from "./plain-body.js";
import { PlainSurface } from "./plain-surface.js";

/** Room for the content of some pages, in bytes; it grows where that is more. */
const ROOM = 1 << 15;

/** Plain pages, and how many they are. */
export interface PlainPages extends CompiledPages {
  readonly count: number;
}

/** The fonts of plain pages, and what the pages are written with: made once and used for any number of them. */
export interface PlainFonts {
  readonly regular: Typeface;
  readonly bold: Typeface;
  /** The same, as they are written into a file. */
  readonly standard: readonly string[];
  /** Used again for each part. Nothing else is written with it while pages are. */
  readonly writer: ContentWriter;
}

/** Helvetica and Helvetica Bold, which every viewer has. */
export async function plainFonts(): Promise<PlainFonts> {
  const { regular, bold } = await standardMetrics();
  return {
    regular: new StandardFace("R", regular),
    bold: new StandardFace("B", bold),
    standard: standardObjects({ regular, bold }),
    writer: new ContentWriter(ROOM),
  };
}

/**
 * Writes plain pages as a part of a packet, without going through a PDF of their own, which takes hundreds of times
 * as long. A character that no font has is a problem that names it; nothing is written then.
 *
 * @param options.footer printed at the left of every page's foot
 * @param options.mark printed in bold at the top of every page
 * @param options.fallback fonts for names in other alphabets
 * @param options.tagged with tags in a fillable packet; a flattened one never has any, and takes less without them
 */
export function plainPages(
  fonts: PlainFonts,
  write: (pages: PageWriter) => void,
  {
    footer = "",
    mark = "",
    fallback,
    tagged = true,
  }: { footer?: string; mark?: string; fallback?: FallbackFonts | undefined; tagged?: boolean } = {},
): Result<PlainPages> {
  const embedded = new Map<TrueTypeFont, FallbackFace>();
  const fallbackFaces = (list: readonly TrueTypeFont[] = []) =>
    list.map((font) => {
      const face = embedded.get(font) ?? new FallbackFace(`U${embedded.size}`, font);
      embedded.set(font, face);
      return face;
    });
  const regular = [fonts.regular, ...fallbackFaces(fallback?.regular)];
  const bold = [fonts.bold, ...fallbackFaces(fallback?.bold)];
  const missing = new MissingFace([...regular, ...bold]);
  const faces: Typefaces = { regular: [...regular, missing], bold: [...bold, missing] };
  const structure = tagged ? new PlainStructure() : null;
  const surfaces: PlainSurface[] = [];
  fonts.writer.reset();
  const newPage = () => {
    surfaces.at(-1)?.rest();
    const surface = new PlainSurface(fonts.writer, structure, surfaces.length);
    surfaces.push(surface);
    return surface;
  };
  const within = (tag: Tag, draw: () => void) => (structure === null ? draw() : structure.within(tag, draw));
  const writer = new PageWriter({ newPage, within }, faces, footer, mark);
  write(writer);
  surfaces.at(-1)?.rest();
  writer.finish();
  if (missing.what.size > 0) {
    return fail(
      [...missing.what].map((what) =>
        problemAt("not_supported", ["pages"], `no installed font can show ${what}`),
      ),
    );
  }
  const used = [...embedded.values()].filter(({ characters }) => characters.size > 0);
  const written = fonts.writer.take();
  // Made when a packet takes one of them.
  return succeed({
    count: surfaces.length,
    get fillable() {
      return plainBody(surfaces, written, fonts.standard, used, structure);
    },
    get flattened() {
      return plainBody(surfaces, written, fonts.standard, used, null);
    },
  });
}
