import { type PDFDict, type PDFDocument, PDFName, PDFNumber, type PDFObject } from "pdf-lib";
import type { FormField } from "../document/form-fields.js";
import { dictEntry, entry, inherited, textOf } from "../document/open-pdf.js";
import type { Metrics } from "../fonts/standard-metrics.js";
import type { Box } from "./compiled.js";
import type { BoxName } from "./slots.js";

/** The box of a field: its place, and how the field's own entries have its text set. */
export function boxOf(
  doc: PDFDocument,
  name: BoxName,
  slot: string,
  field: FormField,
  metrics: Metrics,
): Box {
  const form = dictEntry(doc.catalog, "AcroForm") ?? doc.catalog;
  const style = textOf(inherited(field.dict, "DA") ?? entry(form, "DA")) ?? "";
  const [, fontName = "Helv", size = "0"] = /\/(\S+)\s+([\d.]+)\s+Tf/.exec(style) ?? [];
  const bold = /bold|heavy|black|hebo/i.test(baseFontOf(form, fontName));
  const align = inherited(field.dict, "Q");
  const { rect } = field;
  return {
    name,
    slot,
    field: field.name,
    kind: field.check ? "check" : "text",
    page: field.page,
    ...rect,
    align: align instanceof PDFNumber ? align.asNumber() : 0,
    font: bold ? "B" : "R",
    widths: bold ? metrics.bold : metrics.regular,
    bold,
    // A size of 0 lets the viewer choose; this is what it would choose for a box of one line.
    size: Number(size) || Math.min(10, rect.height * 0.7),
    color: colorOf(style),
    maxLength: field.maxLength,
    digits: null,
    multiline: field.multiline,
    on: (field.check ? onStates(field)[0] : undefined) ?? "",
  };
}

/** What the font that a form's resources have under a name is called; the name itself when they have none. */
function baseFontOf(form: PDFDict, fontName: string): string {
  const fonts = dictEntry(dictEntry(form, "DR") ?? form, "Font");
  const font = fonts === undefined ? undefined : dictEntry(fonts, fontName);
  return font === undefined ? fontName : String(entry(font, "BaseFont"));
}

/** The operator of a default appearance that sets the color, numbers without needless zeros. */
function colorOf(style: string): string {
  const [, numbers, operator] = /((?:[\d.]+\s+){1,4})(g|rg|k)\b/.exec(style) ?? [];
  if (numbers === undefined || operator === undefined) return "0 g";
  return `${numbers.trim().split(/\s+/).map(Number).join(" ")} ${operator}`;
}

/** The names, other than Off, of a check box's appearances: what its value is when it is checked. */
export function onStates(field: FormField): string[] {
  return (appearances(field)?.keys() ?? [])
    .map((key) => key.toString().slice(1))
    .filter((name) => name !== "Off");
}

/** How a check box looks in one of its states. */
export function appearanceIn(field: FormField, state: string): PDFObject | undefined {
  return appearances(field)?.get(PDFName.of(state));
}

function appearances({ dict }: FormField): PDFDict | undefined {
  return dictEntry(dictEntry(dict, "AP") ?? dict, "N");
}
