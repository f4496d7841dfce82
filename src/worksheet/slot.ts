import { slotNamed } from "../data/printed-form.js";
import type { Typeface } from "../pdf/fonts/typeface.js";
import type { Drawing, Rect } from "./drawing.js";
import { ENTRY, FIELD_HEIGHT } from "./grid.js";
import type { Worksheet } from "./worksheet.js";

/** A text field for a slot that is not a line: its tooltip and its length come from `forms/`. */
export function textField(
  worksheet: Worksheet,
  canvas: Drawing,
  name: string,
  look: { rect: Rect; size?: number; align?: "left" | "right"; face?: Typeface },
): void {
  const { tooltip, max_length } = slotNamed(name);
  worksheet.fields.text(canvas, {
    name,
    tooltip,
    rect: look.rect,
    face: look.face ?? worksheet.regular,
    size: look.size ?? ENTRY,
    align: look.align ?? "left",
    ...(max_length === undefined ? {} : { maxLength: max_length }),
  });
}

/** Height of a cell of the owner's and the preparer's blocks. */
export const CELL_HEIGHT = 25;

/** A cell with its caption above its field, `x` to `right`, below `top`. */
export function cell(
  worksheet: Worksheet,
  canvas: Drawing,
  name: string,
  x: number,
  right: number,
  top: number,
): void {
  cellCaption(worksheet, canvas, slotNamed(name).caption, x, top);
  const rect = { x: x + 3, y: top - CELL_HEIGHT + 1, width: right - x - 6, height: FIELD_HEIGHT };
  textField(worksheet, canvas, name, { rect });
}

/** The caption of a cell. */
export function cellCaption(
  worksheet: Worksheet,
  canvas: Drawing,
  caption: string,
  x: number,
  top: number,
): void {
  canvas.tag("P", () => canvas.text(caption, worksheet.regular, 8, x + 5, top - 8.5));
}

/** A check box of a slot with its caption right of it. */
export function checkBox(worksheet: Worksheet, canvas: Drawing, name: string, x: number, y: number): void {
  const { caption, tooltip } = slotNamed(name);
  const size = 9;
  canvas.frame(x, y, size, size, 0.7);
  worksheet.fields.checkBox(canvas, { name, tooltip, rect: { x, y, width: size, height: size } });
  canvas.tag("P", () => canvas.text(caption, worksheet.regular, 8, x + size + 4, y + 1.8));
}
