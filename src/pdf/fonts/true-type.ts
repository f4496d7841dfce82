import { codePointOf } from "./character.js";

/**
 * A TrueType font (OpenType specification, glyf outlines): which characters it has, how wide they are, and a
 * subset of it to embed in a PDF. Parsed once; tables are read where they lie.
 */
export class TrueTypeFont {
  /** PostScript name, without spaces. */
  readonly name: string;
  /** In thousandths of the size, for a PDF font descriptor. */
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly box: readonly [number, number, number, number];

  readonly #view: DataView;
  readonly #tables = new Map<string, { offset: number; length: number }>();
  readonly #unitsPerEm: number;
  readonly #longOffsets: boolean;
  readonly #glyphCount: number;
  readonly #metricCount: number;
  readonly #glyphs = new Map<number, number>();

  /** Throws an Error when the bytes are not a whole TrueType font with outlines. */
  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const view = this.#view;
    if (view.getUint32(0) !== 0x00010000) throw new Error("not a TrueType font");
    for (let index = 0; index < view.getUint16(4); index++) {
      const at = 12 + index * 16;
      this.#tables.set(ascii(view, at, 4), {
        offset: view.getUint32(at + 8),
        length: view.getUint32(at + 12),
      });
    }
    const head = this.#table("head").offset;
    const hhea = this.#table("hhea").offset;
    this.#unitsPerEm = view.getUint16(head + 18);
    this.#longOffsets = view.getInt16(head + 50) === 1;
    this.#glyphCount = view.getUint16(this.#table("maxp").offset + 4);
    this.#metricCount = view.getUint16(hhea + 34);
    this.#readCharacters();
    const inThousandths = (at: number) => Math.round((view.getInt16(at) * 1000) / this.#unitsPerEm);
    this.ascent = inThousandths(hhea + 4);
    this.descent = inThousandths(hhea + 6);
    const os2 = this.#tables.get("OS/2");
    const hasCapHeight = os2 !== undefined && view.getUint16(os2.offset) >= 2;
    this.capHeight = hasCapHeight ? inThousandths(os2.offset + 88) : 700;
    this.box = [
      inThousandths(head + 36),
      inThousandths(head + 38),
      inThousandths(head + 40),
      inThousandths(head + 42),
    ];
    this.name = this.#readName();
  }

  /**
   * Whether the font shows a text as it should be: it has every character, and none belongs to a script whose
   * letters change their shape or their order beside others, which needs more than a glyph for each.
   */
  has(text: string): boolean {
    for (const char of text) {
      if (!this.#glyphs.has(codePointOf(char)) || !STANDS_ALONE.test(char)) return false;
    }
    return true;
  }

  /** Width of a text, in thousandths of the font size. */
  width(text: string): number {
    let width = 0;
    for (const char of text) width += this.#advance(this.#glyph(codePointOf(char)));
    return width;
  }

  /** A font with the glyphs of some characters alone. */
  subset(characters: Iterable<string>): FontSubset {
    const sorted = [...new Set(characters)].sort((a, b) => codePointOf(a) - codePointOf(b));
    const kept = [0];
    const newNumber = new Map([[0, 0]]);
    const keep = (glyph: number): number => {
      const known = newNumber.get(glyph);
      if (known !== undefined) return known;
      newNumber.set(glyph, kept.length);
      kept.push(glyph);
      return kept.length - 1;
    };
    const glyphOf = new Map(sorted.map((char) => [char, keep(this.#glyph(codePointOf(char)))]));
    const shown = kept.length;
    const outlines: Uint8Array[] = [];
    // Parts of composed glyphs are added to `kept` on the way, behind.
    for (const glyph of kept) outlines.push(this.#outline(glyph, keep));
    return {
      glyphOf,
      widths: kept.slice(0, shown).map((glyph) => this.#advance(glyph)),
      bytes: this.#assemble(kept, outlines),
    };
  }

  #table(tag: string): { offset: number; length: number } {
    const table = this.#tables.get(tag);
    if (table === undefined || table.offset + table.length > this.#view.byteLength) {
      throw new Error(`the font has no whole ${tag} table`);
    }
    return table;
  }

  #glyph(codePoint: number): number {
    return this.#glyphs.get(codePoint) ?? 0;
  }

  #advance(glyph: number): number {
    const { offset } = this.#table("hmtx");
    const at = offset + Math.min(glyph, this.#metricCount - 1) * 4;
    return Math.round((this.#view.getUint16(at) * 1000) / this.#unitsPerEm);
  }

  /** The cmap, formats 4 and 12. */
  #readCharacters(): void {
    const view = this.#view;
    const { offset } = this.#table("cmap");
    let best = -1;
    let bestFormat = 0;
    for (let index = 0; index < view.getUint16(offset + 2); index++) {
      const at = offset + view.getUint32(offset + 4 + index * 8 + 4);
      const platform = view.getUint16(offset + 4 + index * 8);
      const format = view.getUint16(at);
      if ((platform === 0 || platform === 3) && (format === 4 || format === 12) && format > bestFormat) {
        best = at;
        bestFormat = format;
      }
    }
    if (best < 0) throw new Error("the font has no Unicode table");
    if (bestFormat === 12) {
      for (let group = 0; group < view.getUint32(best + 12); group++) {
        const at = best + 16 + group * 12;
        const first = view.getUint32(at);
        for (let code = first; code <= view.getUint32(at + 4); code++) {
          this.#glyphs.set(code, view.getUint32(at + 8) + code - first);
        }
      }
      return;
    }
    const count = view.getUint16(best + 6) / 2;
    const ends = best + 14;
    const starts = ends + count * 2 + 2;
    const deltas = starts + count * 2;
    const ranges = deltas + count * 2;
    for (let segment = 0; segment < count; segment++) {
      const range = view.getUint16(ranges + segment * 2);
      const delta = view.getUint16(deltas + segment * 2);
      const start = view.getUint16(starts + segment * 2);
      for (let code = start; code <= view.getUint16(ends + segment * 2) && code < 0xffff; code++) {
        const at = ranges + segment * 2 + range + (code - start) * 2;
        const found = range === 0 ? code : view.getUint16(at);
        const glyph = found === 0 ? 0 : (found + delta) & 0xffff;
        if (glyph !== 0) this.#glyphs.set(code, glyph);
      }
    }
  }

  #readName(): string {
    const view = this.#view;
    const { offset } = this.#table("name");
    const strings = offset + view.getUint16(offset + 4);
    for (let index = 0; index < view.getUint16(offset + 2); index++) {
      const at = offset + 6 + index * 12;
      if (view.getUint16(at + 6) !== 6) continue; // 6 is the PostScript name
      const raw = ascii(view, strings + view.getUint16(at + 10), view.getUint16(at + 8));
      return raw.replace(/[^A-Za-z0-9-]/g, "");
    }
    return "Font";
  }

  /** The outline of a glyph; the glyphs that a composed one is made of are renumbered by `keep`. */
  #outline(glyph: number, keep: (glyph: number) => number): Uint8Array {
    const view = this.#view;
    const loca = this.#table("loca").offset;
    const glyf = this.#table("glyf").offset;
    const offset = (index: number) =>
      this.#longOffsets ? view.getUint32(loca + index * 4) : view.getUint16(loca + index * 2) * 2;
    if (glyph >= this.#glyphCount) return new Uint8Array(0);
    const start = glyf + offset(glyph);
    const end = glyf + offset(glyph + 1);
    const bytes = new Uint8Array(end - start);
    bytes.set(new Uint8Array(view.buffer, view.byteOffset + start, end - start));
    const outline = new DataView(bytes.buffer);
    if (bytes.length === 0 || outline.getInt16(0) >= 0) return bytes;
    let at = 10;
    for (let more = true; more; ) {
      const flags = outline.getUint16(at);
      outline.setUint16(at + 2, keep(outline.getUint16(at + 2)));
      const transform = flags & 0x8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0;
      at += 4 + (flags & 0x1 ? 4 : 2) + transform;
      more = (flags & 0x20) !== 0;
    }
    return bytes;
  }

  #assemble(kept: number[], outlines: Uint8Array[]): Uint8Array {
    const offsets = [0];
    let length = 0;
    for (const outline of outlines) {
      length += (outline.length + 3) & ~3;
      offsets.push(length);
    }
    const glyf = new Uint8Array(length);
    outlines.forEach((outline, index) => {
      glyf.set(outline, offsets[index]);
    });
    const loca = new DataView(new ArrayBuffer(offsets.length * 4));
    offsets.forEach((offset, index) => {
      loca.setUint32(index * 4, offset);
    });
    const hmtx = new DataView(new ArrayBuffer(kept.length * 4));
    const metrics = this.#table("hmtx").offset;
    kept.forEach((glyph, index) => {
      const last = this.#metricCount - 1;
      const bearing =
        glyph <= last ? metrics + glyph * 4 + 2 : metrics + last * 4 + 4 + (glyph - last - 1) * 2;
      hmtx.setUint16(index * 4, this.#view.getUint16(metrics + Math.min(glyph, last) * 4));
      hmtx.setInt16(index * 4 + 2, this.#view.getInt16(bearing));
    });
    const head = this.#copy("head");
    new DataView(head.buffer).setInt16(50, 1);
    new DataView(head.buffer).setUint32(8, 0);
    const hhea = this.#copy("hhea");
    new DataView(hhea.buffer).setUint16(34, kept.length);
    const maxp = this.#copy("maxp");
    new DataView(maxp.buffer).setUint16(4, kept.length);
    const tables: [string, Uint8Array][] = [];
    for (const tag of ["cvt ", "fpgm"]) if (this.#tables.has(tag)) tables.push([tag, this.#copy(tag)]);
    tables.push(["glyf", glyf], ["head", head], ["hhea", hhea], ["hmtx", new Uint8Array(hmtx.buffer)]);
    tables.push(["loca", new Uint8Array(loca.buffer)], ["maxp", maxp]);
    if (this.#tables.has("prep")) tables.push(["prep", this.#copy("prep")]);
    return fontFile(tables);
  }

  #copy(tag: string): Uint8Array<ArrayBuffer> {
    const { offset, length } = this.#table(tag);
    const copy = new Uint8Array(length);
    copy.set(new Uint8Array(this.#view.buffer, this.#view.byteOffset + offset, length));
    return copy;
  }
}

export interface FontSubset {
  /** Number of each character's glyph in the subset. */
  glyphOf: ReadonlyMap<string, number>;
  /** Widths of the glyphs from number 0, in thousandths of the size. */
  widths: number[];
  /** The TrueType file, without what a PDF does not need. */
  bytes: Uint8Array;
}

/**
 * Characters of scripts that are set letter after letter from left to right. Combining marks are left out, as NFC has
 * letters with theirs, and so is what cannot be seen or turns the direction of a text.
 */
const STANDS_ALONE =
  /^(?!\p{C}|\p{Zl}|\p{Zp})[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Common}]$/u;

function ascii(view: DataView, at: number, length: number): string {
  let text = "";
  for (let index = 0; index < length; index++) text += String.fromCharCode(view.getUint8(at + index));
  return text;
}

/** Tables, in the order of their tags, as a font file with its checksums. */
function fontFile(tables: [tag: string, bytes: Uint8Array][]): Uint8Array {
  const headerLength = 12 + tables.length * 16;
  const padded = (length: number) => (length + 3) & ~3;
  const file = new Uint8Array(
    headerLength + tables.reduce((sum, [, bytes]) => sum + padded(bytes.length), 0),
  );
  const view = new DataView(file.buffer);
  const power = Math.floor(Math.log2(tables.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tables.length);
  view.setUint16(6, 2 ** power * 16);
  view.setUint16(8, power);
  view.setUint16(10, (tables.length - 2 ** power) * 16);
  let at = headerLength;
  tables.forEach(([tag, bytes], index) => {
    file.set(bytes, at);
    const record = 12 + index * 16;
    for (let char = 0; char < 4; char++) view.setUint8(record + char, tag.charCodeAt(char));
    let sum = 0;
    for (let word = at; word < at + padded(bytes.length); word += 4) sum = (sum + view.getUint32(word)) >>> 0;
    view.setUint32(record + 4, sum);
    view.setUint32(record + 8, at);
    view.setUint32(record + 12, bytes.length);
    at += padded(bytes.length);
  });
  return file;
}
