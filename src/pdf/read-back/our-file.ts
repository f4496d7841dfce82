import { decodePDFRawStream, PDFContext, PDFDict, PDFName, PDFRawStream } from "pdf-lib";

/**
 * A PDF of this program, read from its end: the cross-reference stream, and from it each object where it stands.
 * It shares no code with what writes such files. Anything that is not as it must be throws a ReadError.
 */
export class OurFile {
  readonly bytes: Uint8Array;
  /** Where the entries of the cross-reference begin. */
  readonly #entries: number;
  readonly #size: number;
  readonly #root: number;
  /** The object streams that were opened: their data, and where each of their objects stands in them. */
  readonly #streams = new Map<
    number,
    { data: Uint8Array; places: Map<number, [from: number, to: number]> }
  >();
  /** The objects that were read from them. */
  readonly #packed = new Map<number, Value>();

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    const end = bytes.length;
    const tail = find(bytes, "startxref\n", Math.max(0, end - 32), end);
    const table = integerAt(bytes, tail + 10, end);
    this.#size = integerAt(bytes, find(bytes, "/Size ", table, table + 200) + 6, end);
    this.#root = integerAt(bytes, find(bytes, "/Root ", table, table + 200) + 6, end);
    const length = integerAt(bytes, find(bytes, "/Length ", table, table + 300) + 8, end);
    find(bytes, "/W[1 3 1]", table, table + 200);
    this.#entries = find(bytes, "stream\n", table, table + 400) + 7;
    if (length !== this.#size * 5)
      throw new ReadError("the cross-reference has not the length of its entries");
    find(bytes, "\nendstream", this.#entries + length, this.#entries + length + 10);
    if (this.offset(this.#size - 1) !== table)
      throw new ReadError("the cross-reference does not know its own place");
  }

  /** Number of the catalog. */
  get root(): number {
    return this.#root;
  }

  /** Where the bytes of an object begin, behind `N 0 obj`; -1 when the object is in an object stream or free. */
  offset(number: number): number {
    const { bytes } = this;
    if (number < 0 || number >= this.#size)
      throw new ReadError(`object ${number} is not in the cross-reference`);
    const at = this.#entries + number * 5;
    if (bytes[at] !== 1) return -1;
    return threeBytes(bytes, at + 1);
  }

  /**
   * The number that stands behind a key of an uncompressed object, most often of the object that the key refers to.
   *
   * @param within in how many bytes from the object's beginning the key stands
   */
  numberBehind(number: number, key: string, within: number): number {
    const start = this.content(number);
    return integerAt(
      this.bytes,
      find(this.bytes, key, start, start + within) + key.length,
      this.bytes.length,
    );
  }

  /** Where the content of an uncompressed object begins. */
  content(number: number): number {
    const offset = this.offset(number);
    if (offset < 0) throw new ReadError(`object ${number} is not a plain object`);
    const { bytes } = this;
    let at = offset;
    let found = 0;
    for (let digit = (bytes[at] ?? 0) - 48; digit >= 0 && digit <= 9; digit = (bytes[++at] ?? 0) - 48) {
      found = found * 10 + digit;
    }
    const opens =
      found === number &&
      bytes[at] === 0x20 &&
      bytes[at + 1] === 0x30 &&
      bytes[at + 2] === 0x20 &&
      bytes[at + 3] === 0x6f &&
      bytes[at + 4] === 0x62 &&
      bytes[at + 5] === 0x6a &&
      bytes[at + 6] === 0x0a;
    if (!opens) throw new ReadError(`object ${number} is not where the cross-reference says`);
    return at + 7;
  }

  /** An object as a value: dictionaries are Maps, references are `{ ref }`, streams their dictionaries. */
  object(number: number): Value {
    if (this.offset(number) >= 0) return parse(tokens(this.bytes, this.content(number), this.bytes.length));
    const known = this.#packed.get(number);
    if (known !== undefined) return known;
    const at = this.#entries + number * 5;
    if (this.bytes[at] !== 2) throw new ReadError(`object ${number} is free`);
    const { data, places } = this.#unpack(threeBytes(this.bytes, at + 1));
    const place = places.get(number);
    if (place === undefined) throw new ReadError(`object ${number} is not in its object stream`);
    const value = parse(tokens(data, ...place));
    this.#packed.set(number, value);
    return value;
  }

  /** What a value stands for: the object it refers to, or itself. */
  resolve(value: Value | undefined): Value {
    return isRef(value) ? this.object(value.ref) : (value ?? null);
  }

  /** The dictionary that a value stands for. */
  dict(value: Value | undefined): Map<string, Value> {
    const found = this.resolve(value);
    if (!(found instanceof Map)) throw new ReadError("a dictionary is missing");
    return found;
  }

  /** The list that a value stands for. */
  list(value: Value | undefined): Value[] {
    const found = this.resolve(value);
    if (!Array.isArray(found)) throw new ReadError("a list is missing");
    return found;
  }

  /** The decoded data of a stream. */
  stream(number: number): Uint8Array {
    const dict = this.dict({ ref: number });
    const start = find(this.bytes, "stream\n", this.content(number), this.bytes.length) + 7;
    const length = dict.get("Length");
    if (typeof length !== "number") throw new ReadError(`stream ${number} has no length`);
    find(this.bytes, "\nendstream", start + length, start + length + 10);
    const raw = this.bytes.subarray(start, start + length);
    if (dict.get("Filter") === undefined) return raw;
    const header = PDFDict.withContext(PDFContext.create());
    header.set(PDFName.of("Filter"), PDFName.of("FlateDecode"));
    return decodePDFRawStream(PDFRawStream.of(header, raw)).decode();
  }

  #unpack(container: number): { data: Uint8Array; places: Map<number, [from: number, to: number]> } {
    const known = this.#streams.get(container);
    if (known !== undefined) return known;
    const dict = this.dict({ ref: container });
    const data = this.stream(container);
    const first = dict.get("First");
    if (typeof first !== "number") throw new ReadError("an object stream has no table");
    const table = [...tokens(data, 0, first)].map(Number);
    const places = new Map<number, [from: number, to: number]>();
    for (let index = 0; index + 1 < table.length; index += 2) {
      const [number = 0, offset = 0, , next] = table.slice(index, index + 4);
      places.set(number, [first + offset, next === undefined ? data.length : first + next]);
    }
    const unpacked = { data, places };
    this.#streams.set(container, unpacked);
    return unpacked;
  }
}

/** A file is not what this program writes. */
export class ReadError extends Error {}

export type Value = string | number | boolean | null | Value[] | Map<string, Value> | { ref: number };

/** A token: a number, or text that begins with what it is: `/` name, `(` string, or a delimiter or keyword. */
type Token = string | number;

export function isRef(value: Value | undefined): value is { ref: number } {
  return typeof value === "object" && value !== null && "ref" in value;
}

/** Where a text stands in the bytes between `from` and `to`. */
export function find(bytes: Uint8Array, text: string, from: number, to: number): number {
  const first = text.charCodeAt(0);
  const last = Math.min(to, bytes.length - text.length);
  for (let at = from; at <= last; at++) {
    if (bytes[at] !== first) continue;
    let index = 1;
    while (index < text.length && bytes[at + index] === text.charCodeAt(index)) index++;
    if (index === text.length) return at;
  }
  throw new ReadError(`“${text.trim()}” is missing`);
}

/** A number of three bytes, the highest first. */
function threeBytes(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
}

/** The whole number at a place. */
export function integerAt(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  let at = from;
  while (at < to && bytes[at] === 0x20) at++;
  const start = at;
  for (; at < to; at++) {
    const digit = (bytes[at] ?? 0) - 48;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  if (at === start) throw new ReadError("a number is missing");
  return value;
}

const WHITE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITERS = new Set([..."()<>[]{}/%"].map((char) => char.charCodeAt(0)));

function isRegular(code: number): boolean {
  return !WHITE.has(code) && !DELIMITERS.has(code);
}

/** The tokens of an object, up to `endobj` or `stream`. */
function* tokens(bytes: Uint8Array, from: number, to: number): Generator<Token> {
  let at = from;
  while (at < to) {
    const code = bytes[at] ?? 0;
    if (WHITE.has(code)) {
      at++;
    } else if (code === 0x28) {
      const [text, next] = literal(bytes, at);
      yield `(${text}`;
      at = next;
    } else if (code === 0x3c && bytes[at + 1] !== 0x3c) {
      const [text, next] = hexadecimal(bytes, at);
      yield `(${text}`;
      at = next;
    } else if (code === 0x3c || code === 0x3e) {
      yield code === 0x3c ? "<<" : ">>";
      at += 2;
    } else if (code === 0x5b || code === 0x5d) {
      yield String.fromCharCode(code);
      at++;
    } else {
      let end = at + 1;
      while (end < to && isRegular(bytes[end] ?? 0)) end++;
      const word = latin1Text(bytes, at, end);
      if (word === "endobj" || word === "stream") return;
      yield /^[+-.\d]/.test(word) && word !== "-" ? Number(word) : word;
      at = end;
    }
  }
}

function parse(stream: Iterator<Token>): Value {
  const outer: Value[][] = [];
  let top: Value[] = [];
  for (let next = stream.next(); !next.done; next = stream.next()) {
    const token = next.value;
    if (token === "<<" || token === "[") {
      outer.push(top);
      top = [];
    } else if (token === "]" || token === ">>") {
      const items = top;
      top = outer.pop() ?? [];
      top.push(token === "]" ? items : dictionary(items));
    } else if (token === "R") top.push({ ref: Number(top.splice(-2)[0]) });
    else if (token === "true" || token === "false") top.push(token === "true");
    else if (token === "null") top.push(null);
    else top.push(typeof token === "string" ? token.slice(1) : token);
  }
  return top[0] ?? null;
}

function dictionary(items: Value[]): Map<string, Value> {
  const entries = new Map<string, Value>();
  for (let index = 0; index + 1 < items.length; index += 2)
    entries.set(String(items[index]), items[index + 1] ?? null);
  return entries;
}

export function latin1Text(bytes: Uint8Array, from: number, to: number): string {
  let text = "";
  for (let at = from; at < to; at++) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
}

/** Escapes that do not stand for their own character; an escaped end of line stands for nothing. */
const ESCAPES = new Map<number, string>([
  [0x6e, "\n"],
  [0x72, "\r"],
  [0x74, "\t"],
  [0x62, "\b"],
  [0x66, "\f"],
  [0x0a, ""],
  [0x0d, ""],
]);

/** A literal string as Latin-1 codes, and where it ends. */
function literal(bytes: Uint8Array, from: number): [text: string, next: number] {
  let text = "";
  let depth = 1;
  for (let at = from + 1; at < bytes.length; at++) {
    const code = bytes[at] ?? 0;
    if (code === 0x5c) {
      const escaped = bytes[++at] ?? 0;
      const octal = /^[0-7]{1,3}/.exec(latin1Text(bytes, at, at + 3))?.[0];
      if (octal !== undefined) {
        text += String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
        at += octal.length - 1;
      } else text += ESCAPES.get(escaped) ?? String.fromCharCode(escaped);
      continue;
    }
    if (code === 0x28) depth++;
    else if (code === 0x29 && --depth === 0) return [text, at + 1];
    text += String.fromCharCode(code);
  }
  throw new ReadError("a string does not end");
}

/** A hexadecimal string as codes of one byte, and where it ends. */
function hexadecimal(bytes: Uint8Array, from: number): [text: string, next: number] {
  const end = bytes.indexOf(0x3e, from);
  if (end < 0) throw new ReadError("a string does not end");
  const digits = latin1Text(bytes, from + 1, end);
  let text = "";
  for (let at = 0; at + 1 < digits.length; at += 2)
    text += String.fromCharCode(Number.parseInt(digits.slice(at, at + 2), 16));
  return [text, end + 1];
}
