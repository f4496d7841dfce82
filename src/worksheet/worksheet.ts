import type { FormYear } from "../data/printed-form.js";
import type { Typeface } from "../pdf/fonts/typeface.js";
import { balancedFlow, type Line } from "../pdf/pages/flow.js";
import type { Drawing, FieldDrawing } from "./drawing.js";

/** The worksheet being drawn: its year's form, its fields, and the two faces it is set in. */
export interface Worksheet {
  form: FormYear;
  fields: FieldDrawing;
  regular: Typeface;
  bold: Typeface;
}

/** A strip across the page: a height, and how it is drawn below its upper edge. */
export interface Block {
  height: number;
  draw(canvas: Drawing, top: number): void;
}

/** Text that starts bold and goes on regular, broken into lines. */
export function boldThenRegular(
  worksheet: Worksheet,
  bold: string,
  regular: string,
  size: number,
  width: number,
): Line[] {
  return balancedFlow(
    [
      { text: bold, faces: [worksheet.bold] },
      { text: keptTogether(regular), faces: [worksheet.regular] },
    ],
    size,
    width,
  );
}

/** "line 9" and "Form 5329" are not parted at the end of a line. */
function keptTogether(text: string): string {
  return text.replace(/\b(lines?|Forms?) (?=\d)/g, "$1\u00a0");
}

/** An empty strip. */
export function gap(height: number): Block {
  return { height, draw: () => {} };
}
