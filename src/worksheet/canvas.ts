import { type PDFDocument, PDFName, type PDFPage, type PDFRef, PDFString } from "pdf-lib";
import type { Tag } from "../pdf/document/tags.js";
import type { Typeface } from "../pdf/fonts/typeface.js";
import type { Line } from "../pdf/pages/flow.js";
import { PAPER } from "../pdf/pages/paper.js";
import type { Drawing, Gray } from "./drawing.js";
import type { Structure } from "./structure.js";

/**
 * One page being drawn: text, rules and boxes, in points from the lower left corner.
 * Fills lie lowest, then texts, then rules and frames, whatever the order they are drawn in.
 * Text inside `tag` is content of the structure tree; everything else is an artifact, which is not read aloud.
 */
export class Canvas implements Drawing {
  readonly page: PDFPage;
  readonly #doc: PDFDocument;
  readonly #structure: Structure;
  readonly #fills: string[] = [];
  readonly #texts: string[] = [];
  readonly #rules: string[] = [];
  readonly #faces = new Map<string, PDFRef>();
  readonly #elements: PDFRef[] = [];
  #tagged = false;

  constructor(doc: PDFDocument, structure: Structure) {
    this.#doc = doc;
    this.#structure = structure;
    this.page = doc.addPage([PAPER.width, PAPER.height]);
  }

  /** Draws one structure element's text: the texts drawn by `draw` are its content. */
  tag(tag: Tag, draw: () => void): void {
    const mcid = this.#elements.length;
    this.#elements.push(this.#structure.content(tag, this.page.ref, mcid));
    this.#texts.push(`/${tag} <</MCID ${mcid}>> BDC`);
    this.#tagged = true;
    draw();
    this.#tagged = false;
    this.#texts.push("EMC");
  }

  /** A line of text with its baseline at `y`. `align` says what `x` is: the text's left end, middle or right end. */
  text(
    text: string,
    face: Typeface,
    size: number,
    x: number,
    y: number,
    align: "left" | "center" | "right" = "left",
  ): void {
    const shift = align === "left" ? 0 : face.width(text, size) / (align === "center" ? 2 : 1);
    this.#faces.set(face.key, face.ref);
    const place = `1 0 0 1 ${number(x - shift)} ${number(y)} Tm`;
    const shown = `BT /${face.key} ${number(size)} Tf ${place} ${face.encode(text)} Tj ET`;
    this.#texts.push(this.#tagged ? shown : artifact([shown]));
  }

  /** Set lines, the first baseline at `y`, the next ones `leading` points lower each. */
  lines(lines: readonly Line[], size: number, x: number, y: number, leading: number): void {
    lines.forEach((line, index) => {
      for (const piece of line.pieces) {
        // A space at the end keeps words apart for those who copy or search the text.
        const more = piece !== line.pieces.at(-1) || index < lines.length - 1;
        this.text(more ? `${piece.text} ` : piece.text, piece.face, size, x + piece.x, y - index * leading);
      }
    });
  }

  /** A straight line. */
  rule(x1: number, y1: number, x2: number, y2: number, width: number, gray: Gray = 0): void {
    const path = `${number(x1)} ${number(y1)} m ${number(x2)} ${number(y2)} l S`;
    this.#rules.push(`${number(width)} w ${number(gray)} G ${path}`);
  }

  /** A filled rectangle, from its lower left corner. */
  fill(x: number, y: number, width: number, height: number, gray: Gray): void {
    const path = [x, y, width, height].map(number).join(" ");
    this.#fills.push(`${number(gray)} g ${path} re f 0 g`);
  }

  /** A rectangle's outline. */
  frame(x: number, y: number, width: number, height: number, line: number, gray: Gray = 0): void {
    const path = [x, y, width, height].map(number).join(" ");
    this.#rules.push(`${number(line)} w ${number(gray)} G ${path} re S`);
  }

  /** A small filled triangle that points right, its tip at (x, y). */
  arrowhead(x: number, y: number): void {
    const [left, up, down] = [number(x - 4.5), number(y + 2.2), number(y - 2.2)];
    this.#fills.push(`${left} ${up} m ${number(x)} ${number(y)} l ${left} ${down} l f`);
  }

  /** Writes the page's content into the document. Nothing can be drawn after it. */
  finish(): void {
    const { node } = this.page;
    const { context } = this.#doc;
    const content = [artifact(this.#fills), ...this.#texts, artifact(this.#rules)].join("\n");
    const stream = context.flateStream(content);
    node.set(PDFName.of("Contents"), context.register(stream));
    node.set(PDFName.of("Resources"), context.obj({ Font: Object.fromEntries(this.#faces) }));
    node.set(PDFName.of("StructParents"), context.obj(this.#structure.page(this.#elements)));
    node.set(PDFName.of("Tabs"), PDFName.of("S"));
  }
}

/** Content that is not read aloud. */
function artifact(operators: string[]): string {
  return ["/Artifact BMC", ...operators, "EMC"].join("\n");
}

/** A number as a content stream has it: at most three decimals. */
function number(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

/** Makes a document of ours: its language, and its title where a viewer shows one. */
export function describe(doc: PDFDocument, title: string): void {
  doc.setTitle(title, { showInWindowTitleBar: true });
  doc.setProducer("form8606");
  doc.catalog.set(PDFName.of("Lang"), PDFString.of("en-US"));
}
