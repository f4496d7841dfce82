import { PDFDocument, StandardFonts } from "pdf-lib";
import { winAnsiCharacters } from "./win-ansi.js";

/** The standard fonts by their names in the resources of what is filled in and of plain pages. Every viewer has them. */
export const STANDARD_FONTS = [
  ["R", "Helvetica"],
  ["B", "Helvetica-Bold"],
] as const;

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
