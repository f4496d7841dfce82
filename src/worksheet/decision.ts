import { balancedFlow, flow } from "../pdf/pages/flow.js";
import {
  AMOUNT_WIDTH,
  BOX,
  CAPTION,
  HAIRLINE,
  LEFT,
  NUMBER_WIDTH,
  QUIET,
  RIGHT,
  TEXT,
  TINT,
} from "./grid.js";
import type { Block, Worksheet } from "./worksheet.js";

const HEIGHT = 44;
const LEADING = 10.6;

/** The question after line 3: whether Part I goes on. The form has no field for the answer. */
export function decision(worksheet: Worksheet): Block {
  const { regular, bold, form } = worksheet;
  const ask = `In ${form.tax_year}, was anything taken out of a traditional IRA or converted to a Roth IRA?`;
  const question = flow([{ text: ask, faces: [bold] }], TEXT, 150);
  const frameLeft = CAPTION;
  const frameRight = frameLeft + 162;
  const word = frameRight + 14;
  const arrow = word + 20;
  const answers = [
    { answer: "No", instruction: "Copy line 3 to line 14 and leave the rest of Part I blank.", y: 8 },
    { answer: "Yes", instruction: "Continue with line 4.", y: -14 },
  ];
  return {
    height: HEIGHT,
    draw(canvas, top) {
      const bottom = top - HEIGHT;
      const cellLeft = RIGHT - AMOUNT_WIDTH - NUMBER_WIDTH;
      const middle = top - HEIGHT / 2;
      const first = middle + ((question.length - 1) * LEADING) / 2 - 3;
      canvas.fill(cellLeft, bottom, RIGHT - cellLeft, HEIGHT, TINT);
      canvas.frame(frameLeft, bottom + 4, frameRight - frameLeft, HEIGHT - 8, BOX);
      canvas.tag("P", () => canvas.lines(question, TEXT, frameLeft + 6, first, LEADING));
      for (const { answer, instruction, y } of answers) {
        const baseline = middle + y;
        const says = balancedFlow([{ text: instruction, faces: [regular] }], TEXT, cellLeft - arrow - 26);
        canvas.rule(frameRight, baseline + 3, word - 3, baseline + 3, BOX);
        canvas.rule(arrow, baseline + 3, arrow + 10, baseline + 3, BOX);
        canvas.arrowhead(arrow + 13, baseline + 3);
        canvas.tag("P", () => {
          canvas.text(`${answer} `, bold, TEXT, word, baseline);
          canvas.lines(says, TEXT, arrow + 18, baseline, LEADING);
        });
      }
      canvas.rule(LEFT, bottom, cellLeft, bottom, HAIRLINE, QUIET);
    },
  };
}
