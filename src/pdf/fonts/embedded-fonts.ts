import { PDFContext } from "pdf-lib";
import { BoundedMap } from "../../bounded-map.js";
import type { ByteWriter } from "../document/byte-writer.js";
import { latin1 } from "../document/serialize.js";
import type { Layout } from "../template/layout.js";
import type { FontSubset, TrueTypeFont } from "./true-type.js";

/** Objects of one embedded font: Type 0, descendant, descriptor, file, ToUnicode, and resources that name it. */
const OBJECTS = 6;

/**
 * The wider fonts of one file, each a subset of the characters that the file needs (ISO 32000-1, 9.7: Type 0 with
 * Identity-H, so that the codes in a string are the numbers of glyphs).
 */
export class EmbeddedFonts {
  readonly #first: number;
  readonly #fonts = new Map<TrueTypeFont, { key: string; number: number; prepared: Prepared }>();

  /** @param first number of the first object; `size` of them are used */
  constructor(layouts: readonly Layout[], first: number) {
    this.#first = first;
    const needed = new Map<TrueTypeFont, Set<string>>();
    for (const layout of layouts) {
      layout.fonts.forEach((font, index) => {
        if (font === undefined) return;
        const characters = needed.get(font) ?? new Set();
        for (const char of layout.texts[index] as string) characters.add(char);
        needed.set(font, characters);
      });
    }
    for (const [font, characters] of needed) {
      const index = this.#fonts.size;
      const number = first + index * OBJECTS;
      this.#fonts.set(font, { key: `U${index}`, number, prepared: prepare(font, characters) });
    }
  }

  get size(): number {
    return this.#fonts.size * OBJECTS;
  }

  /** Name of a font in the resources. */
  key(font: TrueTypeFont): string {
    return this.#of(font).key;
  }

  /** Number of the resources that name a font. */
  resources(font: TrueTypeFont): number {
    return this.#of(font).number + OBJECTS - 1;
  }

  /** All the fonts as entries of a font dictionary. */
  entries(): string {
    return [...this.#fonts.values()].map(({ key, number }) => `/${key} ${number} 0 R`).join("");
  }

  /** A text as a string of glyph numbers. */
  encode(font: TrueTypeFont, text: string): string {
    const { glyphOf } = this.#of(font).prepared.subset;
    return `<${[...text].map((char) => hex4(glyphOf.get(char) as number)).join("")}>`;
  }

  /** Writes the objects; their offsets are put into `offsets` by number, counted from the first. */
  write(out: ByteWriter, offsets: number[]): void {
    for (const { key, number, prepared } of this.#fonts.values()) {
      const { name, dicts, file, toUnicode } = prepared;
      const object = (index: number, text: string, contents?: Uint8Array) => {
        offsets[number + index - this.#first] = out.length;
        out.text(`${number + index} 0 obj\n${text}`);
        if (contents !== undefined) {
          out.text("\nstream\n");
          out.copy(contents);
          out.text("\nendstream");
        }
        out.text("\nendobj\n");
      };
      object(
        0,
        `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${number + 1} 0 R]/ToUnicode ${number + 4} 0 R>>`,
      );
      object(1, dicts.descendant.replace("%", `${number + 2} 0 R`));
      object(2, dicts.descriptor.replace("%", `${number + 3} 0 R`));
      object(
        3,
        `<</Filter/FlateDecode/Length1 ${prepared.subset.bytes.length}/Length ${file.length}>>`,
        file,
      );
      object(4, `<</Filter/FlateDecode/Length ${toUnicode.length}>>`, toUnicode);
      object(5, `<</Font<</${key} ${number} 0 R>>>>`);
    }
  }

  #of(font: TrueTypeFont) {
    return this.#fonts.get(font) as { key: string; number: number; prepared: Prepared };
  }
}

/** What the objects of one embedded font are made of. */
export interface EmbeddedFont {
  name: string;
  /** Number of each character's glyph. */
  glyphOf: ReadonlyMap<string, number>;
  /** `%` stands for a reference: from the descendant to the descriptor, and from it to the file. */
  dicts: { descendant: string; descriptor: string };
  /** Deflated, as is `toUnicode`; and how long it is otherwise. */
  file: Uint8Array;
  fileLength: number;
  toUnicode: Uint8Array;
}

/** A font as a subset of some characters, for pages that write its objects themselves. */
export function embeddedFont(font: TrueTypeFont, characters: ReadonlySet<string>): EmbeddedFont {
  const { subset, name, dicts, file, toUnicode } = prepare(font, characters);
  return { name, glyphOf: subset.glyphOf, dicts, file, fileLength: subset.bytes.length, toUnicode };
}

interface Prepared {
  subset: FontSubset;
  name: string;
  /** `%` stands for a reference. */
  dicts: { descendant: string; descriptor: string };
  file: Uint8Array;
  toUnicode: Uint8Array;
}

/** Subsets made lately: the forms of one owner, and a batch's, have the same names again and again. */
const lately = new WeakMap<TrueTypeFont, BoundedMap<string, Prepared>>();
const MOST_KEPT = 64;

function prepare(font: TrueTypeFont, needed: ReadonlySet<string>): Prepared {
  const characters = [...needed].sort().join("");
  const known = lately.get(font) ?? new BoundedMap<string, Prepared>(MOST_KEPT);
  lately.set(font, known);
  const found = known.get(characters);
  if (found !== undefined) return found;

  const subset = font.subset(needed);
  const name = `${tagOf(characters)}+${font.name}`;
  const box = font.box.join(" ");
  const heights = `/Ascent ${font.ascent}/Descent ${font.descent}/CapHeight ${font.capHeight}`;
  const compress = (bytes: Uint8Array) => PDFContext.create().flateStream(bytes).getContents();
  const prepared: Prepared = {
    subset,
    name,
    dicts: {
      descendant: `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %/W[0[${subset.widths.join(" ")}]]/CIDToGIDMap/Identity>>`,
      descriptor: `<</Type/FontDescriptor/FontName/${name}/Flags 4/FontBBox[${box}]/ItalicAngle 0${heights}/StemV 120/FontFile2 %>>`,
    },
    file: compress(subset.bytes),
    toUnicode: compress(latin1(unicodeMap(subset))),
  };
  known.set(characters, prepared);
  return prepared;
}

/** Six letters that tell subsets of a font apart. */
function tagOf(characters: string): string {
  let hash = 0x811c9dc5;
  for (const char of characters) hash = Math.imul(hash ^ (char.codePointAt(0) as number), 0x01000193) >>> 0;
  let tag = "";
  for (let index = 0; index < 6; index++) {
    tag += String.fromCharCode(65 + (hash % 26));
    hash = Math.floor(hash / 26);
  }
  return tag;
}

/** A CMap from glyph numbers to characters, for copying and searching. */
function unicodeMap(subset: FontSubset): string {
  const lines = [...subset.glyphOf].map(([char, glyph]) => {
    const units = Array.from({ length: char.length }, (_, index) => hex4(char.charCodeAt(index)));
    return `<${hex4(glyph)}> <${units.join("")}>`;
  });
  const groups: string[] = [];
  for (let index = 0; index < lines.length; index += 100) {
    const group = lines.slice(index, index + 100);
    groups.push(`${group.length} beginbfchar\n${group.join("\n")}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${groups.join("\n")}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
}

function hex4(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, "0");
}
