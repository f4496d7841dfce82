import { PDFRef } from "pdf-lib";
import { BoundedMap } from "../../bounded-map.js";
import { fail, problemAt, type Result, succeed } from "../../errors.js";
import { ByteWriter } from "../document/byte-writer.js";
import { latin1, type Piece } from "../document/serialize.js";
import { PlainStructure } from "../document/structure-tree.js";
import type { Tag } from "../document/tags.js";
import { embeddedFont } from "../fonts/embedded-fonts.js";
import type { TrueTypeFont } from "../fonts/true-type.js";
import type { Typeface, Typefaces } from "../fonts/typeface.js";
import { winAnsiCode } from "../fonts/win-ansi.js";
import { type Body, type CompiledPages, PAGES, standardMetrics } from "../template/compile.js";
import type { WiderFonts } from "../template/layout.js";
import type { Line } from "./flow.js";
import { PageWriter } from "./page-writer.js";
import { PAPER } from "./paper.js";
import type { Surface } from "./surface.js";

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
 * as long. A character that no font has is a problem that names it; nothing is written then.
 *
 * @param options.footer printed at the left of every page's foot
 * @param options.wider fonts for names in other alphabets
 * @param options.tagged with tags in a fillable packet; a flattened one never has any, and takes less without them
 */
export function plainPages(
  fonts: PlainFonts,
  write: (pages: PageWriter) => void,
  {
    footer = "",
    wider,
    tagged = true,
  }: { footer?: string; wider?: WiderFonts | undefined; tagged?: boolean } = {},
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
  const structure = tagged ? new PlainStructure() : null;
  const surfaces: PlainSurface[] = [];
  const newPage = () => {
    surfaces.at(-1)?.rest();
    const surface = new PlainSurface(structure, surfaces.length);
    surfaces.push(surface);
    return surface;
  };
  const within = (tag: Tag, draw: () => void) => (structure === null ? draw() : structure.within(tag, draw));
  const writer = new PageWriter({ newPage, within }, faces, footer);
  write(writer);
  surfaces.at(-1)?.rest();
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
const MOST_KEPT = 4000;

/** A standard font, whose words are measured and whose texts are encoded once. */
class StandardFace implements Typeface {
  readonly ref = NO_REF;
  /** Width in thousandths of the size, -1 for a text that the font cannot show. */
  readonly #units = new BoundedMap<string, number>(MOST_KEPT);
  readonly #encoded = new BoundedMap<string, string>(MOST_KEPT);

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

/** The content of the page that is being written. */
const out = new ByteWriter(1 << 15);

/** A text of a page that waits for the numbers of its glyphs. */
interface Waiting {
  readonly face: WiderFace;
  readonly text: string;
}

/** One page's content, one stretch after the other. Another page is written only after this one rests. */
class PlainSurface implements Surface {
  readonly content: (Uint8Array | Waiting)[] = [];
  readonly #rules: (() => void)[] = [];
  /** Null on a page without tags. */
  readonly #structure: PlainStructure | null;
  readonly #page: number;
  #tagged = false;

  constructor(structure: PlainStructure | null, page: number) {
    this.#structure = structure;
    this.#page = page;
    out.reset();
  }

  /** Takes what was written of it, so that another page can be written. */
  rest(): void {
    if (out.length > 0) this.content.push(out.take());
    out.reset();
  }

  tag(tag: Tag, draw: () => void, alternative?: string): void {
    if (this.#structure === null) return draw();
    out.text("/");
    out.text(tag);
    out.text("<</MCID ");
    out.integer(this.#structure.content(tag, this.#page, alternative ?? null));
    out.text(">>BDC\n");
    this.#tagged = true;
    draw();
    this.#tagged = false;
    out.text("EMC\n");
  }

  lines(lines: readonly Line[], size: number, x: number, y: number, leading: number, gray = 0): void {
    const isArtifact = this.#structure !== null && !this.#tagged;
    if (isArtifact) out.text(ARTIFACT);
    if (gray !== 0) operator(gray, "g");
    out.text("BT\n1 0 0 1 ");
    point(x, y, "Tm");
    const known = writtenBefore(lines, size, leading);
    if (known !== undefined) out.copy(known);
    else this.#write(lines, size, leading);
    out.text("ET\n");
    if (gray !== 0) out.text("0 g\n");
    if (isArtifact) out.text("EMC\n");
  }

  shapes(operators: string): void {
    out.text(`q\n${operators}Q\n`);
  }

  rule(x1: number, y1: number, x2: number, y2: number, width: number, gray = 0): void {
    this.#rules.push(() => {
      operator(width, "w");
      operator(gray, "G");
      point(x1, y1, "m");
      point(x2, y2, "l S");
    });
  }

  frame(x: number, y: number, width: number, height: number, line: number): void {
    this.#rules.push(() => {
      operator(line, "w 0 G");
      point(x, y, "");
      point(width, height, "re S");
    });
  }

  finish(): void {
    if (this.#structure !== null) out.text(ARTIFACT);
    for (const rule of this.#rules) rule();
    if (this.#structure !== null) out.text("EMC\n");
    this.rest();
  }

  /** Writes lines from where the first one begins. */
  #write(lines: readonly Line[], size: number, leading: number): void {
    const start = out.length;
    let isPlain = true;
    let key = "";
    let left = 0;
    lines.forEach(({ pieces }, index) => {
      pieces.forEach(({ face, text, x }, position) => {
        const first = position === 0;
        if (!first || index > 0) point(x - left, first && index > 0 ? -leading : 0, "Td");
        left = x;
        if (face.key !== key) {
          key = face.key;
          out.text(`/${key} `);
          operator(size, "Tf");
        }
        // A space at the end keeps words apart for those who copy or search the text.
        const more = position < pieces.length - 1 || index < lines.length - 1;
        if (face instanceof WiderFace) {
          isPlain = false;
          this.#await(face, more ? `${text} ` : text);
        } else out.text(more ? `[${face.encode(text)}( )]TJ\n` : `${face.encode(text)}Tj\n`);
      });
    });
    if (isPlain) keepWritten(lines, size, leading, out.bytes.slice(start, out.length));
  }

  #await(face: WiderFace, text: string): void {
    face.encode(text);
    this.rest();
    this.content.push({ face, text });
    out.text("Tj\n");
  }
}

/** Lines as they were written, in standard fonts. */
interface Written {
  readonly size: number;
  readonly leading: number;
  readonly bytes: Uint8Array;
}

/** By the lines themselves, which are the same objects whenever the same text is set (`keptFlow`). */
const written = new WeakMap<object, Written>();

/** A line by itself may come in one list or another. */
function keyOf(lines: readonly Line[]): object | undefined {
  return lines.length === 1 ? lines[0] : lines;
}

function writtenBefore(lines: readonly Line[], size: number, leading: number): Uint8Array | undefined {
  const known = written.get(keyOf(lines) ?? lines);
  const same =
    known !== undefined && known.size === size && (known.leading === leading || lines.length === 1);
  return same ? known.bytes : undefined;
}

function keepWritten(lines: readonly Line[], size: number, leading: number, bytes: Uint8Array): void {
  written.set(keyOf(lines) ?? lines, { size, leading, bytes });
}

/** Begins what is not read aloud. */
const ARTIFACT = "/Artifact BMC\n";

/** Writes an operator of a content stream behind the number that it takes. */
function operator(value: number, name: string): void {
  out.decimal(value);
  out.text(" ");
  out.text(name);
  out.text("\n");
}

/** Writes an operator behind the two numbers that it takes. */
function point(x: number, y: number, name: string): void {
  out.decimal(x);
  out.text(" ");
  operator(y, name);
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
  { content }: PlainSurface,
  glyphs: ReadonlyMap<WiderFace, ReadonlyMap<string, number>>,
): Uint8Array {
  const [first] = content;
  if (content.length === 1 && first instanceof Uint8Array) return first;
  const parts = content.map((part) =>
    part instanceof Uint8Array ? part : latin1(glyphString(part.text, glyphs.get(part.face))),
  );
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function glyphString(text: string, glyphs: ReadonlyMap<string, number> | undefined): string {
  const codes = [...text].map((char) => (glyphs?.get(char) ?? 0).toString(16).toUpperCase().padStart(4, "0"));
  return `<${codes.join("")}>`;
}
