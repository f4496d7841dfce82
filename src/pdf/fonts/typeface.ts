import { type PDFDocument, type PDFFont, type PDFRef, StandardFonts } from "pdf-lib";

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

/** Helvetica and Helvetica Bold, which every viewer has: nothing is embedded. They know WinAnsi characters only. */
export async function standardTypefaces(doc: PDFDocument): Promise<{ regular: Typeface; bold: Typeface }> {
  return {
    regular: typeface("Helv", await doc.embedFont(StandardFonts.Helvetica)),
    bold: typeface("HeBo", await doc.embedFont(StandardFonts.HelveticaBold)),
  };
}

/** A pdf-lib font under a resource key. */
function typeface(key: string, font: PDFFont): Typeface {
  const known = new Set(font.getCharacterSet());
  const widths = new Map<string, number>();
  const widthOf = (char: string): number => {
    const cached = widths.get(char);
    if (cached !== undefined) return cached;
    const width = font.widthOfTextAtSize(char, 1000) / 1000;
    widths.set(char, width);
    return width;
  };
  return {
    key,
    ref: font.ref,
    has: (text) => [...text].every((char) => known.has(char.codePointAt(0) ?? 0)),
    width: (text, size) => [...text].reduce((sum, char) => sum + widthOf(char), 0) * size,
    encode: (text) => font.encodeText(text).toString(),
  };
}
