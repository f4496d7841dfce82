import { PDFRef } from "pdf-lib";
import { latin1 } from "../document/bytes.js";
import { BOLD, type Body, PAGES, REGULAR } from "../document/objects.js";
import type { Piece } from "../document/serialize.js";
import type { PlainStructure } from "../document/structure-tree.js";
import { embeddedFont, glyphString } from "../fonts/embedded-fonts.js";
import type { FallbackFace } from "../fonts/faces.js";
import { type Entries, type Metrics, STANDARD_FONTS, standardFont } from "../fonts/standard-metrics.js";
import { PAPER } from "./paper.js";
import type { PlainSurface } from "./plain-surface.js";

/** References inside a body mean nothing outside of it, so every body has the same ones. */
const refs: PDFRef[] = [];
function refAt(index: number): PDFRef {
  const ref = refs[index] ?? PDFRef.of(index + 1, 8);
  refs[index] = ref;
  return ref;
}

/** The standard fonts as objects of a file: each with its descriptor behind it. */
export function standardObjects({ regular, bold }: Metrics): readonly string[] {
  return STANDARD_FONTS.flatMap(([, name], at) => {
    const { font, descriptor } = standardFont(name, at === 0 ? regular : bold);
    const { objectNumber } = at === 0 ? REGULAR : BOLD;
    return [`<<${inWriting(font)}/FontDescriptor ${objectNumber + 1} 0 R>>`, `<<${inWriting(descriptor)}>>`];
  });
}

function inWriting(entries: Entries): string {
  return Object.entries(entries)
    .map(([key, value]) => {
      if (typeof value === "string") return `/${key}/${value}`;
      return typeof value === "number" ? `/${key} ${value}` : `/${key}[${value.join(" ")}]`;
    })
    .join("");
}

/**
 * The objects of plain pages.
 *
 * @param written what was written of all of them
 * @param standardFonts the standard fonts, as `standardObjects` gives them
 * @param fallback the faces beside the standard fonts that the pages use
 * @param structure the order in which they are read aloud; null for pages without tags
 */
export function plainBody(
  surfaces: readonly PlainSurface[],
  written: Uint8Array,
  standardFonts: readonly string[],
  fallback: readonly FallbackFace[],
  structure: PlainStructure | null,
): Body {
  const objects = new BodyObjects();
  const fonts: [string, PDFRef][] = [
    ["R", REGULAR],
    ["B", BOLD],
  ];
  const glyphs = new Map<FallbackFace, ReadonlyMap<string, number>>();
  for (const face of fallback) fonts.push([face.key, objects.font(face, glyphs)]);
  const inGlyphs = (face: FallbackFace, text: string) =>
    latin1(glyphString(text, glyphs.get(face) ?? NO_GLYPHS));
  const named = fonts.flatMap(([key, ref]): Piece[] => [`/${key} `, { ref }, " 0 R"]);
  const resources = objects.add("<</Font<<", ...named, ">>>>");
  const pages = surfaces.map((surface) => ({ surface, ref: objects.fresh() }));
  const refs = pages.map(({ ref }) => ref);
  const tree = structure?.objects(
    refs,
    () => objects.fresh(),
    (ref, pieces) => objects.packed.push({ ref, pieces }),
  );
  pages.forEach(({ surface, ref }, index) => {
    const contents = objects.stream("<<>>", ...surface.contents(written, inGlyphs));
    const tags: Piece[] = tree === undefined ? [] : ["/Tabs/S/StructParents ", { key: index }];
    const pieces: Piece[] = [
      `<</Type/Page/MediaBox[0 0 ${PAPER.width} ${PAPER.height}]/Parent `,
      { ref: PAGES },
      " 0 R/Resources ",
      { ref: resources },
      " 0 R/Contents ",
      { ref: contents },
      " 0 R",
      ...tags,
      ">>",
    ];
    objects.packed.push({ ref, pieces });
  });
  return {
    streams: objects.streams,
    packed: objects.packed,
    pages: refs,
    changing: [],
    fieldRoots: [],
    structureKids: tree === undefined ? [] : [tree.root],
    parentTree: tree?.parentTree ?? null,
    roleMap: [],
    fonts: [],
    standardFonts,
    resources: null,
  };
}

/** The objects of a body as they are added. */
class BodyObjects {
  readonly streams: Body["streams"] = [];
  readonly packed: Body["packed"] = [];
  #next = 0;

  /** The reference of an object that is added later. */
  fresh(): PDFRef {
    return refAt(this.#next++);
  }

  add(...pieces: Piece[]): PDFRef {
    const ref = this.fresh();
    this.packed.push({ ref, pieces });
    return ref;
  }

  /** @param head the stream's dictionary without its length */
  stream(head: string, ...contents: Uint8Array[]): PDFRef {
    const ref = this.fresh();
    this.streams.push({ ref, head: [head], contents });
    return ref;
  }

  /** Embeds a face with the characters that it was used for, whose glyphs are put into `glyphs`. */
  font(face: FallbackFace, glyphs: Map<FallbackFace, ReadonlyMap<string, number>>): PDFRef {
    const { dicts, file, fileLength, toUnicode, name, glyphOf } = embeddedFont(face.font, face.characters);
    glyphs.set(face, glyphOf);
    const fontFile = this.stream(`<</Filter/FlateDecode/Length1 ${fileLength}>>`, file);
    const descriptor = this.add(...around(dicts.descriptor, fontFile));
    const descendant = this.add(...around(dicts.descendant, descriptor));
    const map = this.stream("<</Filter/FlateDecode>>", toUnicode);
    const head = `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[`;
    return this.add(head, { ref: descendant }, " 0 R]/ToUnicode ", { ref: map }, " 0 R>>");
  }
}

/** A dictionary whose reference is left open by a percent sign with its ` 0 R`. */
function around(dict: string, ref: PDFRef): Piece[] {
  const [before = "", after = ""] = dict.split("%");
  return [before, { ref }, ` 0 R${after}`];
}

const NO_GLYPHS = new Map<string, number>();
