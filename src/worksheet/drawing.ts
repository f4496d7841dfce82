import type { Tag } from "../pdf/document/tags.js";
import type { Typeface } from "../pdf/fonts/typeface.js";
import type { Line } from "../pdf/pages/flow.js";

/** Black is 0, white is 1. */
export type Gray = number;

/**
 * One page of the worksheet as it is drawn, in points from the lower left corner: onto a page of a PDF (`Canvas`), or
 * onto a screen. Fills lie lowest, then texts, then rules and frames.
 */
export interface Drawing {
  /** Draws one structure element's text: the texts drawn by `draw` are its content. */
  tag(tag: Tag, draw: () => void): void;
  /** A line of text with its baseline at `y`. `align` says what `x` is: the text's left end, middle or right end. */
  text(
    text: string,
    face: Typeface,
    size: number,
    x: number,
    y: number,
    align?: "left" | "center" | "right",
  ): void;
  /** Set lines, the first baseline at `y`, the next ones `leading` points lower each. */
  lines(lines: readonly Line[], size: number, x: number, y: number, leading: number): void;
  /** A straight line. */
  rule(x1: number, y1: number, x2: number, y2: number, width: number, gray?: Gray): void;
  /** A filled rectangle, from its lower left corner. */
  fill(x: number, y: number, width: number, height: number, gray: Gray): void;
  /** A rectangle's outline. */
  frame(x: number, y: number, width: number, height: number, line: number, gray?: Gray): void;
  /** A small filled triangle that points right, its tip at (x, y). */
  arrowhead(x: number, y: number): void;
}

/** Where a field is on its page, in points from the lower left corner. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface TextField {
  name: string;
  /** What a viewer says or shows for it. */
  tooltip: string;
  rect: Rect;
  face: Typeface;
  size: number;
  align: "left" | "right";
  /** Most characters it takes. */
  maxLength?: number;
}

export interface CheckBox {
  name: string;
  tooltip: string;
  rect: Rect;
}

/** The fields of a worksheet: each is put onto the drawing of its page. */
export interface FieldDrawing<D extends Drawing = Drawing> {
  text(drawing: D, field: TextField): void;
  checkBox(drawing: D, field: CheckBox): void;
}
