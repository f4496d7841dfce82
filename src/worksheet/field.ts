import {
  PDFArray,
  type PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFRef,
  PDFString,
} from "pdf-lib";
import type { Typeface } from "../pdf/fonts/typeface.js";
import type { Canvas } from "./canvas.js";
import type { CheckBox, FieldDrawing, Rect, TextField } from "./drawing.js";
import type { Structure } from "./structure.js";

/** The value of a check box that is checked; the official forms have the same. */
const CHECKED = "1";

/** The interactive form of a document: its fields, in the order they are added. */
export class Fields implements FieldDrawing<Canvas> {
  readonly #doc: PDFDocument;
  readonly #structure: Structure;
  readonly #fields: PDFArray;

  /** `faces` are those a field may be set in; a viewer needs to know them. `dingbats` is ZapfDingbats. */
  constructor(doc: PDFDocument, structure: Structure, faces: Typeface[], dingbats: PDFRef) {
    this.#doc = doc;
    this.#structure = structure;
    this.#fields = PDFArray.withContext(doc.context);
    const fonts = Object.fromEntries([
      ...faces.map((face) => [face.key, face.ref] as const),
      ["ZaDb", dingbats] as const,
    ]);
    const form = doc.context.obj({ Fields: this.#fields, DR: { Font: fonts } });
    form.set(PDFName.of("DA"), PDFString.of(`/${faces[0]?.key ?? "Helv"} 0 Tf 0 g`));
    doc.catalog.set(PDFName.of("AcroForm"), doc.context.register(form));
  }

  /** Adds a text field. It has no appearance until it is filled. */
  text(canvas: Canvas, field: TextField): void {
    const widget = this.#widget(canvas, field, "Tx");
    widget.set(PDFName.of("DA"), PDFString.of(`/${field.face.key} ${field.size} Tf 0 g`));
    if (field.align === "right") widget.set(PDFName.of("Q"), this.#doc.context.obj(2));
    if (field.maxLength !== undefined) {
      widget.set(PDFName.of("MaxLen"), this.#doc.context.obj(field.maxLength));
    }
  }

  /** Adds a check box, not checked. Its frame is the page's; its appearances draw the cross alone. */
  checkBox(canvas: Canvas, field: CheckBox): void {
    const { context } = this.#doc;
    const { width, height } = field.rect;
    const widget = this.#widget(canvas, field, "Btn");
    const appearance = (content: string): PDFRef =>
      context.register(
        context.stream(content, { Type: "XObject", Subtype: "Form", BBox: [0, 0, width, height] }),
      );
    const [near, right, top] = [2, width - 2, height - 2];
    const cross = `1.2 w 0 G ${near} ${near} m ${right} ${top} l S ${near} ${top} m ${right} ${near} l S`;
    widget.set(PDFName.of("DA"), PDFString.of("/ZaDb 0 Tf 0 g"));
    widget.set(PDFName.of("MK"), context.obj({ CA: PDFString.of("8") }));
    widget.set(PDFName.of("V"), PDFName.of("Off"));
    widget.set(PDFName.of("AS"), PDFName.of("Off"));
    widget.set(PDFName.of("AP"), context.obj({ N: { [CHECKED]: appearance(cross), Off: appearance("") } }));
  }

  #widget(canvas: Canvas, field: { name: string; tooltip: string; rect: Rect }, type: "Tx" | "Btn"): PDFDict {
    const { context } = this.#doc;
    const { x, y, width, height } = field.rect;
    const widget = context.obj({
      Type: "Annot",
      Subtype: "Widget",
      FT: type,
      F: 4,
      P: canvas.page.ref,
      Rect: [x, y, x + width, y + height].map((value) => Math.round(value * 100) / 100),
    });
    widget.set(PDFName.of("T"), PDFString.of(field.name));
    widget.set(PDFName.of("TU"), PDFHexString.fromText(field.tooltip));
    const ref = context.register(widget);
    const key = this.#structure.field(ref, canvas.page.ref, field.tooltip);
    widget.set(PDFName.of("StructParent"), context.obj(key));
    canvas.page.node.addAnnot(ref);
    this.#fields.push(ref);
    return widget;
  }
}
