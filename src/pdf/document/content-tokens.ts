import { latin1Text } from "./bytes.js";
import { BeyondBounds, type ReadBudget } from "./read-budget.js";

/** A string of a content stream, as codes of one byte. */
export class Text {
  constructor(
    readonly text: string,
    readonly hexadecimal = false,
  ) {}
}
/** An operator of a content stream. Names and numbers before it are its operands. */
class Operator {
  constructor(readonly name: string) {}
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
  let operands: Operand[] = [];
  for (const token of contentTokens(bytes, budget)) {
    if (token instanceof Operator) {
      yield [token.name, operands];
      operands = [];
    } else if (operands.push(token) > MOST_OPERANDS) throw new BeyondBounds();
  }
}

/** Tokens of a content stream: numbers, names and other words as they are, strings, lists and operators. */
function* contentTokens(bytes: Uint8Array, budget: ReadBudget): Generator<Operand | Operator> {
  let at = 0;
  const lists: Operand[][] = [];
  const give = function* (operand: Operand) {
    const list = lists.at(-1);
    if (list === undefined) yield operand;
    else list.push(operand);
  };
  while (at < bytes.length) {
    const code = bytes[at] ?? 0;
    if (code <= 0x20) {
      at++;
      continue;
    }
    budget.token();
    if (code === 0x25) {
      while (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at++;
    } else if (code === 0x28) {
      const [text, next] = literalText(bytes, at + 1);
      at = next;
      yield* give(new Text(text));
    } else if (code === 0x3c && bytes[at + 1] !== 0x3c) {
      const end = bytes.indexOf(0x3e, at);
      const digits = latin1Text(bytes, at + 1, end < 0 ? bytes.length : end).replace(/\s/g, "");
      at = end < 0 ? bytes.length : end + 1;
      yield* give(new Text(hexadecimalText(digits), true));
    } else if (code === 0x3c || code === 0x3e) at += 2;
    else if (code === 0x5b) {
      if (lists.push([]) > DEEPEST_LIST) throw new BeyondBounds();
      at++;
    } else if (code === 0x5d) {
      at++;
      const list = lists.pop();
      if (list !== undefined) yield* give(list);
    } else if (code === 0x2f) {
      const end = endOfWord(bytes, at + 1);
      yield* give(latin1Text(bytes, at, end));
      at = end;
    } else if (code === 0x7b || code === 0x7d || code === 0x29) at++;
    else {
      const end = Math.max(endOfWord(bytes, at), at + 1);
      const word = latin1Text(bytes, at, end);
      at = end;
      if (/^[-+.\d]/.test(word)) yield* give(Number(word));
      else yield new Operator(word);
    }
  }
}

function hexadecimalText(digits: string): string {
  const even = digits.length % 2 === 0 ? digits : `${digits}0`;
  return even.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16) || 0));
}

const DELIMITERS = new Set([..."()<>[]{}/%"].map((char) => char.charCodeAt(0)));

function endOfWord(bytes: Uint8Array, from: number): number {
  let at = from;
  for (let code = bytes[at] ?? 0; code > 0x20 && !DELIMITERS.has(code); code = bytes[++at] ?? 0);
  return at;
}

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
    } else if (code === 0x28) depth++;
    else if (code === 0x29 && --depth === 0) break;
  }
  const text = latin1Text(bytes, from, at);
  return [isEscaped ? text.replace(/\\([0-7]{1,3}|\r\n|[\s\S]|$)/g, unescaped) : text, at + 1];
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function unescaped(_: string, sign: string): string {
  if (/^[0-7]/.test(sign)) return String.fromCharCode(Number.parseInt(sign, 8) & 0xff);
  return /^[\r\n]/.test(sign) ? "" : (ESCAPES[sign] ?? sign);
}
