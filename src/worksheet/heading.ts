import type { Drawing } from "./drawing.js";
import { HEAVY, LEFT, RIGHT, SMALL, SMALL_LEADING, TINT } from "./grid.js";
import { textField } from "./slot.js";
import { type Block, boldThenRegular, type Worksheet } from "./worksheet.js";

/** The title of page 1, with room for a notice beside it, and what a worksheet is and is not. */
export function heading(worksheet: Worksheet): Block {
  const { form, bold, regular } = worksheet;
  const draft = form.status === "draft";
  const claim = boldThenRegular(
    worksheet,
    "A draft, not the IRS's form.",
    "Use it to fill in the official form or to check a return. Do not file it.",
    SMALL,
    RIGHT - LEFT - 12,
  );
  const unsettled = draft
    ? boldThenRegular(
        worksheet,
        `The final form for ${form.tax_year} is not out.`,
        "The lines are those of the draft that was published; compare with the final form before filing.",
        SMALL,
        RIGHT - LEFT - 12,
      )
    : [];
  const statement = [...claim, ...unsettled];
  const strip = statement.length * SMALL_LEADING + 6;
  return {
    height: 36 + strip,
    draw(canvas, top) {
      canvas.tag("H1", () => {
        canvas.text("Form 8606 worksheet ", bold, 17, LEFT, top - 15);
        canvas.text("Nondeductible IRAs ", regular, 10.5, LEFT, top - 29);
        canvas.text("Tax year ", regular, SMALL, RIGHT - 64, top - 15, "right");
        canvas.text(String(form.tax_year), bold, 26, RIGHT, top - 22, "right");
      });
      textField(worksheet, canvas, "notice", {
        rect: { x: 232, y: top - 34, width: 272, height: 15 },
        size: 10,
        align: "left",
        face: bold,
      });
      const bottom = top - 36 - strip;
      canvas.fill(LEFT, bottom, RIGHT - LEFT, strip, TINT);
      canvas.rule(LEFT, bottom + strip, RIGHT, bottom + strip, HEAVY);
      canvas.tag("P", () => canvas.lines(statement, SMALL, LEFT + 6, bottom + strip - 10, SMALL_LEADING));
    },
  };
}

/** The running head of page 2. */
export function runningHead(worksheet: Worksheet): Block {
  return {
    height: 16,
    draw(canvas, top) {
      canvas.text("Form 8606 worksheet", worksheet.bold, SMALL, LEFT, top - 8);
      canvas.text(`Tax year ${worksheet.form.tax_year}`, worksheet.bold, SMALL, RIGHT, top - 8, "right");
    },
  };
}

/** The foot of a page. */
export function foot(
  worksheet: Worksheet,
  canvas: Drawing,
  page: number,
  pages: number,
  bottom: number,
): void {
  const { form, regular } = worksheet;
  canvas.text("A draft to copy or check from. Not an IRS form.", regular, SMALL, LEFT, bottom);
  const place = `Form 8606 worksheet, tax year ${form.tax_year}, page ${page} of ${pages}`;
  canvas.text(place, regular, SMALL, RIGHT, bottom, "right");
}
