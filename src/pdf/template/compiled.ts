import type { CompiledPages } from "../document/objects.js";
import type { BoxName } from "./slots.js";

/** One box of a template: where it is, and how what goes into it is set. */
export interface Box {
  name: BoxName;
  slot: string;
  /** Full name of its field in the template. */
  field: string;
  kind: "text" | "check";
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
  /** 0 left, 1 centered, 2 right. */
  align: number;
  /** In the resources that filled boxes share. */
  font: string;
  /** Widths of the font's characters by WinAnsi code, in thousandths of the size. */
  widths: Uint16Array;
  bold: boolean;
  /** In points. */
  size: number;
  /** Operator that sets the color. */
  color: string;
  maxLength: number | null;
  /** Where digits go that have a place each: the middle of the first one, and the step to the next, in points. */
  digits: { readonly first: number; readonly step: number } | null;
  /** The text is broken into lines. */
  multiline: boolean;
  /** Value of a check box that is checked, as a PDF name without its slash. */
  on: string;
}

/** A template made ready: see `fill`. Made once by `compileTemplate`, used for any number of forms. */
export interface CompiledTemplate extends CompiledPages {
  /** What form it is: "8606", "1040-X", "5329". */
  form: string;
  taxYear: number;
  title: string;
  boxes: readonly Box[];
  /** For each slot the positions of its boxes in `boxes`. */
  slots: ReadonlyMap<string, SlotPlan>;
  /** The paper of each page. */
  pageBoxes: readonly PageBox[];
  /** Hash of the template's bytes, 32 hex digits. */
  hash: string;
}

/** The corners of a page's paper, in points. */
export type PageBox = readonly [left: number, bottom: number, right: number, top: number];

/** The boxes that a slot is shown in. */
export interface SlotPlan {
  kind: "text" | "check" | "dollars_cents" | "integer_decimal";
  first: number;
  /** Second box of a pair, otherwise -1. */
  second: number;
}

/** Padding between a box's edge and its text, in points. */
export const PADDING = 2;

/** The name by which a flattened page draws what was filled in. */
export const OVERLAY = "F8606";
/** Behind it stands the Adler-32 sum of what is drawn, with zeros before it: a file that was damaged is not read. */
export const SUM = "/Sum ";
export const SUM_DIGITS = 10;

/** The baseline of the first line of a box of several, from its top, and from line to line: parts of the size. */
export const FIRST_LINE = 1.1;
export const LEADING = 1.2;
