import type { PDFRef } from "pdf-lib";

/** A font as the pages here use it: measured and written without kerning, so that widths add up. */
export interface Typeface {
  /** Its name in a page's resources and in a field's default appearance. */
  key: string;
  ref: PDFRef;
  /** Whether it has a glyph for every character of the text. */
  has(text: string): boolean;
  /** Width of the text in points at a size in points. The text must be one the typeface `has`. */
  width(text: string, size: number): number;
  /** The text as a string of a content stream. */
  encode(text: string): string;
}

/** The faces a page is set in. Several of one weight: each word takes the first that has all its characters. */
export interface Typefaces {
  regular: Typeface[];
  bold: Typeface[];
}
