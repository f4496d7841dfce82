/** A stretch of text on a page, and where it starts, in points from the lower left corner. */
export interface TextRun {
  text: string;
  x: number;
  y: number;
  /** Size in points. */
  size: number;
}

type Matrix = readonly [number, number, number, number, number, number];
const UNIT: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer` (ISO 32000-1, 8.3.4). */
function times(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner;
  const [A, B, C, D, E, F] = outer;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

/**
 * The texts that a content stream shows, in its order. What is shown without a new position in between is one run.
 * Codes are taken as Latin-1, which is right for the digits and the Latin letters that lines are found by.
 */
export function textRuns(content: Uint8Array): TextRun[] {
  const runs: TextRun[] = [];
  const saved: { matrix: Matrix; leading: number; size: number }[] = [];
  let matrix = UNIT;
  let text = UNIT;
  let line = UNIT;
  let leading = 0;
  let size = 0;
  let open: TextRun | undefined;
  let operands: Operand[] = [];

  const number = (back: number) => Number(operands.at(-back) ?? 0);
  const move = (x: number, y: number) => {
    line = times([1, 0, 0, 1, x, y], line);
    text = line;
    open = undefined;
  };
  const show = (shown: string) => {
    if (open !== undefined) {
      open.text += shown;
      return;
    }
    const [, , , scale, x, y] = times(text, matrix);
    open = { text: shown, x, y, size: Math.abs(size * scale) };
    runs.push(open);
  };
  const strings = (operand: Operand | undefined): string =>
    Array.isArray(operand)
      ? operand.map((item) => (item instanceof Text ? item.text : Number(item) < -200 ? " " : "")).join("")
      : operand instanceof Text
        ? operand.text
        : "";

  for (const token of contentTokens(content)) {
    if (!(token instanceof Operator)) {
      operands.push(token);
      continue;
    }
    switch (token.name) {
      case "q":
        saved.push({ matrix, leading, size });
        break;
      case "Q":
        ({ matrix, leading, size } = saved.pop() ?? { matrix: UNIT, leading: 0, size: 0 });
        break;
      case "cm":
        matrix = times(operands.slice(-6).map(Number) as unknown as Matrix, matrix);
        break;
      case "BT":
        line = UNIT;
        text = UNIT;
        open = undefined;
        break;
      case "Tf":
        size = number(1);
        break;
      case "TL":
        leading = number(1);
        break;
      case "Tm":
        line = operands.slice(-6).map(Number) as unknown as Matrix;
        text = line;
        open = undefined;
        break;
      case "Td":
        move(number(2), number(1));
        break;
      case "TD":
        leading = -number(1);
        move(number(2), number(1));
        break;
      case "T*":
        move(0, -leading);
        break;
      case "Tj":
      case "TJ":
        show(strings(operands.at(-1)));
        break;
      case "'":
      case '"':
        move(0, -leading);
        show(strings(operands.at(-1)));
        break;
    }
    operands = [];
  }
  return runs;
}

/** A string of a content stream, as codes of one byte. */
export class Text {
  constructor(
    readonly text: string,
    readonly hexadecimal = false,
  ) {}
}
/** An operator of a content stream. Names and numbers before it are its operands. */
export class Operator {
  constructor(readonly name: string) {}
}
export type Operand = number | string | Text | Operand[];

/** Tokens of a content stream: numbers, names and other words as they are, strings, lists and operators. */
export function* contentTokens(bytes: Uint8Array): Generator<Operand | Operator> {
  let at = 0;
  const lists: Operand[][] = [];
  const give = function* (operand: Operand) {
    const list = lists.at(-1);
    if (list === undefined) yield operand;
    else list.push(operand);
  };
  while (at < bytes.length) {
    const code = bytes[at] as number;
    if (code <= 0x20) at++;
    else if (code === 0x25) {
      while (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at++;
    } else if (code === 0x28) {
      const [text, next] = literalText(bytes, at + 1);
      at = next;
      yield* give(new Text(text));
    } else if (code === 0x3c && bytes[at + 1] !== 0x3c) {
      const end = bytes.indexOf(0x3e, at);
      const digits = wordAt(bytes, at + 1, end < 0 ? bytes.length : end).replace(/\s/g, "");
      at = end < 0 ? bytes.length : end + 1;
      yield* give(new Text(hexadecimalText(digits), true));
    } else if (code === 0x3c || code === 0x3e) at += 2;
    else if (code === 0x5b) {
      lists.push([]);
      at++;
    } else if (code === 0x5d) {
      at++;
      const list = lists.pop();
      if (list !== undefined) yield* give(list);
    } else if (code === 0x2f) {
      const end = endOfWord(bytes, at + 1);
      yield* give(wordAt(bytes, at, end));
      at = end;
    } else if (code === 0x7b || code === 0x7d || code === 0x29) at++;
    else {
      const end = Math.max(endOfWord(bytes, at), at + 1);
      const word = wordAt(bytes, at, end);
      at = end;
      if (/^[-+.\d]/.test(word)) yield* give(Number(word));
      else yield new Operator(word);
    }
  }
}

function wordAt(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

function hexadecimalText(digits: string): string {
  const even = digits.length % 2 === 0 ? digits : `${digits}0`;
  return even.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16) || 0));
}

function endOfWord(bytes: Uint8Array, from: number): number {
  let at = from;
  while (
    at < bytes.length &&
    (bytes[at] as number) > 0x20 &&
    !"()<>[]{}/%".includes(String.fromCharCode(bytes[at] as number))
  )
    at++;
  return at;
}

/** A literal string (ISO 32000-1, 7.3.4.2) from behind its parenthesis, and where it ends. */
function literalText(bytes: Uint8Array, from: number): [text: string, next: number] {
  const escapes: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
  let text = "";
  let depth = 1;
  let at = from;
  for (; at < bytes.length; at++) {
    let char = String.fromCharCode(bytes[at] as number);
    if (char === "\\") {
      char = String.fromCharCode(bytes[++at] as number);
      const octal = /^[0-7]{1,3}/.exec(wordAt(bytes, at, at + 3))?.[0];
      if (octal !== undefined) {
        text += String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
        at += octal.length - 1;
      } else if (char === "\r") {
        if (bytes[at + 1] === 0x0a) at++;
      } else if (char !== "\n") text += escapes[char] ?? char;
      continue;
    }
    if (char === "(") depth++;
    if (char === ")" && --depth === 0) break;
    text += char;
  }
  return [text, at + 1];
}
