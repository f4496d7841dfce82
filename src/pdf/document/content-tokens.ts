import { latin1Text } from "./bytes.js";
import { BeyondBounds, type ReadBudget } from "./read-budget.js";

/** A string of a content stream, as codes of one byte. */
export class Text {
  constructor(
    readonly text: string,
    readonly hexadecimal = false,
  ) {}
}
export type Operand = number | string | Text | Operand[];

/** An operator, and what stands before it. */
export type Operation = readonly [name: string, operands: Operand[]];

/** No operator has more operands: the largest are lists of a font's characters. */
const MOST_OPERANDS = 200_000;

/** Lists are not deeper in one another. */
const DEEPEST_LIST = 64;

/** The operators of a content stream with their operands, within the budget of its file. */
export function* contentOperations(bytes: Uint8Array, budget: ReadBudget): Generator<Operation> {
  const reader = new ContentReader(bytes, budget);
  for (let next = reader.next(); next !== undefined; next = reader.next()) yield next;
}

/** Takes a content stream apart: numbers, names and other words as they are, strings, lists and operators. */
class ContentReader {
  readonly #bytes: Uint8Array;
  readonly #budget: ReadBudget;
  #at = 0;
  /** The lists that are open, the innermost last. They go on behind an operator, which a damaged list may hold. */
  readonly #lists: Operand[][] = [];

  constructor(bytes: Uint8Array, budget: ReadBudget) {
    this.#bytes = bytes;
    this.#budget = budget;
  }

  /** The next operator with what stands before it; undefined at the end. */
  next(): Operation | undefined {
    const bytes = this.#bytes;
    const operands: Operand[] = [];
    while (this.#at < bytes.length) {
      const code = bytes[this.#at] ?? 0;
      if (code <= 0x20) {
        this.#at++;
        continue;
      }
      this.#budget.token();
      if (KINDS[code] === REGULAR) {
        const end = endOfWord(bytes, this.#at);
        const start = this.#at;
        this.#at = end;
        if (!isNumeric(code)) return [latin1Text(bytes, start, end), operands];
        this.#give(numberAt(bytes, start, end), operands);
      } else this.#delimited(code, operands);
    }
    return undefined;
  }

  /** Reads what begins with a delimiter. */
  #delimited(code: number, operands: Operand[]): void {
    const bytes = this.#bytes;
    const at = this.#at;
    if (code === PERCENT) {
      while (this.#at < bytes.length && bytes[this.#at] !== 0x0a && bytes[this.#at] !== 0x0d) this.#at++;
    } else if (code === OPEN_ROUND) {
      const [text, next] = literalText(bytes, at + 1);
      this.#at = next;
      this.#give(new Text(text), operands);
    } else if (code === LESS && bytes[at + 1] !== LESS) {
      const next = bytes.indexOf(GREATER, at);
      const end = next < 0 ? bytes.length : next;
      if (end - at > 2 * LONGEST_STRING) throw new BeyondBounds();
      this.#at = end + 1;
      this.#give(new Text(hexadecimalText(bytes, at + 1, end), true), operands);
    } else if (code === LESS || code === GREATER) this.#at = at + 2;
    else {
      this.#at = at + 1;
      if (code === SLASH) {
        this.#at = endOfWord(bytes, at + 1);
        this.#give(latin1Text(bytes, at, this.#at), operands);
      } else if (code === OPEN_SQUARE && this.#lists.push([]) > DEEPEST_LIST) throw new BeyondBounds();
      else if (code === CLOSE_SQUARE) {
        const list = this.#lists.pop();
        if (list !== undefined) this.#give(list, operands);
      }
    }
  }

  #give(operand: Operand, operands: Operand[]): void {
    const list = this.#lists.at(-1) ?? operands;
    if (list.push(operand) > MOST_OPERANDS) throw new BeyondBounds();
  }
}

/** Bytes by their hexadecimal digits: blanks are passed over, what else is no digit is a zero, and so is one that is missing. */
function hexadecimalText(bytes: Uint8Array, from: number, to: number): string {
  const codes = new Uint8Array((to - from + 1) >> 1);
  let digits = 0;
  for (let at = from; at < to; at++) {
    const digit = DIGITS[bytes[at] ?? 0] ?? BLANK;
    if (digit === BLANK) continue;
    const index = digits >> 1;
    codes[index] = (codes[index] ?? 0) | (digits % 2 === 0 ? digit << 4 : digit);
    digits++;
  }
  return latin1Text(codes, 0, (digits + 1) >> 1);
}

const BLANK = 255;
const DIGITS = new Uint8Array(256).fill(BLANK, 0, 0x21);
for (const [value, digit] of [..."0123456789abcdef"].entries()) {
  DIGITS[digit.charCodeAt(0)] = value;
  DIGITS[digit.toUpperCase().charCodeAt(0)] = value;
}

const PERCENT = 0x25;
const OPEN_ROUND = 0x28;
const CLOSE_ROUND = 0x29;
const SLASH = 0x2f;
const LESS = 0x3c;
const GREATER = 0x3e;
const OPEN_SQUARE = 0x5b;
const CLOSE_SQUARE = 0x5d;

/** Which bytes end a word (ISO 32000-1, 7.2.2). */
const REGULAR = 1;
const KINDS = new Uint8Array(256).fill(REGULAR, 0x21);
for (const delimiter of "()<>[]{}/%") KINDS[delimiter.charCodeAt(0)] = 0;

/** Whether a byte neither ends a word nor is a blank. */
export function isRegular(code: number): boolean {
  return KINDS[code] === REGULAR;
}

function endOfWord(bytes: Uint8Array, from: number): number {
  let at = from;
  while (KINDS[bytes[at] ?? 0] === REGULAR) at++;
  return at;
}

/** Whether a word that begins so is a number. */
function isNumeric(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2b || code === 0x2d || code === 0x2e;
}

/** A number as it is written; NaN when it is none. */
function numberAt(bytes: Uint8Array, from: number, to: number): number {
  // With up to fifteen digits the whole and the power of ten are exact, and so is their quotient as far as it can be.
  if (to - from > 15) return Number(latin1Text(bytes, from, to));
  const sign = bytes[from];
  const start = sign === 0x2d || sign === 0x2b ? from + 1 : from;
  let whole = 0;
  let digits = 0;
  let point = -1;
  for (let at = start; at < to; at++) {
    const code = bytes[at] ?? 0;
    if (code >= 0x30 && code <= 0x39) {
      whole = whole * 10 + code - 0x30;
      digits++;
    } else if (code === 0x2e && point < 0) point = at;
    else return Number(latin1Text(bytes, from, to));
  }
  if (digits === 0) return Number.NaN;
  const value = point < 0 ? whole : whole / 10 ** (to - 1 - point);
  return sign === 0x2d ? -value : value;
}

/** No string of a content stream is longer (ISO 32000-1, annex C, has half of it). */
const LONGEST_STRING = 1 << 16;

/** A literal string (ISO 32000-1, 7.3.4.2) from behind its parenthesis, and where it ends. */
function literalText(bytes: Uint8Array, from: number): [text: string, next: number] {
  let depth = 1;
  let isEscaped = false;
  let at = from;
  for (; at < bytes.length; at++) {
    const code = bytes[at];
    if (code === 0x5c) {
      isEscaped = true;
      at++;
    } else if (code === OPEN_ROUND) depth++;
    else if (code === CLOSE_ROUND && --depth === 0) break;
    if (at - from > LONGEST_STRING) throw new BeyondBounds();
  }
  const text = latin1Text(bytes, from, at);
  return [isEscaped ? text.replace(/\\([0-7]{1,3}|\r\n|[\s\S]|$)/g, unescaped) : text, at + 1];
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function unescaped(_: string, sign: string): string {
  if (/^[0-7]/.test(sign)) return String.fromCharCode(Number.parseInt(sign, 8) & 0xff);
  return /^[\r\n]/.test(sign) ? "" : (ESCAPES[sign] ?? sign);
}
