import type { PlainStructure } from "../document/structure-tree.js";
import type { Tag } from "../document/tags.js";
import { FallbackFace } from "../fonts/faces.js";
import type { ContentWriter } from "./content-writer.js";
import type { Line } from "./flow.js";
import type { Surface } from "./surface.js";
import { keepWritten, writtenBefore } from "./written-lines.js";

/** Begins what is not read aloud. */
const ARTIFACT = "/Artifact BMC\n";

/** A text of a page that waits for the numbers of its glyphs. */
export interface Waiting {
  readonly face: FallbackFace;
  readonly text: string;
}

/** One page's content, one stretch after the other. Another page is written only after this one rests. */
export class PlainSurface implements Surface {
  readonly content: (Uint8Array | Waiting)[] = [];
  readonly #rules: (() => void)[] = [];
  /** Null on a page without tags. */
  readonly #structure: PlainStructure | null;
  readonly #page: number;
  readonly #out: ContentWriter;
  #tagged = false;

  /** @param out what the page is written with; it must have come to rest */
  constructor(out: ContentWriter, structure: PlainStructure | null, page: number) {
    this.#out = out;
    this.#structure = structure;
    this.#page = page;
    out.reset();
  }

  /** Takes what was written of it, so that another page can be written. */
  rest(): void {
    const out = this.#out;
    if (out.length > 0) this.content.push(out.take());
    out.reset();
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
    if (gray !== 0) out.operator(gray, "g");
    out.text("BT\n1 0 0 1 ");
    out.point(x, y, "Tm");
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
      out.operator(width, "w");
      out.operator(gray, "G");
      out.point(x1, y1, "m");
      out.point(x2, y2, "l S");
    });
  }

  frame(x: number, y: number, width: number, height: number, line: number): void {
    const out = this.#out;
    this.#rules.push(() => {
      out.operator(line, "w 0 G");
      out.point(x, y, "");
      out.point(width, height, "re S");
    });
  }

  finish(): void {
    const out = this.#out;
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
        if (!first || index > 0) out.point(x - left, first && index > 0 ? -leading : 0, "Td");
        left = x;
        if (face.key !== key) {
          key = face.key;
          out.text(`/${key} `);
          out.operator(size, "Tf");
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
    this.content.push({ face, text });
    this.#out.text("Tj\n");
  }
}
