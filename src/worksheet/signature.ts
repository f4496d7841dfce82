import { flow } from "../pdf/pages/flow.js";
import { BOX, HEAVY, LEFT, QUIET, RIGHT, SMALL, SMALL_LEADING } from "./grid.js";
import { CELL_HEIGHT, cell, cellCaption, checkBox } from "./slot.js";
import type { Block, Worksheet } from "./worksheet.js";

const BODY = 152;
const DATE = 440;

/** Where the official form is signed. A worksheet is not signed: the lines have no fields. */
export function signature(worksheet: Worksheet): Block {
  const note = [
    ...flow([{ text: "Signature", faces: [worksheet.bold] }], SMALL, BODY - LEFT - 8),
    ...flow(
      [{ text: "only when the form is sent by itself, without a tax return", faces: [worksheet.regular] }],
      SMALL,
      BODY - LEFT - 8,
    ),
  ];
  const say =
    "Do not sign this worksheet. Sign page 2 of the official form only when it is sent by itself; with a return or Form 1040-X, leave its signature blank.";
  const advice = flow([{ text: say, faces: [worksheet.regular] }], SMALL, RIGHT - BODY - 10);
  const height = 58;
  return {
    height,
    draw(canvas, top) {
      canvas.rule(LEFT, top, RIGHT, top, HEAVY);
      canvas.tag("P", () => canvas.lines(note, SMALL, LEFT, top - 12, SMALL_LEADING));
      canvas.rule(BODY, top, BODY, top - height, BOX, QUIET);
      canvas.tag("P", () => {
        canvas.lines(advice, SMALL, BODY + 5, top - 12, SMALL_LEADING);
      });
      canvas.rule(BODY + 5, top - 44, DATE - 16, top - 44, BOX);
      canvas.rule(DATE, top - 44, RIGHT, top - 44, BOX);
      canvas.tag("P", () => {
        canvas.text("Signature of the owner ", worksheet.regular, SMALL, BODY + 5, top - 53);
        canvas.text("Date", worksheet.regular, SMALL, DATE, top - 53);
      });
    },
  };
}

/** Who prepared the form for pay. */
export function preparer(worksheet: Worksheet): Block {
  const [signed, date, check, ptin] = [264, 362, 418, 494];
  const note = [
    ...flow([{ text: "Paid preparer", faces: [worksheet.bold] }], SMALL, BODY - LEFT - 8),
    ...flow([{ text: "if someone was paid to prepare the form", faces: [worksheet.regular] }], SMALL, 100),
  ];
  const height = 3 * CELL_HEIGHT;
  return {
    height,
    draw(canvas, top) {
      const [second, third, bottom] = [top - CELL_HEIGHT, top - 2 * CELL_HEIGHT, top - height];
      canvas.rule(LEFT, top, RIGHT, top, HEAVY);
      canvas.tag("P", () => canvas.lines(note, SMALL, LEFT, top - 12, SMALL_LEADING));
      canvas.rule(BODY, top, BODY, bottom, BOX, QUIET);
      for (const y of [second, third]) canvas.rule(BODY, y, RIGHT, y, BOX, QUIET);
      cell(worksheet, canvas, "preparer_name", BODY, signed, top);
      cellCaption(worksheet, canvas, "Signature", signed, top);
      cellCaption(worksheet, canvas, "Date", date, top);
      for (const x of [signed, date, check, ptin]) canvas.rule(x, top, x, second, BOX, QUIET);
      checkBox(worksheet, canvas, "preparer_self_employed", check + 6, second + 8);
      cell(worksheet, canvas, "preparer_ptin", ptin, RIGHT, top);
      cell(worksheet, canvas, "preparer_firm_name", BODY, check, second);
      canvas.rule(check, second, check, bottom, BOX, QUIET);
      cell(worksheet, canvas, "preparer_firm_ein", check, RIGHT, second);
      cell(worksheet, canvas, "preparer_firm_address", BODY, check, third);
      cell(worksheet, canvas, "preparer_phone", check, RIGHT, third);
      canvas.rule(LEFT, bottom, RIGHT, bottom, HEAVY);
    },
  };
}
