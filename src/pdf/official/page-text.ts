import type { PDFDict, PDFDocument } from "pdf-lib";
import { contentOperations, type Operand, Text } from "../document/content-tokens.js";
import { type Matrix, times, UNIT } from "../document/matrix.js";
import { contentOf } from "../document/open-pdf.js";
import { BeyondBounds, budgetOf, type ReadBudget } from "../document/read-budget.js";

/** A stretch of text on a page, and where it starts, in points from the lower left corner. */
export interface TextRun {
  text: string;
  x: number;
  y: number;
  /** Size in points. */
  size: number;
}

/**
 * The texts that a page shows, in the order of its content. What is shown without a new position in between is one run.
 * Codes are taken as Latin-1, which is right for the digits and the Latin letters that lines are found by.
 */
export function runsOfPage(doc: PDFDocument, page: PDFDict): TextRun[] {
  const budget = budgetOf(doc.context);
  const reader = new TextReader(budget);
  for (const [name, operands] of contentOperations(contentOf(doc, page), budget))
    reader.operator(name, operands);
  return reader.runs;
}

/** What is saved and restored while a page is drawn. */
interface GraphicsState {
  readonly matrix: Matrix;
  readonly leading: number;
  readonly size: number;
}

/** States that are saved at once. */
const MOST_SAVED = 10_000;

const FIRST_STATE: GraphicsState = { matrix: UNIT, leading: 0, size: 0 };

/** Follows where the text of a page is shown, operator by operator (ISO 32000-1, 9.4). */
class TextReader {
  readonly runs: TextRun[] = [];
  readonly #saved: GraphicsState[] = [];
  #state = FIRST_STATE;
  #line = UNIT;
  #open: TextRun | undefined;

  constructor(private readonly budget: ReadBudget) {}

  operator(name: string, operands: Operand[]): void {
    const number = (back: number) => Number(operands.at(-back) ?? 0);
    const state = this.#state;
    switch (name) {
      case "q":
        if (this.#saved.push(state) > MOST_SAVED) throw new BeyondBounds();
        break;
      case "Q":
        this.#state = this.#saved.pop() ?? FIRST_STATE;
        break;
      case "cm":
        this.#state = { ...state, matrix: times(matrixOf(operands), state.matrix) };
        break;
      case "BT":
        this.#place(UNIT);
        break;
      case "Tf":
        this.#state = { ...state, size: number(1) };
        break;
      case "TL":
        this.#state = { ...state, leading: number(1) };
        break;
      case "Tm":
        this.#place(matrixOf(operands));
        break;
      case "Td":
        this.#move(number(2), number(1));
        break;
      case "TD":
        this.#state = { ...state, leading: -number(1) };
        this.#move(number(2), number(1));
        break;
      case "T*":
        this.#move(0, -state.leading);
        break;
      case "Tj":
      case "TJ":
        this.#show(shownText(operands.at(-1)));
        break;
      case "'":
      case '"':
        this.#move(0, -state.leading);
        this.#show(shownText(operands.at(-1)));
        break;
    }
  }

  /** The next text begins a line at a place. */
  #place(line: Matrix): void {
    this.#line = line;
    this.#open = undefined;
  }

  #move(x: number, y: number): void {
    this.#place(times([1, 0, 0, 1, x, y], this.#line));
  }

  #show(text: string): void {
    if (this.#open !== undefined) {
      this.#open.text += text;
      return;
    }
    this.budget.text();
    const { matrix, size } = this.#state;
    const [, , , scale, x, y] = times(this.#line, matrix);
    this.#open = { text, x, y, size: Math.abs(size * scale) };
    this.runs.push(this.#open);
  }
}

function matrixOf(operands: Operand[]): Matrix {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = operands.slice(-6).map(Number);
  return [a, b, c, d, e, f];
}

/** The text of a string, or of a list of strings and the distances between them. */
function shownText(operand: Operand | undefined): string {
  if (operand instanceof Text) return operand.text;
  if (!Array.isArray(operand)) return "";
  return operand.map((item) => (item instanceof Text ? item.text : Number(item) < -200 ? " " : "")).join("");
}
