import type { Line } from "../../pdf/pages/flow.js";
import type { CheckBox, Drawing, FieldDrawing, Rect, TextField, Typeface } from "../engine.js";
import { PAPER } from "../engine.js";

/** One thing on a page of the form, in points from the upper left corner. */
export type Shape =
  | {
      readonly kind: "text";
      readonly text: string;
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly bold: boolean;
      readonly align: "left" | "center" | "right";
    }
  | {
      readonly kind: "rule";
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly width: number;
      readonly gray: number;
    }
  | { readonly kind: "fill"; readonly rect: Rect; readonly gray: number }
  | { readonly kind: "frame"; readonly rect: Rect; readonly width: number; readonly gray: number }
  | { readonly kind: "arrowhead"; readonly x: number; readonly y: number };

/** A field of the form: where it is, and how what is filled in is set. */
export interface SvgField {
  readonly name: string;
  readonly check: boolean;
  readonly rect: Rect;
  readonly size: number;
  readonly align: "left" | "right";
}

/**
 * A page of the worksheet's drawing as shapes for an SVG: the same drawing that the PDF's templates are made with,
 * with its y axis turned down.
 */
export class SvgPage implements Drawing {
  readonly fills: Shape[] = [];
  readonly texts: Shape[] = [];
  readonly rules: Shape[] = [];
  readonly fields: SvgField[] = [];

  constructor(readonly scale: number) {}

  tag(_tag: string, draw: () => void): void {
    draw();
  }

  text(
    text: string,
    face: Typeface,
    size: number,
    x: number,
    y: number,
    align: "left" | "center" | "right" = "left",
  ): void {
    this.texts.push({
      kind: "text",
      text,
      x,
      y: down(y),
      size: size * this.scale,
      bold: face.key === BOLD,
      align,
    });
  }

  lines(lines: readonly Line[], size: number, x: number, y: number, leading: number): void {
    lines.forEach((line, index) => {
      for (const piece of line.pieces)
        this.text(piece.text, piece.face, size, x + piece.x, y - index * leading);
    });
  }

  rule(x1: number, y1: number, x2: number, y2: number, width: number, gray = 0): void {
    this.rules.push({ kind: "rule", x1, y1: down(y1), x2, y2: down(y2), width, gray });
  }

  fill(x: number, y: number, width: number, height: number, gray: number): void {
    this.fills.push({ kind: "fill", rect: turned({ x, y, width, height }), gray });
  }

  frame(x: number, y: number, width: number, height: number, line: number, gray = 0): void {
    this.rules.push({ kind: "frame", rect: turned({ x, y, width, height }), width: line, gray });
  }

  arrowhead(x: number, y: number): void {
    this.fills.push({ kind: "arrowhead", x, y: down(y) });
  }
}

/** The fields of a worksheet, put onto its pages as places for text. */
export const svgFields: FieldDrawing<SvgPage> = {
  text(page: SvgPage, { name, rect, size, align }: TextField) {
    page.fields.push({ name, check: false, rect: turned(rect), size: size * page.scale, align });
  },
  checkBox(page: SvgPage, { name, rect }: CheckBox) {
    page.fields.push({ name, check: true, rect: turned(rect), size: rect.height, align: "left" });
  },
};

function down(y: number): number {
  return Math.round((PAPER.height - y) * 100) / 100;
}

function turned({ x, y, width, height }: Rect): Rect {
  return { x, y: down(y + height), width, height };
}

/** Keys of the two faces. */
const REGULAR = "regular";
const BOLD = "bold";

/**
 * The page's own typeface, as the drawing measures it. It is wider than the one that PDFs are set in: `scale` times its
 * size takes as much room. The typeface must have been loaded.
 */
export function svgFaces(family: string, scale: number): { regular: Typeface; bold: Typeface } {
  const context = document.createElement("canvas").getContext("2d");
  if (context === null) throw new Error("This browser cannot measure text");
  return {
    regular: measured(context, REGULAR, `400 100px ${family}`, scale),
    bold: measured(context, BOLD, `700 100px ${family}`, scale),
  };
}

function measured(context: CanvasRenderingContext2D, key: string, font: string, scale: number): Typeface {
  const widths = new Map<string, number>();
  return {
    key,
    ref: NO_REF,
    has: () => true,
    encode: (text) => text,
    width: (text, size) => {
      let width = widths.get(text);
      if (width === undefined) {
        context.font = font;
        width = context.measureText(text).width / 100;
        widths.set(text, width);
      }
      return width * size * scale;
    },
  };
}

/** A reference into a PDF, which there is none of here. */
const NO_REF = undefined as unknown as Typeface["ref"];
