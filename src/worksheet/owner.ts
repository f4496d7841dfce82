import { flow } from "../pdf/pages/flow.js";
import { BOX, HEAVY, LEFT, QUIET, RIGHT, SMALL, SMALL_LEADING } from "./grid.js";
import { CELL_HEIGHT, cell, checkBox } from "./slot.js";
import type { Block, Worksheet } from "./worksheet.js";

/** Where the owner's SSN starts, and the cells under it. */
const SSN = 448;
const APT = 508;
const ADDRESS = 152;
const PROVINCE = 306;

/** Whose form it is: name and SSN. */
export function owner(worksheet: Worksheet): Block {
  return {
    height: CELL_HEIGHT,
    draw(canvas, top) {
      const bottom = top - CELL_HEIGHT;
      canvas.rule(LEFT, top, RIGHT, top, BOX);
      cell(worksheet, canvas, "name", LEFT - 5, SSN, top);
      canvas.rule(SSN, top, SSN, bottom, BOX, QUIET);
      cell(worksheet, canvas, "ssn", SSN, RIGHT, top);
    },
  };
}

/** The owner's address, which goes on a form that is sent without a tax return; in some years an amended box. */
export function address(worksheet: Worksheet): Block {
  const note = [
    ...flow([{ text: "Address", faces: [worksheet.bold] }], SMALL, ADDRESS - LEFT - 8),
    ...flow(
      [{ text: "only when the form is sent by itself, without a tax return", faces: [worksheet.regular] }],
      SMALL,
      ADDRESS - LEFT - 8,
    ),
  ];
  const height = 3 * CELL_HEIGHT;
  return {
    height,
    draw(canvas, top) {
      const [second, third, bottom] = [top - CELL_HEIGHT, top - 2 * CELL_HEIGHT, top - height];
      canvas.rule(LEFT, top, RIGHT, top, BOX);
      canvas.tag("P", () => canvas.lines(note, SMALL, LEFT, top - 12, SMALL_LEADING));
      canvas.rule(ADDRESS, top, ADDRESS, bottom, BOX, QUIET);
      for (const y of [second, third]) canvas.rule(ADDRESS, y, RIGHT, y, BOX, QUIET);
      cell(worksheet, canvas, "address_home", ADDRESS, APT, top);
      canvas.rule(APT, top, APT, second, BOX, QUIET);
      cell(worksheet, canvas, "apt", APT, RIGHT, top);
      if (worksheet.form.amended_box) {
        cell(worksheet, canvas, "city_state_zip", ADDRESS, SSN + 24, second);
        canvas.rule(SSN + 24, second, SSN + 24, third, BOX, QUIET);
        checkBox(worksheet, canvas, "amended", SSN + 31, third + 8);
      } else {
        cell(worksheet, canvas, "city_state_zip", ADDRESS, RIGHT, second);
      }
      cell(worksheet, canvas, "foreign_country", ADDRESS, PROVINCE, third);
      canvas.rule(PROVINCE, third, PROVINCE, bottom, BOX, QUIET);
      cell(worksheet, canvas, "foreign_province", PROVINCE, SSN + 24, third);
      canvas.rule(SSN + 24, third, SSN + 24, bottom, BOX, QUIET);
      cell(worksheet, canvas, "foreign_postal", SSN + 24, RIGHT, third);
      canvas.rule(LEFT, bottom, RIGHT, bottom, HEAVY);
    },
  };
}
