import { PDFDocument, StandardFonts } from "pdf-lib";
import { winAnsiCharacters } from "./win-ansi.js";

/** The standard fonts by their names in the resources of what is filled in and of plain pages. Every viewer has them. */
export const STANDARD_FONTS = [
  ["R", "Helvetica"],
  ["B", "Helvetica-Bold"],
] as const;

type FontName = (typeof STANDARD_FONTS)[number][1];

/** The boxes and stems of the fonts (Adobe's metrics), from which a viewer chooses another font. */
const LOOKS: Readonly<Record<FontName, { readonly FontBBox: number[]; readonly StemV: number }>> = {
  Helvetica: { FontBBox: [-166, -225, 1000, 931], StemV: 88 },
  "Helvetica-Bold": { FontBBox: [-170, -228, 1003, 962], StemV: 140 },
};

/** The codes of the first and the last character that have a width. */
const [FirstChar, LastChar] = [32, 255];

/** Entries of a dictionary: texts are names. */
export type Entries = Record<string, string | number | number[]>;

/**
 * A standard font with its widths, and its descriptor, to which the font refers as its FontDescriptor. A viewer on a machine
 * that has no such font fits the letters of another one into these widths; without them, a text would run out of its box.
 */
export function standardFont(name: FontName, widths: Uint16Array): { font: Entries; descriptor: Entries } {
  const heights = { ItalicAngle: 0, Ascent: 718, Descent: -207, CapHeight: 718 };
  return {
    font: {
      Type: "Font",
      Subtype: "Type1",
      BaseFont: name,
      Encoding: "WinAnsiEncoding",
      FirstChar,
      LastChar,
      Widths: [...widths.subarray(FirstChar, LastChar + 1)],
    },
    descriptor: { Type: "FontDescriptor", FontName: name, Flags: 32, ...LOOKS[name], ...heights },
  };
}

/** Widths of characters by WinAnsi code, in thousandths of the size. */
export interface Metrics {
  regular: Uint16Array;
  bold: Uint16Array;
}

let metricsOnce: Promise<Metrics> | undefined;

/** Widths of Helvetica and Helvetica Bold, which the official forms' fonts share. */
export function standardMetrics(): Promise<Metrics> {
  metricsOnce ??= readMetrics();
  return metricsOnce;
}

async function readMetrics(): Promise<Metrics> {
  const doc = await PDFDocument.create();
  const widths = async (name: StandardFonts) => {
    const font = await doc.embedFont(name);
    const table = new Uint16Array(256);
    for (const [code, char] of winAnsiCharacters())
      table[code] = Math.round(font.widthOfTextAtSize(char, 1000));
    return table;
  };
  return {
    regular: await widths(StandardFonts.Helvetica),
    bold: await widths(StandardFonts.HelveticaBold),
  };
}
