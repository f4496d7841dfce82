import { type PDFContext, PDFDict, PDFName, type PDFObject, type PDFPageLeaf } from "pdf-lib";
import { joined, latin1 } from "../document/bytes.js";
import { dictEntry } from "../document/open-pdf.js";
import { winAnsiCode } from "../fonts/win-ansi.js";
import { partsOfStamp } from "./stamp-text.js";

/** The name of the stamp's font in a page's resources. */
const STAMP_FONT = "F8606Stamp";
const STAMP_SIZE = 12;
/** From the top of the paper to the stamp's baseline, in points: in the margin, clear of the heading. */
const STAMP_DEPTH = 20;
/** About how wide a capital of Helvetica Bold is, as a part of the size. */
const CAPITAL_WIDTH = 0.72;
/** What stays free at the left and at the right of a stamp together, in points. */
const SIDES = 72;
const FOOT_SIZE = 8;
/** From the bottom of the paper to the baseline of the note there, in points. */
const FOOT_HEIGHT = 13;

/** What a page draws with a stamp over it: its line at the top, in the middle, and its note at the foot. */
export function stamped(drawn: Uint8Array, stamp: string, page: PDFPageLeaf, isFirst: boolean): Uint8Array {
  const { top, foot, mark } = partsOfStamp(stamp);
  const heads = [mark, isFirst ? top : null].filter((text) => text !== null);
  const { x, y, width, height } = page.MediaBox().asRectangle();
  const lines = [
    ...(heads.length === 0 ? [] : [topText(heads.join("; "), x, width, y + height)]),
    ...(foot === null ? [] : [printed(foot, FOOT_SIZE, x + SIDES / 2, y + FOOT_HEIGHT)]),
  ];
  return joined([latin1("q\n"), drawn, latin1(`Q\n${lines.join("")}`)]);
}

/** The line in bold with its middle in the middle of the page, smaller when it would not fit. */
function topText(text: string, x: number, width: number, top: number): string {
  const size = Math.min(STAMP_SIZE, Math.floor((width - SIDES) / (text.length * CAPITAL_WIDTH)));
  const wide = text.length * size * CAPITAL_WIDTH;
  return printed(text, size, Math.round((2 * x + width - wide) / 2), top - STAMP_DEPTH);
}

/** Text on a page, outside of what is read aloud with the form. */
function printed(text: string, size: number, left: number, baseline: number): string {
  const codes = [...text].map((char) => String.fromCharCode(winAnsiCode(char.codePointAt(0) ?? 0))).join("");
  const literal = codes.replace(/[()\\]/g, (sign) => `\\${sign}`);
  return `/Artifact BMC q BT 0 g /${STAMP_FONT} ${size} Tf 1 0 0 1 ${left} ${baseline} Tm (${literal}) Tj ET Q EMC\n`;
}

/** The resources of a page with the stamp's font. */
export function withStampFont(context: PDFContext, resources: PDFObject | undefined): PDFDict {
  const extended = resources instanceof PDFDict ? resources.clone(context) : PDFDict.withContext(context);
  const fonts = dictEntry(extended, "Font")?.clone(context) ?? PDFDict.withContext(context);
  const font = { Type: "Font", Subtype: "Type1", BaseFont: "Helvetica-Bold", Encoding: "WinAnsiEncoding" };
  fonts.set(PDFName.of(STAMP_FONT), context.obj(font));
  extended.set(PDFName.of("Font"), fonts);
  return extended;
}
