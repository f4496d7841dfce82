import { PDFDocument, StandardFonts } from "pdf-lib";
import { formYear } from "../data/printed-form.js";
import { Canvas, describe } from "./canvas.js";
import { Fields } from "./field.js";
import { drawPages } from "./pages.js";
import { Structure } from "./structure.js";
import { standardTypefaces } from "./typefaces.js";

/**
 * The empty worksheet of a tax year, as a PDF of two letter pages with form fields: our own drawing of Form 8606, with
 * the lines, the order, the columns and the page break of the official form. Equal bytes on every run.
 * Throws a RangeError for a year without a form, and an Error when a page does not hold its lines.
 */
export async function worksheetTemplate(year: number): Promise<Uint8Array> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  describe(doc, `Form 8606 worksheet, tax year ${year}`);
  const { regular, bold } = await standardTypefaces(doc);
  const dingbats = await doc.embedFont(StandardFonts.ZapfDingbats);
  const structure = new Structure(doc);
  const fields = new Fields(doc, structure, [regular, bold], dingbats.ref);
  drawPages(
    { form: formYear(year), fields, regular, bold },
    () => new Canvas(doc, structure),
    (canvas) => canvas.finish(),
  );
  return doc.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false });
}
