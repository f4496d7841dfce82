import { PDFContext } from "pdf-lib";
import { BoundedMap } from "../../bounded-map.js";
import { latin1 } from "../document/bytes.js";
import type { PdfWriter } from "../document/pdf-writer.js";
import { codePointOf, hex4, utf16Hex } from "./character.js";
import type { FontSubset, TrueTypeFont } from "./true-type.js";

/** Objects of one embedded font: Type 0, descendant, descriptor, file, ToUnicode, and resources that name it. */
const OBJECTS = 6;

/** A text to be shown in a font; null for a standard font, which is not embedded. */
interface FontText {
  readonly text: string;
  readonly font: TrueTypeFont | null;
}

/** A font of the file: its name in the resources, the number of its first object, and what they are made of. */
interface NumberedFont {
  readonly key: string;
  readonly number: number;
  readonly embedded: EmbeddedFont;
}

/**
 * The fallback fonts of one file, each a subset of the characters that the file needs (ISO 32000-1, 9.7: Type 0 with
 * Identity-H, so that the codes in a string are the numbers of glyphs).
 */
export class EmbeddedFonts {
  readonly #fonts = new Map<TrueTypeFont, NumberedFont>();

  /** @param first number of the first object; `size` of them are used */
  constructor(texts: Iterable<FontText>, first: number) {
    const needed = new Map<TrueTypeFont, Set<string>>();
    for (const { text, font } of texts) {
      if (font === null) continue;
      const characters = needed.get(font) ?? new Set();
      for (const char of text) characters.add(char);
      needed.set(font, characters);
    }
    for (const [font, characters] of needed) {
      const index = this.#fonts.size;
      const number = first + index * OBJECTS;
      this.#fonts.set(font, { key: `U${index}`, number, embedded: embeddedFont(font, characters) });
    }
  }

  /** How many objects the fonts take. */
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
    return glyphString(text, this.#of(font).embedded.glyphOf);
  }

  /** Writes the objects. */
  write(out: PdfWriter): void {
    for (const { key, number, embedded } of this.#fonts.values()) {
      const { name, dicts, file, fileLength, toUnicode } = embedded;
      const object = (index: number, text: string, contents?: Uint8Array) => {
        out.begin(number + index);
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
      object(3, `<</Filter/FlateDecode/Length1 ${fileLength}/Length ${file.length}>>`, file);
      object(4, `<</Filter/FlateDecode/Length ${toUnicode.length}>>`, toUnicode);
      object(5, `<</Font<</${key} ${number} 0 R>>>>`);
    }
  }

  #of(font: TrueTypeFont): NumberedFont {
    const found = this.#fonts.get(font);
    if (found === undefined) throw new RangeError("a font was not among those of the file's texts");
    return found;
  }
}

/** A text as a string of the numbers that its glyphs have in a subset. */
export function glyphString(text: string, glyphOf: ReadonlyMap<string, number>): string {
  let codes = "";
  for (const char of text) codes += hex4(glyphOf.get(char) ?? 0);
  return `<${codes}>`;
}

/** What the objects of one embedded font are made of. */
export interface EmbeddedFont {
  readonly name: string;
  /** Number of each character's glyph. */
  readonly glyphOf: ReadonlyMap<string, number>;
  /** `%` stands for a reference: from the descendant to the descriptor, and from it to the file. */
  readonly dicts: { readonly descendant: string; readonly descriptor: string };
  /** Deflated, as is `toUnicode`; and how long it is otherwise. */
  readonly file: Uint8Array;
  readonly fileLength: number;
  readonly toUnicode: Uint8Array;
}

/** Subsets made lately: the forms of one owner, and a batch's, have the same names again and again. */
const lately = new WeakMap<TrueTypeFont, BoundedMap<string, EmbeddedFont>>();
const MOST_KEPT = 64;

/** A font as a subset of some characters. */
export function embeddedFont(font: TrueTypeFont, needed: ReadonlySet<string>): EmbeddedFont {
  const characters = [...needed].sort().join("");
  const known = lately.get(font) ?? new BoundedMap<string, EmbeddedFont>(MOST_KEPT);
  lately.set(font, known);
  const found = known.get(characters);
  if (found !== undefined) return found;

  const subset = font.subset(needed);
  const name = `${tagOf(characters)}+${font.name}`;
  const box = font.box.join(" ");
  const heights = `/Ascent ${font.ascent}/Descent ${font.descent}/CapHeight ${font.capHeight}`;
  const compress = (bytes: Uint8Array) => PDFContext.create().flateStream(bytes).getContents();
  const made = {
    name,
    glyphOf: subset.glyphOf,
    dicts: {
      descendant: `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %/W[0[${subset.widths.join(" ")}]]/CIDToGIDMap/Identity>>`,
      descriptor: `<</Type/FontDescriptor/FontName/${name}/Flags 4/FontBBox[${box}]/ItalicAngle 0${heights}/StemV 120/FontFile2 %>>`,
    },
    file: compress(subset.bytes),
    fileLength: subset.bytes.length,
    toUnicode: compress(latin1(unicodeMap(subset))),
  };
  known.set(characters, made);
  return made;
}

/** Six letters that tell subsets of a font apart. */
function tagOf(characters: string): string {
  let hash = 0x811c9dc5;
  for (const char of characters) hash = Math.imul(hash ^ codePointOf(char), 0x01000193) >>> 0;
  let tag = "";
  for (let index = 0; index < 6; index++) {
    tag += String.fromCharCode(65 + (hash % 26));
    hash = Math.floor(hash / 26);
  }
  return tag;
}

/** A CMap from glyph numbers to characters, for copying and searching. */
function unicodeMap(subset: FontSubset): string {
  const lines = [...subset.glyphOf].map(([char, glyph]) => `<${hex4(glyph)}> <${utf16Hex(char)}>`);
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
