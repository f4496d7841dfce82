import { PDFRef } from "pdf-lib";
import { fail, problemAt, type Result, succeed } from "../errors.js";
import { ByteWriter } from "./byte-writer.js";
import { PAPER } from "./canvas.js";
import { type Body, type CompiledPages, PAGES, standardMetrics } from "./compile.js";
import { embeddedFont } from "./embedded-fonts.js";
import type { Line } from "./flow.js";
import type { WiderFonts } from "./layout.js";
import { PageWriter, type Surface } from "./page-writer.js";
import { PlainStructure } from "./plain-structure.js";
import type { Piece } from "./serialize.js";
import type { Tag } from "./structure.js";
import type { TrueTypeFont } from "./true-type.js";
import type { Typeface, Typefaces } from "./typeface.js";
import { winAnsiCode } from "./win-ansi.js";

/** The fonts of plain pages, made once and used for any number of them. */
export interface PlainFonts {
  readonly regular: Typeface;
  readonly bold: Typeface;
}

/** Helvetica and Helvetica Bold, which every viewer has. */
export async function plainFonts(): Promise<PlainFonts> {
  const { regular, bold } = await standardMetrics();
  return { regular: new StandardFace("R", regular), bold: new StandardFace("B", bold) };
}

/**
 * Writes plain pages as a part of a packet, without going through a PDF of their own, which takes hundreds of times
 * as long. They are tagged in a fillable packet. A character that no font has is a problem that names it; nothing
 * is written then.
 *
 * @param options.footer printed at the left of every page's foot
 * @param options.wider fonts for names in other alphabets
 */
export function plainPages(
  fonts: PlainFonts,
  write: (pages: PageWriter) => void,
  { footer = "", wider }: { footer?: string; wider?: WiderFonts | undefined } = {},
): Result<CompiledPages> {
  const embedded = new Map<TrueTypeFont, WiderFace>();
  const widerFaces = (list: readonly TrueTypeFont[] = []) =>
    list.map((font) => {
      const face = embedded.get(font) ?? new WiderFace(`U${embedded.size}`, font);
      embedded.set(font, face);
      return face;
    });
  const regular = [fonts.regular, ...widerFaces(wider?.regular)];
  const bold = [fonts.bold, ...widerFaces(wider?.bold)];
  const missing = new MissingFace([...regular, ...bold]);
  const faces: Typefaces = { regular: [...regular, missing], bold: [...bold, missing] };
  const structure = new PlainStructure();
  const surfaces: PlainSurface[] = [];
  const newPage = () => {
    const surface = new PlainSurface(structure, surfaces.length);
    surfaces.push(surface);
    return surface;
  };
  const within = (tag: Tag, draw: () => void) => structure.within(tag, draw);
  const writer = new PageWriter({ newPage, within }, faces, footer);
  write(writer);
  writer.finish();
  if (missing.what.size > 0) {
    return fail(
      [...missing.what].map((what) =>
        problemAt("not_supported", ["pages"], `no font at hand can show ${what}`),
      ),
    );
  }
  const used = [...embedded.values()].filter(({ characters }) => characters.size > 0);
  // Made when a packet takes one of them.
  return succeed({
    get fillable() {
      return bodyOf(surfaces, used, structure);
    },
    get flattened() {
      return bodyOf(surfaces, used, null);
    },
  });
}

function named(char: string): string {
  const number = (char.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0");
  return `“${char}” (U+${number})`;
}

// ---- typefaces -------------------------------------------------------------------------------------------

/** Never looked at: the faces here are named by their keys. */
const NO_REF = PDFRef.of(1, 7);

/** How many texts a face keeps as they are written: those of one package are those of the next. */
const MOST_KEPT = 20_000;

/** A standard font, whose words are measured and whose texts are encoded once. */
class StandardFace implements Typeface {
  readonly ref = NO_REF;
  /** Width in thousandths of the size, -1 for a text that the font cannot show. */
  readonly #units = new Map<string, number>();
  readonly #encoded = new Map<string, string>();

  constructor(
    readonly key: string,
    readonly widths: Uint16Array,
  ) {}

  has(text: string): boolean {
    return this.#measure(text) >= 0;
  }

  width(text: string, size: number): number {
    return (this.#measure(text) * size) / 1000;
  }

  encode(text: string): string {
    const known = this.#encoded.get(text);
    if (known !== undefined) return known;
    const encoded = literal(text);
    if (this.#encoded.size >= MOST_KEPT) this.#encoded.clear();
    this.#encoded.set(text, encoded);
    return encoded;
  }

  #measure(text: string): number {
    const known = this.#units.get(text);
    if (known !== undefined) return known;
    let units = 0;
    for (const char of text) {
      const code = winAnsiCode(char.codePointAt(0) as number);
      if (code < 0) {
        units = -1;
        break;
      }
      units += this.widths[code] as number;
    }
    if (this.#units.size >= MOST_KEPT) this.#units.clear();
    this.#units.set(text, units);
    return units;
  }
}

/** A string of WinAnsi codes (ISO 32000-1, 7.3.4.2), in ASCII alone so that a page's content becomes bytes in one step. */
function literal(text: string): string {
  let codes = "";
  for (const char of text) {
    const code = winAnsiCode(char.codePointAt(0) as number);
    if (code > 0x7e) codes += `\\${code.toString(8)}`;
    else if (char === "(" || char === ")" || char === "\\") codes += `\\${char}`;
    else codes += char;
  }
  return `(${codes})`;
}

/** A font to be embedded: it remembers its characters, and is encoded when all pages are written. */
class WiderFace implements Typeface {
  readonly ref = NO_REF;
  readonly characters = new Set<string>();

  constructor(
    readonly key: string,
    readonly font: TrueTypeFont,
  ) {}

  has(text: string): boolean {
    return this.font.has(text);
  }

  width(text: string, size: number): number {
    return (this.font.width(text) * size) / 1000;
  }

  encode(text: string): string {
    for (const char of text) this.characters.add(char);
    return "";
  }
}

/** Stands in for a word that no font can show, and remembers what is missing. */
class MissingFace implements Typeface {
  readonly key = "R";
  readonly ref = NO_REF;
  readonly what = new Set<string>();

  constructor(readonly others: readonly Typeface[]) {}

  has(): boolean {
    return true;
  }

  width(text: string, size: number): number {
    const missing = [...text].filter((char) => !this.others.some((face) => face.has(char)));
    for (const char of missing) this.what.add(named(char));
    if (missing.length === 0 && text !== " ") this.what.add("the characters of a word together");
    return size * text.length;
  }

  encode(): string {
    return "()";
  }
}

// ---- pages -----------------------------------------------------------------------------------------------

/** Room for the content of a page at first, in bytes. */
const PAGE = 1 << 13;

/** One page's content, and the texts in it that wait for the numbers of their glyphs. */
class PlainSurface implements Surface {
  readonly content = new ByteWriter(PAGE);
  readonly waiting: { readonly at: number; readonly face: WiderFace; readonly text: string }[] = [];
  readonly #rules = new ByteWriter(PAGE >> 2);
  readonly #structure: PlainStructure;
  readonly #page: number;
  #tagged = false;

  constructor(structure: PlainStructure, page: number) {
    this.#structure = structure;
    this.#page = page;
  }

  tag(tag: Tag, draw: () => void, alternative?: string): void {
    const id = this.#structure.content(tag, this.#page, alternative ?? null);
    this.content.text(`/${tag}<</MCID `);
    this.content.integer(id);
    this.content.text(">>BDC\n");
    this.#tagged = true;
    draw();
    this.#tagged = false;
    this.content.text("EMC\n");
  }

  lines(lines: readonly Line[], size: number, x: number, y: number, leading: number, gray = 0): void {
    const out = this.content;
    if (!this.#tagged) out.text(ARTIFACT);
    if (gray !== 0) numbers(out, [gray], "g");
    out.text("BT\n");
    let key = "";
    for (let index = 0; index < lines.length; index++) {
      const { pieces } = lines[index] as Line;
      for (let position = 0; position < pieces.length; position++) {
        const { face, text, x: shift } = pieces[position] as Line["pieces"][number];
        if (face.key !== key) {
          key = face.key;
          out.text(`/${key} `);
          numbers(out, [size], "Tf");
        }
        numbers(out, [1, 0, 0, 1, x + shift, y - index * leading], "Tm");
        // A space at the end keeps words apart for those who copy or search the text.
        const more = position < pieces.length - 1 || index < lines.length - 1;
        if (face instanceof WiderFace) {
          const shown = more ? `${text} ` : text;
          face.encode(shown);
          this.waiting.push({ at: out.length, face, text: shown });
          out.text("Tj\n");
        } else if (more) {
          out.text("[");
          out.text(face.encode(text));
          out.text("( )]TJ\n");
        } else {
          out.text(face.encode(text));
          out.text("Tj\n");
        }
      }
    }
    out.text("ET\n");
    if (gray !== 0) out.text("0 g\n");
    if (!this.#tagged) out.text("EMC\n");
  }

  shapes(operators: string): void {
    this.content.text(`q\n${operators}Q\n`);
  }

  rule(x1: number, y1: number, x2: number, y2: number, width: number, gray = 0): void {
    numbers(this.#rules, [width], "w");
    numbers(this.#rules, [gray], "G");
    numbers(this.#rules, [x1, y1], "m");
    numbers(this.#rules, [x2, y2], "l S");
  }

  frame(x: number, y: number, width: number, height: number, line: number): void {
    numbers(this.#rules, [line], "w 0 G");
    numbers(this.#rules, [x, y, width, height], "re S");
  }

  finish(): void {
    this.content.text(ARTIFACT);
    this.content.copy(this.#rules.take());
    this.content.text("EMC\n");
  }
}

/** Begins what is not read aloud. */
const ARTIFACT = "/Artifact BMC\n";

/** Writes numbers as a content stream has them, and the operator that takes them. */
function numbers(out: ByteWriter, operands: readonly number[], operator: string): void {
  for (const operand of operands) {
    out.decimal(operand);
    out.text(" ");
  }
  out.text(operator);
  out.text("\n");
}

// ---- objects ---------------------------------------------------------------------------------------------

/** References inside a body mean nothing outside of it, so every body has the same ones. */
const refs: PDFRef[] = [];
function refAt(index: number): PDFRef {
  const ref = refs[index] ?? PDFRef.of(index + 1, 8);
  refs[index] = ref;
  return ref;
}

const STANDARD = [
  ["R", "Helvetica"],
  ["B", "Helvetica-Bold"],
] as const;

function bodyOf(
  surfaces: readonly PlainSurface[],
  wider: readonly WiderFace[],
  structure: PlainStructure | null,
): Body {
  let next = 0;
  const fresh = () => refAt(next++);
  const streams: Body["streams"] = [];
  const packed: Body["packed"] = [];
  const object = (...pieces: Piece[]): PDFRef => {
    const ref = fresh();
    packed.push({ ref, pieces });
    return ref;
  };
  const stream = (head: string, contents: Uint8Array): PDFRef => {
    const ref = fresh();
    streams.push({ ref, head: [head], contents });
    return ref;
  };
  const fonts = STANDARD.map(([key, name]): [string, PDFRef] => [
    key,
    object(`<</Type/Font/Subtype/Type1/BaseFont/${name}/Encoding/WinAnsiEncoding>>`),
  ]);
  const glyphs = new Map<WiderFace, ReadonlyMap<string, number>>();
  for (const face of wider) {
    const { dicts, file, fileLength, toUnicode, name, glyphOf } = embeddedFont(face.font, face.characters);
    glyphs.set(face, glyphOf);
    const deflated = "<</Filter/FlateDecode>>";
    const fontFile = stream(`<</Filter/FlateDecode/Length1 ${fileLength}>>`, file);
    const descriptor = object(...around(dicts.descriptor, fontFile));
    const descendant = object(...around(dicts.descendant, descriptor));
    const map = stream(deflated, toUnicode);
    const head = `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[`;
    fonts.push([face.key, object(head, { ref: descendant }, " 0 R]/ToUnicode ", { ref: map }, " 0 R>>")]);
  }
  const named = fonts.flatMap(([key, ref]): Piece[] => [`/${key} `, { ref }, " 0 R"]);
  const resources = object("<</Font<<", ...named, ">>>>");
  const pages = surfaces.map(fresh);
  const tree = structure?.objects(pages, fresh, (ref, pieces) => packed.push({ ref, pieces }));
  surfaces.forEach((surface, index) => {
    const contents = stream("<<>>", contentOf(surface, glyphs));
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
    packed.push({ ref: pages[index] as PDFRef, pieces });
  });
  return {
    streams,
    packed,
    pages,
    changing: [],
    fieldRoots: [],
    structureKids: tree === undefined ? [] : [tree.root],
    parentTree: tree?.parentTree ?? null,
    roleMap: [],
    fonts: [],
    resources: null,
  };
}

/** A dictionary whose reference is left open by a percent sign with its ` 0 R`. */
function around(dict: string, ref: PDFRef): Piece[] {
  const [before = "", after = ""] = dict.split("%");
  return [before, { ref }, ` 0 R${after}`];
}

/** The content of a page with the glyph numbers that its texts waited for. */
function contentOf(
  { content, waiting }: PlainSurface,
  glyphs: ReadonlyMap<WiderFace, ReadonlyMap<string, number>>,
): Uint8Array {
  const written = content.bytes.subarray(0, content.length);
  if (waiting.length === 0) return written;
  const whole = new ByteWriter(written.length * 2);
  let from = 0;
  for (const { at, face, text } of waiting) {
    whole.copy(written.subarray(from, at));
    whole.text(glyphString(text, glyphs.get(face)));
    from = at;
  }
  whole.copy(written.subarray(from));
  return whole.take();
}

function glyphString(text: string, glyphs: ReadonlyMap<string, number> | undefined): string {
  const codes = [...text].map((char) => (glyphs?.get(char) ?? 0).toString(16).toUpperCase().padStart(4, "0"));
  return `<${codes.join("")}>`;
}
