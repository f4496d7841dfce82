import type { Bound } from "../document/bind.js";
import { adler32 } from "../document/bounds.js";
import type { ByteWriter } from "../document/byte-writer.js";
import { latin1 } from "../document/bytes.js";
import type { PdfWriter } from "../document/pdf-writer.js";
import type { EmbeddedFonts } from "../fonts/embedded-fonts.js";
import { type Box, type CompiledTemplate, OVERLAY, SUM, SUM_DIGITS } from "../template/compiled.js";
import type { Layout } from "./layout.js";
import type { FilledForm } from "./member.js";
import { baselineOf, baselineOfLine, patchLength, short, spacingOf, writeShown } from "./write-text.js";

const END_OF_STREAM = latin1("\nendstream\nendobj\n");

/** A box, and its place among the template's boxes. */
interface PlacedBox {
  readonly box: Box;
  readonly index: number;
}

/** The boxes of each page, in their order. */
const boxesByPage = new WeakMap<CompiledTemplate, readonly (readonly PlacedBox[])[]>();

function boxesOn(template: CompiledTemplate, page: number): readonly PlacedBox[] {
  const known = boxesByPage.get(template);
  if (known !== undefined) return known[page] ?? [];
  const placed = template.boxes.map((box, index) => ({ box, index }));
  const pages = template.pageBoxes.map((_, at) => placed.filter(({ box }) => box.page === at));
  boxesByPage.set(template, pages);
  return pages[page] ?? [];
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
  const { texts } = layout;
  bound.changing.forEach(({ number, head }, page) => {
    const boxes = boxesOn(template, page);
    out.begin(number);
    out.copy(head);
    out.text(
      `<</Type/XObject/Subtype/Form/BBox[${template.pageBoxes[page]?.join(" ")}]/Resources${resources}/Length      >>\nstream\n`,
    );
    const stream = out.length;
    const length = stream - ">>\nstream\n".length;
    const form = template.form === "8606" ? "" : `/Form/${template.form}`;
    out.text(`/${OVERLAY}<</Year ${template.taxYear}/Page ${page + 1}${form}${SUM}`);
    const sum = out.length;
    out.text(`${NO_SUM}/Boxes[`);
    for (const { box, index } of boxes) {
      if (texts[index] === undefined) continue;
      out.text("/");
      out.text(box.name);
    }
    out.text("]>>BDC\nBT\n");
    writeTexts(out, boxes, texts, fonts);
    out.text("ET\n");
    for (const { box, index } of boxes)
      if (box.kind === "check" && texts[index] !== undefined)
        out.text(`q 1 0 0 1 ${short(box.x)} ${short(box.y)} cm/M${index} Do Q\n`);
    out.text("EMC");
    patchLength(out, length, out.length - stream);
    writeSum(out, sum, stream);
    out.copy(END_OF_STREAM);
  });
}

const NO_SUM = " ".repeat(SUM_DIGITS);

/** Writes the sum of what was drawn from `stream` on into the blanks that stand in its place. */
function writeSum(out: ByteWriter, at: number, stream: number): void {
  let rest = adler32(out.bytes.subarray(stream, out.length));
  for (let digit = at + SUM_DIGITS - 1; digit >= at; digit--) {
    out.bytes[digit] = 48 + (rest % 10);
    rest = Math.floor(rest / 10);
  }
}

function overlayResources(bound: Bound, { embeds }: Layout, fonts: EmbeddedFonts): string {
  if (!embeds) return ` ${bound.resources.number} 0 R`;
  const list = (entries: [string, number][]) =>
    entries.map(([name, number]) => `/${name} ${number} 0 R`).join("");
  return `<</Font<<${list(bound.resources.fonts)}${fonts.entries()}>>/XObject<<${list(bound.resources.marks)}>>>>`;
}

function writeTexts(
  out: ByteWriter,
  boxes: readonly PlacedBox[],
  texts: Layout["texts"],
  fonts: EmbeddedFonts,
): void {
  let color = "";
  let fontName = "";
  let size = 0;
  for (const { box, index } of boxes) {
    const set = texts[index];
    if (set === undefined || box.kind !== "text") continue;
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
    for (const [line, text] of (set.lines ?? [set.text]).entries()) {
      const baseline = set.lines === undefined ? baselineOf(box, size) : baselineOfLine(box, size, line);
      out.text(spacingOf(box, size));
      out.text("1 0 0 1 ");
      out.decimal(box.x + set.x);
      out.text(" ");
      out.decimal(box.y + baseline);
      out.text(" Tm");
      writeShown(out, set.lines === undefined ? set : { ...set, text }, fonts);
      out.text("Tj\n");
      if (box.digits !== null) out.text("0 Tc\n");
    }
  }
}
