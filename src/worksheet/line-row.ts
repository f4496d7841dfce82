import type { FormLine } from "../data/printed-form.js";
import type { Drawing, Rect } from "./drawing.js";
import {
  AMOUNT_WIDTH,
  BOX,
  CAPTION,
  COLUMN_RIGHT,
  ENTRY,
  FIELD_BASELINE,
  FIELD_HEIGHT,
  HAIRLINE,
  LEADING,
  LEFT,
  NUMBER_WIDTH,
  QUIET,
  RIGHT,
  SMALL,
  TEXT,
  TINT,
} from "./grid.js";
import { textField } from "./slot.js";
import { type Block, boldThenRegular, type Worksheet } from "./worksheet.js";

/** Room left of a line's box for a note on where its amount comes from, by line. */
const NOTES: Record<string, { slot: string; width: number }> = {
  "13": { slot: "line_13_note", width: 190 },
};

/**
 * One line of the form: number, caption, and its box in the column where the official form has it. The number in
 * the box, the last line of the caption and the amount stand on one baseline. `padding` is the room above and below.
 */
export function lineRow(worksheet: Worksheet, line: FormLine, padding: number): Block {
  const boxRight = COLUMN_RIGHT[line.column];
  const cellLeft = boxRight - AMOUNT_WIDTH - NUMBER_WIDTH;
  const note = NOTES[line.id];
  const captionWidth = cellLeft - CAPTION - 10 - (note?.width ?? 0);
  const caption = boldThenRegular(worksheet, `${line.name}:`, line.caption, TEXT, captionWidth);
  const after = line.note === undefined ? [] : boldThenRegular(worksheet, "", line.note, SMALL, captionWidth);
  const height = (caption.length + after.length) * LEADING + 2 * padding;
  return {
    height,
    draw(canvas, top) {
      const bottom = top - height;
      const first = top - padding - 8;
      const last = first - (caption.length - 1) * LEADING;
      canvas.tag("P", () => {
        canvas.text(`${line.label} `, worksheet.bold, TEXT, LEFT, first);
        canvas.lines(caption, TEXT, CAPTION, first, LEADING);
      });
      box(worksheet, canvas, line, bottom, height, last);
      if (note !== undefined) {
        const rect = {
          x: cellLeft - note.width,
          y: last - FIELD_BASELINE,
          width: note.width - 6,
          height: 13,
        };
        textField(worksheet, canvas, note.slot, { rect, size: SMALL, align: "right" });
      }
      if (line.kind === "ratio") ratioFields(worksheet, canvas, line, boxRight, last);
      else amountField(worksheet, canvas, line, boxRight, last);
      if (after.length > 0) {
        canvas.tag("P", () => canvas.lines(after, SMALL, CAPTION, last - LEADING, LEADING));
      }
      canvas.rule(LEFT, bottom, cellLeft, bottom, HAIRLINE, QUIET);
    },
  };
}

/** The line's cells: the number's, tinted, and the amount's; places right of them take no entry. */
function box(
  worksheet: Worksheet,
  canvas: Drawing,
  line: FormLine,
  bottom: number,
  height: number,
  baseline: number,
) {
  const boxRight = COLUMN_RIGHT[line.column];
  const amountLeft = boxRight - AMOUNT_WIDTH;
  const cellLeft = amountLeft - NUMBER_WIDTH;
  if (boxRight < RIGHT) canvas.fill(boxRight, bottom, RIGHT - boxRight, height, TINT);
  canvas.fill(cellLeft, bottom, NUMBER_WIDTH, height, TINT);
  canvas.frame(amountLeft, bottom, AMOUNT_WIDTH, height, BOX);
  canvas.text(line.label, worksheet.bold, TEXT, cellLeft + NUMBER_WIDTH / 2, baseline, "center");
}

function amountField(
  worksheet: Worksheet,
  canvas: Drawing,
  line: FormLine,
  boxRight: number,
  baseline: number,
): void {
  const rect = field(boxRight - AMOUNT_WIDTH + 3, boxRight - 3, baseline);
  worksheet.fields.text(canvas, {
    name: `line_${line.label}`,
    tooltip: `Line ${line.label}. ${line.name}: ${line.caption}`,
    rect,
    face: worksheet.regular,
    size: ENTRY,
    align: "right",
  });
}

/** The ratio: a times sign, one digit, a printed point, and the decimals. */
function ratioFields(
  worksheet: Worksheet,
  canvas: Drawing,
  line: FormLine,
  boxRight: number,
  baseline: number,
): void {
  const left = boxRight - AMOUNT_WIDTH;
  const point = left + 36;
  const common = { face: worksheet.regular, size: ENTRY };
  const what = `${line.name}: ${line.caption}`;
  canvas.text("\u00d7", worksheet.regular, ENTRY, left + 6, baseline);
  canvas.text(".", worksheet.bold, ENTRY, point, baseline, "center");
  worksheet.fields.text(canvas, {
    ...common,
    name: `line_${line.label}_integer`,
    tooltip: `Line ${line.label}, digit before the point. ${what}`,
    rect: field(point - 18, point - 1.5, baseline),
    align: "right",
    maxLength: 1,
  });
  worksheet.fields.text(canvas, {
    ...common,
    name: `line_${line.label}_decimal`,
    tooltip: `Line ${line.label}, decimals after the point. ${what}`,
    rect: field(point + 1.5, boxRight - 3, baseline),
    align: "left",
  });
}

/** A field whose text stands on a baseline. */
function field(left: number, right: number, baseline: number): Rect {
  return { x: left, y: baseline - FIELD_BASELINE, width: right - left, height: FIELD_HEIGHT };
}
