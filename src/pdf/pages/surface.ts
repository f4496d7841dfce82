import type { Tag } from "../document/tags.js";
import type { Line } from "./flow.js";

/** What a page writer draws a page on. Everything is in points from the lower left corner. */
export interface Surface {
  /**
   * What `draw` writes is one element, for those who have the page read aloud: its text, or for a figure the
   * `alternative` in words.
   */
  tag(tag: Tag, draw: () => void, alternative?: string): void;
  /** Set lines, the first baseline at `y`, the next ones `leading` points lower each. Black is 0, white is 1. */
  lines(lines: readonly Line[], size: number, x: number, y: number, leading: number, gray?: number): void;
  /** Shapes as operators of a content stream; what is written later lies over them. */
  shapes(operators: string): void;
  rule(x1: number, y1: number, x2: number, y2: number, width: number, gray?: number): void;
  frame(x: number, y: number, width: number, height: number, line: number): void;
  /** Completes the page with what `last` draws. Nothing can be drawn after it. */
  finish(last: () => void): void;
}

/** Where pages come from, and what groups the elements on them. */
export interface Paper {
  newPage(): Surface;
  within(tag: Tag, draw: () => void): void;
}
