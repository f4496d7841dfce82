import type { Picture } from "../../picture.js";
import type { Tag } from "../document/tags.js";
import type { Typefaces } from "../fonts/typeface.js";
import { drawPicture } from "./draw-picture.js";
import { emptyLine, type Line, type Run } from "./flow.js";
import { keptFlow } from "./kept-flow.js";
import { linesHere, linesTogether } from "./page-breaks.js";
import { PAPER } from "./paper.js";
import type { Paper, Surface } from "./surface.js";

/** Text of a page: plain, or starting with words in bold. */
export type Text = string | { bold: string; text: string };

export interface Column {
  heading: string;
  /** Its share of the width: columns of 1 and 3 take a quarter and three quarters. */
  share: number;
  align?: "left" | "right";
}

const [LEFT, RIGHT, TOP, BOTTOM] = [60, PAPER.width - 60, PAPER.height - 64, 66];
const WIDTH = RIGHT - LEFT;
const BODY = { size: 10, leading: 14 } as const;
const CELL = { size: 9.5, leading: 12.5, padding: 4.5, gutter: 12 } as const;
const COMPACT = { size: 8.5, leading: 10.5, padding: 2.5, gutter: 8 } as const;
const HEADINGS = { H1: { size: 16, above: 0, below: 12 }, H2: { size: 11.5, above: 12, below: 5 } } as const;
const BULLET_INDENT = 14;
const CHECK_INDENT = 17;
const CHECK_BOX = 8.5;
/** From one line to write on to the next, and above a place to sign, in points. */
const RULED = 21;
const SIGNATURE = 34;
const QUIET = 0.65;
/** Words that are not in the foreground: smaller and gray, but not too light to read. */
const NOTE = { size: 8.5, leading: 12, gray: 0.35 } as const;
/** Where a notice begins, in points from below. */
const NOTICE = 470;
/** A mark at the top of each page, in points: its size, and from the top of the paper to its baseline. */
const MARK = { size: 12, depth: 20 } as const;
/** In the margin, beside a place to sign. */
const SIGN_MARK = { size: 8, left: 19 } as const;
/** Points to a pixel in a picture that is not as wide as the page. */
const PICTURE = 0.78;

/** How lines are set: sizes in points. */
interface Style {
  readonly size: number;
  readonly leading: number;
  readonly gray?: number;
}

/** Writes plain pages down from the top: headings, paragraphs, lists, tables. A new page is begun when one is full. */
export class PageWriter {
  readonly #paper: Paper;
  readonly #faces: Typefaces;
  readonly #footer: string;
  readonly #mark: string;
  readonly #canvases: Surface[] = [];
  #y = 0;
  #isBlank = false;
  /** A heading that is written with what comes after it, so that it is never alone at the foot of a page. */
  #heading: { tag: "H1" | "H2"; text: string } | undefined;

  /** @param mark printed at the top of every page; nothing where it is empty */
  constructor(paper: Paper, faces: Typefaces, footer: string, mark = "") {
    this.#paper = paper;
    this.#faces = faces;
    this.#footer = footer;
    this.#mark = mark;
    this.newPage();
  }

  /** Begins a new page. */
  newPage(): void {
    this.#begin(0);
    this.#canvases.push(this.#paper.newPage());
    this.#y = TOP;
  }

  /** The title of what follows. */
  heading(text: string): void {
    this.#begin(0);
    this.#heading = { tag: "H1", text };
  }

  /** The title of a section. */
  subheading(text: string): void {
    this.#begin(0);
    this.#heading = { tag: "H2", text };
  }

  /** A paragraph, broken over pages where it must be. */
  paragraph(text: Text): void {
    const lines = keptFlow(this.#runs(text), BODY.size, WIDTH);
    this.#begin(linesTogether(lines.length) * BODY.leading);
    this.#lines("P", lines, LEFT);
    this.#y -= 6;
  }

  /** Where something is from, after it: in small gray words. */
  note(text: string): void {
    this.#begin(0);
    this.#y += 3;
    const lines = keptFlow(this.#runs(text), NOTE.size, WIDTH);
    this.#lines("P", lines, LEFT, NOTE);
    this.#y -= 9;
  }

  /**
   * A picture, no wider than the page and on one page.
   *
   * @param alternative what is read aloud in its place
   */
  picture(picture: Picture, alternative: string): void {
    const scale = Math.min(PICTURE, WIDTH / picture.width, (TOP - BOTTOM) / picture.height);
    this.#begin(picture.height * scale);
    this.#room(picture.height * scale);
    const at = { left: LEFT, top: this.#y, scale };
    this.#canvas.tag("Figure", () => drawPicture(this.#canvas, this.#faces, picture, at), alternative);
    this.#y -= picture.height * scale;
  }

  /** Names and what they name, each on its own line: whose paper this is, and what it belongs to. */
  facts(facts: [name: string, value: string][]): void {
    this.#begin(0);
    const names = facts.map(([name]) =>
      keptFlow([{ text: name, faces: this.#faces.bold }], BODY.size, WIDTH / 2),
    );
    const indent = Math.max(...names.flat().map((line) => line.width)) + 18;
    facts.forEach(([, value], index) => {
      const lines = keptFlow(this.#runs(value), BODY.size, WIDTH - indent);
      this.#room(Math.max(1, lines.length) * BODY.leading);
      const y = this.#y - BODY.size;
      this.#canvas.tag("P", () => {
        this.#canvas.lines(names[index] ?? [], BODY.size, LEFT, y, BODY.leading);
        this.#canvas.lines(lines, BODY.size, LEFT + indent, y, BODY.leading);
      });
      this.#y -= Math.max(1, lines.length) * BODY.leading;
    });
    this.#y -= 10;
  }

  /** A list with a bullet before each item. */
  bullets(items: Text[]): void {
    const set = items.map((item) => keptFlow(this.#runs(item), BODY.size, WIDTH - BULLET_INDENT));
    this.#begin(linesTogether(set[0]?.length ?? 0) * BODY.leading);
    this.#within("L", () => {
      for (const lines of set) {
        this.#within("LI", () => {
          this.#room(linesTogether(lines.length) * BODY.leading);
          const bullet = keptFlow(this.#runs("•"), BODY.size, WIDTH);
          this.#canvas.lines(bullet, BODY.size, LEFT + 3, this.#y - BODY.size, 0);
          this.#lines("LBody", lines, LEFT + BULLET_INDENT);
        });
        this.#y -= 3;
      }
    });
    this.#y -= 3;
  }

  /** A list of things to be ticked off, each behind an empty box. */
  checks(items: Text[]): void {
    const set = items.map((item) => keptFlow(this.#runs(item), BODY.size, WIDTH - CHECK_INDENT));
    this.#begin(linesTogether(set[0]?.length ?? 0) * BODY.leading);
    this.#within("L", () => {
      for (const lines of set) {
        this.#within("LI", () => {
          this.#room(linesTogether(lines.length) * BODY.leading);
          this.#canvas.frame(LEFT, this.#y - BODY.size, CHECK_BOX, CHECK_BOX, 0.6);
          this.#lines("LBody", lines, LEFT + CHECK_INDENT);
        });
        this.#y -= 4;
      }
    });
    this.#y -= 3;
  }

  /** Lines that stand close under one another, as an address does. A line too wide is broken. */
  block(texts: readonly string[]): void {
    const lines = texts.flatMap((text) => keptFlow(this.#runs(text), BODY.size, WIDTH));
    this.#begin(lines.length * BODY.leading);
    this.#room(lines.length * BODY.leading);
    this.#lines("P", lines, LEFT);
    this.#y -= 8;
  }

  /** Empty lines to write on by hand, after the words that begin them. */
  ruled(begins: Text, count: number): void {
    const lines = keptFlow(this.#runs(begins), BODY.size, WIDTH);
    this.#begin(lines.length * BODY.leading + count * RULED);
    this.#room(lines.length * BODY.leading + count * RULED);
    this.#lines("P", lines, LEFT);
    for (let index = 0; index < count; index++) {
      this.#y -= RULED;
      this.#canvas.rule(LEFT, this.#y, RIGHT, this.#y, 0.4, QUIET);
    }
    this.#y -= 9;
  }

  /** A notice in the middle of a page, in large bold words with others below. */
  notice(title: string, text: string): void {
    this.#begin(0);
    this.#y = NOTICE;
    this.heading(title);
    this.paragraph(text);
  }

  /** A page with nothing but a small line at its top, and nothing at its foot. */
  blank(text: string): void {
    this.note(text);
    this.#isBlank = true;
  }

  /** Places to sign, each over what is signed there. */
  signatures(names: readonly [left: string, right: string]): void {
    this.#begin(SIGNATURE + BODY.leading);
    this.#room(SIGNATURE + BODY.leading);
    this.#y -= SIGNATURE;
    const ends: [x1: number, x2: number][] = [
      [LEFT, LEFT + WIDTH * 0.58],
      [LEFT + WIDTH * 0.64, RIGHT],
    ];
    ends.forEach(([x1, x2], index) => {
      this.#canvas.rule(x1, this.#y, x2, this.#y, 0.6);
      const lines = keptFlow(this.#runs(names[index] ?? ""), CELL.size, x2 - x1);
      this.#canvas.tag("P", () => this.#canvas.lines(lines, CELL.size, x1, this.#y - 11, CELL.leading));
    });
    const mark = keptFlow([{ text: "Sign here", faces: this.#faces.bold }], SIGN_MARK.size, LEFT);
    this.#canvas.lines(mark, SIGN_MARK.size, SIGN_MARK.left, this.#y + 2, 0, NOTE.gray);
    this.#y -= 22;
  }

  /**
   * A table with a heading row, repeated on each page. A row is not broken: it must fit on a page. A line feed in a
   * plain cell begins a new line of it.
   *
   * @param options.compact small and close, for many columns of figures
   */
  table(columns: Column[], rows: Text[][], { compact = false }: { compact?: boolean } = {}): void {
    const style = compact ? COMPACT : CELL;
    const shares = columns.reduce((sum, column) => sum + column.share, 0);
    const gutters = style.gutter * (columns.length - 1);
    const widths = columns.map((column) => ((WIDTH - gutters) * column.share) / shares);
    const headings = columns.map((column) => ({ bold: column.heading, text: "" }));
    const setRow = (cells: Text[]) =>
      cells.map((cell, index) => this.#cell(cell, widths[index] ?? 0, style.size));
    const heightOf = (cells: (readonly Line[])[]) =>
      Math.max(1, ...cells.map((lines) => lines.length)) * style.leading + 2 * style.padding;
    const heading = setRow(headings);
    const first = rows[0] === undefined ? 0 : heightOf(setRow(rows[0]));
    this.#begin(heightOf(heading) + first);
    this.#within("Table", () => {
      this.#room(heightOf(heading) + first);
      const draw = (tag: "TH" | "TD", cells: (readonly Line[])[]) =>
        this.#row(tag, cells, heightOf(cells), columns, widths, style);
      draw("TH", heading);
      for (const row of rows) {
        const cells = setRow(row);
        if (this.#y - heightOf(cells) < BOTTOM) {
          this.newPage();
          draw("TH", heading);
        }
        draw("TD", cells);
      }
    });
    this.#y -= 10;
  }

  /** Begins a new page unless so many points are left on this one, so that what follows stays together. */
  together(points: number): void {
    this.#begin(points);
    this.#room(Math.min(points, TOP - BOTTOM));
  }

  /** Leaves room, in points. */
  space(points: number): void {
    this.#begin(0);
    this.#y -= points;
  }

  /** Numbers the pages and completes them. Nothing can be written after it. */
  finish(): void {
    this.#begin(0);
    this.#canvases.forEach((canvas, index) => {
      canvas.finish(() => {
        if (!this.#isBlank) this.#edges(canvas, `Page ${index + 1} of ${this.#canvases.length}`);
      });
    });
  }

  /** The foot of a page, and the mark in the middle of its top. */
  #edges(canvas: Surface, number: string): void {
    for (const line of keptFlow([{ text: this.#mark, faces: this.#faces.bold }], MARK.size, WIDTH))
      canvas.lines([line], MARK.size, (PAPER.width - line.width) / 2, PAPER.height - MARK.depth, 0);
    canvas.rule(LEFT, BOTTOM - 16, RIGHT, BOTTOM - 16, 0.35, QUIET);
    for (const [text, align] of [
      [this.#footer, "left"],
      [number, "right"],
    ] as const) {
      for (const line of keptFlow(this.#runs(text), 8, WIDTH - 80).slice(0, 1)) {
        const x = align === "left" ? LEFT : RIGHT - line.width;
        canvas.lines([line], 8, x, BOTTOM - 27, 10);
      }
    }
  }

  get #canvas(): Surface {
    const canvas = this.#canvases.at(-1);
    if (canvas === undefined) throw new Error("A page writer always has a page");
    return canvas;
  }

  /** Writes the heading before something, on the page that has room for both, which takes so many points. */
  #begin(height: number): void {
    if (this.#heading === undefined) return;
    const { tag, text } = this.#heading;
    this.#heading = undefined;
    const { size, above, below } = HEADINGS[tag];
    const leading = size * 1.2;
    const lines = keptFlow([{ text, faces: this.#faces.bold }], size, WIDTH);
    if (this.#y < TOP) this.#y -= above;
    const own = lines.length * leading + below;
    this.#room(Math.min(own + Math.max(height, 2 * BODY.leading), TOP - BOTTOM));
    this.#canvas.tag(tag, () => this.#canvas.lines(lines, size, LEFT, this.#y - size, leading));
    this.#y -= own;
  }

  /** Lines of text; where they are broken over pages, no line stands alone on either. */
  #lines(tag: Tag, lines: readonly Line[], x: number, style: Style = BODY): void {
    const { size, leading, gray } = style;
    let rest = lines;
    while (rest.length > 0) {
      const count = linesHere(rest.length, Math.floor((this.#y - BOTTOM) / leading));
      if (count === 0) {
        this.newPage();
        continue;
      }
      // All of them as the one list, by which what was written before is found.
      const here = count >= rest.length ? rest : rest.slice(0, count);
      const y = this.#y - size;
      this.#canvas.tag(tag, () => this.#canvas.lines(here, size, x, y, leading, gray));
      this.#y -= here.length * leading;
      rest = rest.slice(count);
    }
  }

  #row(
    tag: "TH" | "TD",
    cells: (readonly Line[])[],
    height: number,
    columns: Column[],
    widths: number[],
    { size, leading, padding, gutter }: typeof CELL | typeof COMPACT,
  ): void {
    this.#within("TR", () => {
      let x = LEFT;
      cells.forEach((lines, index) => {
        const width = widths[index] ?? 0;
        const right = columns[index]?.align === "right";
        this.#canvas.tag(tag, () => {
          lines.forEach((line, row) => {
            const y = this.#y - padding - size - row * leading;
            this.#canvas.lines([line], size, right ? x + width - line.width : x, y, 0);
          });
        });
        x += width + gutter;
      });
    });
    this.#y -= height;
    const [weight, gray] = tag === "TH" ? [0.8, 0] : [0.35, QUIET];
    this.#canvas.rule(LEFT, this.#y, RIGHT, this.#y, weight, gray);
  }

  #cell(cell: Text, width: number, size: number): readonly Line[] {
    if (typeof cell !== "string" || !cell.includes("\n")) return keptFlow(this.#runs(cell), size, width);
    return cell.split("\n").flatMap((line) => {
      const lines = keptFlow(this.#runs(line), size, width);
      return lines.length === 0 ? [emptyLine()] : lines;
    });
  }

  #runs(text: Text): Run[] {
    const { bold, regular } = this.#faces;
    if (typeof text === "string") return [{ text, faces: regular }];
    return [
      { text: text.bold, faces: bold },
      { text: text.text, faces: regular },
    ];
  }

  /** Begins a new page unless `height` points are left. */
  #room(height: number): void {
    if (this.#y - height < BOTTOM) this.newPage();
  }

  #within(tag: Tag, draw: () => void): void {
    this.#paper.within(tag, draw);
  }
}
