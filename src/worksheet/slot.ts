import { slotNamed } from "../data/printed-form.js";
import type { Typeface } from "../pdf/fonts/typeface.js";
import type { Drawing, Rect } from "./drawing.js";
import { ENTRY, FIELD_HEIGHT } from "./grid.js";
import type { Sheet } from "./sheet.js";

/** A text field for a slot that is not a line: its tooltip and its length come from `forms/`. */
export function textField(
  sheet: Sheet,
  canvas: Drawing,
  name: string,
  look: { rect: Rect; size?: number; align?: "left" | "right"; face?: Typeface },
): void {
  const { tooltip, max_length } = slotNamed(name);
  sheet.fields.text(canvas, {
    name,
    tooltip,
    rect: look.rect,
    face: look.face ?? sheet.regular,
    size: look.size ?? ENTRY,
    align: look.align ?? "left",
    ...(max_length === undefined ? {} : { maxLength: max_length }),
  });
}

/** Height of a cell of the owner's and the preparer's blocks. */
export const CELL_HEIGHT = 25;

/** A cell with its caption above its field, `x` to `right`, below `top`. */
export function cell(
  sheet: Sheet,
  canvas: Drawing,
  name: string,
  x: number,
  right: number,
  top: number,
): void {
  cellCaption(sheet, canvas, slotNamed(name).caption, x, top);
  const rect = { x: x + 3, y: top - CELL_HEIGHT + 1, width: right - x - 6, height: FIELD_HEIGHT };
  textField(sheet, canvas, name, { rect });
}

/** The caption of a cell. */
export function cellCaption(sheet: Sheet, canvas: Drawing, caption: string, x: number, top: number): void {
  canvas.tag("P", () => canvas.text(caption, sheet.regular, 8, x + 5, top - 8.5));
}

/** A check box of a slot with its caption right of it. */
export function checkBox(sheet: Sheet, canvas: Drawing, name: string, x: number, y: number): void {
  const { caption, tooltip } = slotNamed(name);
  const size = 9;
  canvas.frame(x, y, size, size, 0.7);
  sheet.fields.checkBox(canvas, { name, tooltip, rect: { x, y, width: size, height: size } });
  canvas.tag("P", () => canvas.text(caption, sheet.regular, 8, x + size + 4, y + 1.8));
}
