import type { Bound } from "../document/bind.js";
import type { ByteWriter } from "../document/byte-writer.js";
import { latin1 } from "../document/bytes.js";
import type { PdfWriter } from "../document/pdf-writer.js";
import type { EmbeddedFonts } from "../fonts/embedded-fonts.js";
import { type Box, OVERLAY } from "../template/compiled.js";
import type { Layout, SetText } from "./layout.js";
import type { FilledForm } from "./member.js";
import { baselineOf, patchLength, short, writeShown } from "./write-text.js";

const END_OF_STREAM = latin1("\nendstream\nendobj\n");

/** A box that has something in it. */
interface Shown {
  readonly box: Box;
  /** Its place among the template's boxes. */
  readonly index: number;
  readonly set: SetText;
}

/**
 * Writes what each page of a flattened form has filled in, as a form XObject. It is marked with the year and the
 * names of its boxes in their order, so that it can be read back from the file alone.
 */
export function writeOverlays(
  out: PdfWriter,
  bound: Bound,
  { template, layout }: FilledForm,
  fonts: EmbeddedFonts,
): void {
  const resources = overlayResources(bound, layout, fonts);
  const pages: Shown[][] = template.pageBoxes.map(() => []);
  template.boxes.forEach((box, index) => {
    const set = layout.texts[index];
    if (set !== undefined) pages[box.page]?.push({ box, index, set });
  });
  bound.changing.forEach(({ number, head }, page) => {
    const shown = pages[page] ?? [];
    out.begin(number);
    out.copy(head);
    out.text(
      `<</Type/XObject/Subtype/Form/BBox[${template.pageBoxes[page]?.join(" ")}]/Resources${resources}/Length      >>\nstream\n`,
    );
    const stream = out.length;
    const length = stream - ">>\nstream\n".length;
    out.text(`/${OVERLAY}<</Year ${template.taxYear}/Page ${page + 1}/Boxes[`);
    for (const { box } of shown) {
      out.text("/");
      out.text(box.name);
    }
    out.text("]>>BDC\nBT\n");
    writeTexts(out, shown, fonts);
    out.text("ET\n");
    for (const { box, index } of shown)
      if (box.kind === "check") out.text(`q 1 0 0 1 ${short(box.x)} ${short(box.y)} cm/M${index} Do Q\n`);
    out.text("EMC");
    patchLength(out, length, out.length - stream);
    out.copy(END_OF_STREAM);
  });
}

function overlayResources(bound: Bound, { embeds }: Layout, fonts: EmbeddedFonts): string {
  if (!embeds) return ` ${bound.resources.number} 0 R`;
  const list = (entries: [string, number][]) =>
    entries.map(([name, number]) => `/${name} ${number} 0 R`).join("");
  return `<</Font<<${list(bound.resources.fonts)}${fonts.entries()}>>/XObject<<${list(bound.resources.marks)}>>>>`;
}

function writeTexts(out: ByteWriter, shown: readonly Shown[], fonts: EmbeddedFonts): void {
  let color = "";
  let fontName = "";
  let size = 0;
  for (const { box, set } of shown) {
    if (box.kind !== "text") continue;
    if (box.color !== color) {
      color = box.color;
      out.text(color);
      out.text("\n");
    }
    const name = set.font === null ? box.font : fonts.key(set.font);
    if (name !== fontName || set.size !== size) {
      fontName = name;
      size = set.size;
      out.text(`/${name} ${short(size)} Tf\n`);
    }
    out.text("1 0 0 1 ");
    out.decimal(box.x + set.x);
    out.text(" ");
    out.decimal(box.y + baselineOf(box, size));
    out.text(" Tm");
    writeShown(out, set, fonts);
    out.text("Tj\n");
  }
}
