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
    const code = bytes[at] ?? 0;
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

function charAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(bytes[at] ?? 0);
}

function wordAt(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
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
  const escapes: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
  let text = "";
  let depth = 1;
  let at = from;
  for (; at < bytes.length; at++) {
    let char = charAt(bytes, at);
    if (char === "\\") {
      char = charAt(bytes, ++at);
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
