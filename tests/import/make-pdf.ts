import { PDFDocument, PDFHexString, PDFName, PDFString, StandardFonts } from "pdf-lib";

/** A text at a place of a page, in points from the lower left corner. */
export type Placed = readonly [x: number, y: number, text: string];

/** How a PDF is made that shows some text. */
export interface PdfOptions {
  /** Fonts that say their characters only by a map to Unicode, as browsers embed them. */
  composite?: boolean;
  /** Document properties beyond the usual ones. */
  properties?: Readonly<Record<string, string>>;
  /** The lines are drawn by an object that the page refers to. */
  nested?: boolean;
  rotate?: 0 | 90 | 180 | 270;
}

/** The lines of a text as placed text, from the top of a page down. */
export function asLines(text: string, height = 12): Placed[] {
  return text.split("\n").map((line, index) => [40, 760 - index * height, line]);
}

/** A PDF with a page for each list of placed texts. */
export async function makePdf(
  pages: readonly (readonly Placed[])[],
  options: PdfOptions = {},
): Promise<Uint8Array> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  const { context } = doc;
  const font = options.composite ? compositeFont(doc) : (await doc.embedFont(StandardFonts.Helvetica)).ref;
  for (const texts of pages) {
    const page = doc.addPage([612, 792]);
    const fonts = context.obj({ F1: font });
    const content = texts.map(
      ([x, y, text]) => `${turned(x, y, options.rotate ?? 0)} Tm ${shown(text, options)} Tj`,
    );
    const drawing = `BT /F1 8 Tf ${content.join("\n")} ET`;
    const stream = options.nested
      ? context.flateStream("q 1 0 0 1 10 0 cm /X1 Do Q")
      : context.flateStream(drawing);
    const inner = context.flateStream(drawing, {
      Type: "XObject",
      Subtype: "Form",
      BBox: [0, 0, 612, 792],
      Resources: { Font: fonts },
    });
    page.node.set(PDFName.of("Contents"), context.register(stream));
    page.node.set(
      PDFName.of("Resources"),
      options.nested
        ? context.obj({ XObject: { X1: context.register(inner) } })
        : context.obj({ Font: fonts }),
    );
    if (options.rotate) page.node.set(PDFName.of("Rotate"), context.obj(options.rotate));
  }
  const properties = Object.entries(options.properties ?? {}).map(([key, text]) => [
    key,
    PDFHexString.fromText(text),
  ]);
  context.trailerInfo.Info = context.register(
    context.obj({ Title: PDFString.of("Sample"), ...Object.fromEntries(properties) }),
  );
  return doc.save({ useObjectStreams: false });
}

/** A place on the page as it is stored, so that it is seen at this place when the page is turned. */
function turned(x: number, y: number, rotate: number): string {
  if (rotate === 90) return `0 1 -1 0 ${612 - y} ${x}`;
  if (rotate === 180) return `-1 0 0 -1 ${612 - x} ${792 - y}`;
  if (rotate === 270) return `0 -1 1 0 ${y} ${792 - x}`;
  return `1 0 0 1 ${x} ${y}`;
}

function shown(text: string, { composite }: PdfOptions): string {
  if (!composite) return `(${text.replace(/[\\()]/g, "\\$&")})`;
  const codes = [...text].map((char) => (char.charCodeAt(0) + SHIFT).toString(16).padStart(4, "0"));
  return `<${codes.join("")}>`;
}

/** The codes of the composite font are not the characters. */
const SHIFT = 0x300;

function compositeFont(doc: PDFDocument) {
  const { context } = doc;
  const last = 0x7e;
  const map = `/CIDInit /ProcSet findresource begin begincmap
1 begincodespacerange <0000> <ffff> endcodespacerange
1 beginbfrange <${(0x20 + SHIFT).toString(16).padStart(4, "0")}> <${(last + SHIFT).toString(16).padStart(4, "0")}> <0020> endbfrange
endcmap end`;
  const descendant = context.obj({
    Type: "Font",
    Subtype: "CIDFontType2",
    BaseFont: "Sample",
    CIDSystemInfo: { Registry: PDFString.of("Adobe"), Ordering: PDFString.of("Identity"), Supplement: 0 },
    DW: 500,
    W: [0x20 + SHIFT, last + SHIFT, 500],
  });
  return context.register(
    context.obj({
      Type: "Font",
      Subtype: "Type0",
      BaseFont: "Sample",
      Encoding: "Identity-H",
      DescendantFonts: [context.register(descendant)],
      ToUnicode: context.register(context.flateStream(map)),
    }),
  );
}
