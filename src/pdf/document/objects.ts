import { PDFRef } from "pdf-lib";
import type { Piece } from "./serialize.js";

/** Objects of the whole document, which every body refers to by these fixed numbers. */
export const CATALOG = PDFRef.of(1, 1);
export const PAGES = PDFRef.of(2, 1);
export const INFO = PDFRef.of(3, 1);
export const ACRO_FORM = PDFRef.of(4, 1);
export const STRUCTURE = PDFRef.of(5, 1);
export const PARENT_TREE = PDFRef.of(6, 1);
/** The standard fonts of plain pages, each with its descriptor behind it: once in a file, whatever pages it has. */
export const REGULAR = PDFRef.of(7, 1);
export const BOLD = PDFRef.of(9, 1);
/** The number of the first object of a body. */
export const FIRST_BODY = 11;

/** What a PDF is made for: to be filled in further, or to be printed. */
export type Shape = "fillable" | "flattened";

/** The objects of some pages that no fill changes, and what the objects that it does change begin with. */
export interface Body {
  /** The contents of a stream may be in several parts. */
  streams: { ref: PDFRef; head: Piece[]; contents: readonly Uint8Array[] }[];
  packed: { ref: PDFRef; pieces: Piece[] }[];
  pages: PDFRef[];
  /** What a fill writes: fields in the order of the boxes, or the overlays of the pages. */
  changing: { ref: PDFRef; head: Piece[] }[];
  fieldRoots: PDFRef[];
  structureKids: PDFRef[];
  parentTree: PDFRef | null;
  roleMap: [name: string, role: string][];
  fonts: [name: string, ref: PDFRef][];
  /** The objects from `REGULAR` on; none where no page has the standard fonts of plain pages. */
  standardFonts: readonly string[];
  /** Resources of what is filled in: the standard fonts, and the marks of check boxes when they are drawn. */
  resources: {
    ref: PDFRef;
    fonts: [name: string, ref: PDFRef][];
    marks: [name: string, ref: PDFRef][];
  } | null;
}

/** Pages to be put beside the forms of a packet. In a fillable packet they keep their tags. */
export interface CompiledPages {
  /** They come again in many files. */
  readonly isKept?: true;
  readonly fillable: Body;
  readonly flattened: Body;
}
