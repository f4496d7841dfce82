import type { PlainStructure } from "../document/structure-tree.js";
import type { Tag } from "../document/tags.js";
import { FallbackFace } from "../fonts/faces.js";
import type { ContentWriter } from "./content-writer.js";
import type { Line } from "./flow.js";
import type { Surface } from "./surface.js";
import { keepWritten, writtenBefore } from "./written-lines.js";

/** Begins what is not read aloud. */
const ARTIFACT = "/Artifact BMC\n";

/** A stretch of what the pages of a part are written into. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A text of a page that waits for the numbers of its glyphs. */
interface Waiting {
  readonly face: FallbackFace;
  readonly text: string;
}

/** One page's content. Its pages are written one after the other, and in the end their feet. */
export class PlainSurface implements Surface {
  readonly #content: (Stretch | Waiting)[] = [];
  readonly #rules: (() => void)[] = [];
  /** Null on a page without tags. */
  readonly #structure: PlainStructure | null;
  readonly #page: number;
  readonly #out: ContentWriter;
  /** Where what is not yet among its content begins. */
  #from: number;
  #tagged = false;

  /** @param out what all pages of a part are written with; the page before must have come to rest */
  constructor(out: ContentWriter, structure: PlainStructure | null, page: number) {
    this.#out = out;
    this.#structure = structure;
    this.#page = page;
    this.#from = out.length;
  }

  /** Notes what was written of it, so that another page can be written. */
  rest(): void {
    const to = this.#out.length;
    if (to > this.#from) this.#content.push({ from: this.#from, to });
    this.#from = to;
  }

  /**
   * The content of the page, in parts.
   *
   * @param written what was written of all pages of its part
   * @param glyphs gives a text in a fallback font as the numbers of its glyphs
   */
  contents(written: Uint8Array, glyphs: (face: FallbackFace, text: string) => Uint8Array): Uint8Array[] {
    return this.#content.map((part) =>
      "face" in part ? glyphs(part.face, part.text) : written.subarray(part.from, part.to),
    );
  }

  tag(tag: Tag, draw: () => void, alternative?: string): void {
    if (this.#structure === null) return draw();
    const out = this.#out;
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
    const out = this.#out;
    const isArtifact = this.#structure !== null && !this.#tagged;
    if (isArtifact) out.text(ARTIFACT);
    if (gray !== 0) out.operator(gray, " g\n");
    out.text("BT\n1 0 0 1 ");
    out.point(x, y, " Tm\n");
    const known = writtenBefore(lines, size, leading);
    if (known !== null) out.copy(known);
    else this.#write(lines, size, leading);
    out.text("ET\n");
    if (gray !== 0) out.text("0 g\n");
    if (isArtifact) out.text("EMC\n");
  }

  shapes(operators: string): void {
    this.#out.text(`q\n${operators}Q\n`);
  }

  rule(x1: number, y1: number, x2: number, y2: number, width: number, gray = 0): void {
    const out = this.#out;
    this.#rules.push(() => {
      out.operator(width, " w\n");
      out.operator(gray, " G\n");
      out.point(x1, y1, " m\n");
      out.point(x2, y2, " l S\n");
    });
  }

  frame(x: number, y: number, width: number, height: number, line: number): void {
    const out = this.#out;
    this.#rules.push(() => {
      out.operator(line, " w 0 G\n");
      out.point(x, y, " \n");
      out.point(width, height, " re S\n");
    });
  }

  finish(last: () => void): void {
    const out = this.#out;
    this.#from = out.length;
    last();
    if (this.#structure !== null) out.text(ARTIFACT);
    for (const rule of this.#rules) rule();
    if (this.#structure !== null) out.text("EMC\n");
    this.rest();
  }

  /** Writes lines from where the first one begins. */
  #write(lines: readonly Line[], size: number, leading: number): void {
    const out = this.#out;
    const start = out.length;
    let isPlain = true;
    let key = "";
    let left = 0;
    lines.forEach(({ pieces }, index) => {
      pieces.forEach(({ face, text, x }, position) => {
        const first = position === 0;
        if (!first || index > 0) out.point(x - left, first && index > 0 ? -leading : 0, " Td\n");
        left = x;
        if (face.key !== key) {
          key = face.key;
          out.text(`/${key} `);
          out.operator(size, " Tf\n");
        }
        // A space at the end keeps words apart for those who copy or search the text.
        const more = position < pieces.length - 1 || index < lines.length - 1;
        if (face instanceof FallbackFace) {
          isPlain = false;
          this.#await(face, more ? `${text} ` : text);
        } else out.text(more ? `[${face.encode(text)}( )]TJ\n` : `${face.encode(text)}Tj\n`);
      });
    });
    if (isPlain) keepWritten(lines, size, leading, () => out.bytes.slice(start, out.length));
  }

  #await(face: FallbackFace, text: string): void {
    face.encode(text);
    this.rest();
    this.#content.push({ face, text });
    this.#out.text("Tj\n");
  }
}
