import type { Column } from "../data/printed-form.js";

/** The worksheet's grid, in points: every x that more than one thing is aligned to. */
export const LEFT = 40;
export const RIGHT = 572;
export const TOP = 758;
export const BOTTOM = 34;

/** Where captions start, right of the line numbers. */
export const CAPTION = 68;

/** An amount's box, and the cell with the line's number left of it. */
export const AMOUNT_WIDTH = 86;
export const NUMBER_WIDTH = 26;

/** Right edge of the amounts of a column. */
export const COLUMN_RIGHT: Record<Column, number> = {
  right: RIGHT,
  middle: RIGHT - AMOUNT_WIDTH - NUMBER_WIDTH,
  inner: RIGHT - 2 * (AMOUNT_WIDTH + NUMBER_WIDTH),
};

/** Type sizes: captions and notes, headings, what is filled in. */
export const TEXT = 9;
export const LEADING = 11;
export const SMALL = 8;
export const SMALL_LEADING = 9.6;
export const HEADING = 10.5;
export const ENTRY = 9.5;

/** A field's height, and how far its text's baseline is above its lower edge when a viewer centres it. */
export const FIELD_HEIGHT = 13;
export const FIELD_BASELINE = 3.1;

/** Line widths: between lines, around boxes, between blocks. */
export const HAIRLINE = 0.35;
export const BOX = 0.5;
export const HEAVY = 1;

/** Grays, 0 is black: hairlines, the tint of number cells and of places without an entry. */
export const QUIET = 0.65;
export const TINT = 0.92;
