import { type PDFDocument, type PDFFont, StandardFonts } from "pdf-lib";
import type { Typeface } from "../pdf/fonts/typeface.js";

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
