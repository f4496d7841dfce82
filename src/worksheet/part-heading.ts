import type { FormPart } from "../data/printed-form.js";
import { balancedFlow } from "../pdf/pages/flow.js";
import { CAPTION, HEADING, HEAVY, LEFT, RIGHT, SMALL, SMALL_LEADING } from "./grid.js";
import type { Block, Worksheet } from "./worksheet.js";

/** Opens a part of the form: its number, its title, and when it is filled in. */
export function partHeading(worksheet: Worksheet, part: FormPart): Block {
  const condition = balancedFlow([{ text: part.condition, faces: [worksheet.regular] }], SMALL, RIGHT - LEFT);
  const height = 18 + condition.length * SMALL_LEADING + 4;
  return {
    height,
    draw(canvas, top) {
      canvas.rule(LEFT, top, RIGHT, top, HEAVY);
      title(worksheet, canvas, part, "", top);
      canvas.tag("P", () => canvas.lines(condition, SMALL, LEFT, top - 25, SMALL_LEADING));
      canvas.rule(LEFT, top - height, RIGHT, top - height, 0.5);
    },
  };
}

/** Opens page 2 when a part goes on there. */
export function partContinued(worksheet: Worksheet, part: FormPart): Block {
  return {
    height: 19,
    draw(canvas, top) {
      canvas.rule(LEFT, top, RIGHT, top, HEAVY);
      title(worksheet, canvas, part, ", continued", top);
      canvas.rule(LEFT, top - 19, RIGHT, top - 19, 0.5);
    },
  };
}

function title(
  worksheet: Worksheet,
  canvas: Parameters<Block["draw"]>[0],
  part: FormPart,
  more: string,
  top: number,
) {
  canvas.tag("H2", () => {
    canvas.text(`Part ${part.label} `, worksheet.bold, HEADING, LEFT, top - 13);
    canvas.text(part.title + more, worksheet.bold, HEADING, CAPTION + 14, top - 13);
  });
}
