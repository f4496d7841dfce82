import { type PDFContext, PDFDict, PDFName, type PDFObject, type PDFPageLeaf } from "pdf-lib";
import { joined, latin1 } from "../document/bytes.js";
import { dictEntry } from "../document/open-pdf.js";

/** The name of the stamp's font in a page's resources. */
const STAMP_FONT = "F8606Stamp";
const STAMP_SIZE = 12;
/** From the top of the paper to the stamp's baseline, in points: in the margin, clear of the heading. */
const STAMP_DEPTH = 25;
/** About how wide a capital of Helvetica Bold is, as a part of the size. */
const CAPITAL_WIDTH = 0.72;

/** What a page draws with a word printed over it at the top, in the middle. */
export function stamped(drawn: Uint8Array, stamp: string, page: PDFPageLeaf): Uint8Array {
  const { x, y, width, height } = page.MediaBox().asRectangle();
  const text = stampText(stamp, (2 * x + width) / 2, y + height);
  return joined([latin1("q\n"), drawn, latin1(`Q\n${text}`)]);
}

/** The word in bold with its middle at `x`, outside of what is read aloud with the form. */
function stampText(stamp: string, x: number, top: number): string {
  const wide = stamp.length * STAMP_SIZE * CAPITAL_WIDTH;
  const left = Math.round(x - wide / 2);
  return `/Artifact BMC q BT 0 g /${STAMP_FONT} ${STAMP_SIZE} Tf 1 0 0 1 ${left} ${top - STAMP_DEPTH} Tm (${stamp}) Tj ET Q EMC\n`;
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
