import { type FormLine, linesOfYear, partsOfYear, poolsOfYear } from "../data/printed-form.js";
import { flow } from "../pdf/pages/flow.js";
import { decision } from "./decision.js";
import type { Drawing } from "./drawing.js";
import { BOTTOM, LEFT, RIGHT, SMALL, SMALL_LEADING, TOP } from "./grid.js";
import { foot, heading, runningHead } from "./heading.js";
import { lineRow } from "./line-row.js";
import { address, owner } from "./owner.js";
import { partContinued, partHeading } from "./part-heading.js";
import { preparer, signature } from "./signature.js";
import { type Block, gap, type Worksheet } from "./worksheet.js";

/** The line whose amount the question about going on with Part I follows. */
const DECISION_AFTER = "3";

/** Room above and below a line's caption, in points: the widest with which a page holds its lines. */
const PADDINGS = [5.5, 5, 4.5, 4, 3.5, 3, 2.5, 2];

/**
 * Draws the two pages of a worksheet, on paper or on a screen: the lines, the order, the columns and the page break of the
 * official form. `newPage` gives what each page is drawn on. Throws an Error when a page does not hold its lines.
 */
export function drawPages<D extends Drawing>(
  worksheet: Worksheet,
  newPage: () => D,
  finish: (page: D) => void,
): void {
  const year = worksheet.form.tax_year;
  const pages = [
    fitting((padding) => firstPage(worksheet, year, padding)),
    fitting((padding) => secondPage(worksheet, year, padding)),
  ];
  pages.forEach((blocks, index) => {
    const page = newPage();
    let top = TOP;
    for (const block of blocks) {
      block.draw(page, top);
      top -= block.height;
    }
    foot(worksheet, page, index + 1, pages.length, BOTTOM - 8);
    finish(page);
  });
}

/** A page set as airily as it allows. `layOut` gives its blocks for a padding. */
function fitting(layOut: (padding: number) => Block[]): Block[] {
  const fits = (blocks: Block[]) => heightOf(blocks) <= TOP - BOTTOM - 6;
  const page = PADDINGS.map(layOut).find(fits);
  if (page === undefined) throw new Error("A page of the worksheet does not hold its lines");
  return page;
}

function firstPage(worksheet: Worksheet, year: number, padding: number): Block[] {
  return [
    heading(worksheet),
    owner(worksheet),
    address(worksheet),
    pools(worksheet, year),
    ...lineBlocks(worksheet, year, 1, padding),
  ];
}

function secondPage(worksheet: Worksheet, year: number, padding: number): Block[] {
  return [
    runningHead(worksheet),
    ...lineBlocks(worksheet, year, 2, padding),
    gap(12),
    signature(worksheet),
    preparer(worksheet),
  ];
}

/** The lines of one page, each part under its heading. */
function lineBlocks(worksheet: Worksheet, year: number, page: 1 | 2, padding: number): Block[] {
  const lines = linesOfYear(year);
  const firstOfPage2 = lines.findIndex((line) => line.label === worksheet.form.second_page_starts_at);
  const started = page === 1 ? [] : lines.slice(0, firstOfPage2);
  const here = page === 1 ? lines.slice(0, firstOfPage2) : lines.slice(firstOfPage2);
  return partsOfYear(year).flatMap((part) => {
    const own = here.filter((line) => line.part === part.id);
    const hasLines = lines.some((line) => line.part === part.id);
    // A part whose lines are not kept here stands on page 2 with its heading alone.
    if (!hasLines && page === 2) return [partHeading(worksheet, part), gap(7)];
    if (own.length === 0) return [];
    const begun = started.some((line) => line.part === part.id);
    return [
      begun ? partContinued(worksheet, part) : partHeading(worksheet, part),
      ...rows(worksheet, own, padding),
      gap(7),
    ];
  });
}

function rows(worksheet: Worksheet, lines: FormLine[], padding: number): Block[] {
  return lines.flatMap((line) => {
    const row = lineRow(worksheet, line, padding);
    return line.id === DECISION_AFTER ? [row, decision(worksheet)] : [row];
  });
}

/** What counts as a traditional IRA on this form. */
function pools(worksheet: Worksheet, year: number): Block {
  const lines = flow([{ text: poolsOfYear(year), faces: [worksheet.regular] }], SMALL, RIGHT - LEFT);
  return {
    height: lines.length * SMALL_LEADING + 8,
    draw(canvas, top) {
      canvas.tag("P", () => canvas.lines(lines, SMALL, LEFT, top - 11, SMALL_LEADING));
    },
  };
}

function heightOf(blocks: Block[]): number {
  return blocks.reduce((sum, block) => sum + block.height, 0);
}
