import { latin1Text, ReadError } from "./our-file.js";

/** Text as the bytes that `Cursor` compares with. */
export function view(text: string): DataView {
  return new DataView(Uint8Array.from(text, (char) => char.charCodeAt(0)).buffer);
}

function textOf(head: DataView): string {
  return latin1Text(new Uint8Array(head.buffer, head.byteOffset, head.byteLength), 0, head.byteLength);
}

/** Reads bytes one thing after the other. */
export class Cursor {
  readonly bytes: Uint8Array;
  at = 0;
  /** The same bytes, for reading several at a time. */
  readonly #words: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Passes over bytes when they stand here. Eight are compared at a time: most of a form is read this way. */
  skip(head: DataView): boolean {
    const words = this.#words;
    const { at } = this;
    const { byteLength } = head;
    if (at + byteLength > words.byteLength) return false;
    const whole = byteLength & ~7;
    for (let from = 0; from < whole; from += 8) {
      // As numbers, equal bytes are equal but for those that stand for no number.
      if (words.getFloat64(at + from) === head.getFloat64(from)) continue;
      if (words.getUint32(at + from) !== head.getUint32(from)) return false;
      if (words.getUint32(at + from + 4) !== head.getUint32(from + 4)) return false;
    }
    for (let from = whole; from < byteLength; from++) {
      if (words.getUint8(at + from) !== head.getUint8(from)) return false;
    }
    this.at = at + byteLength;
    return true;
  }

  /** Passes over bytes that must stand here. */
  expect(head: DataView): void {
    if (!this.skip(head)) throw new ReadError(`“${textOf(head).trim()}” is missing`);
  }

  /** Passes over the bytes that stand at another place too, when they do. */
  repeat(from: number, to: number): boolean {
    const { bytes, at } = this;
    for (let index = from; index < to; index++) if (bytes[at + index - from] !== bytes[index]) return false;
    this.at = at + to - from;
    return true;
  }

  /** A number from zero up with or without decimals; spaces before it are passed over. */
  number(): number {
    const { bytes } = this;
    while (bytes[this.at] === 0x20) this.at++;
    const start = this.at;
    let value = 0;
    let scale = 0;
    for (; ; this.at++) {
      const code = bytes[this.at] ?? 0;
      if (code === 0x2e && scale === 0) scale = 1;
      else if (code >= 0x30 && code <= 0x39) {
        value = value * 10 + code - 0x30;
        scale *= 10;
      } else break;
    }
    if (this.at === start) throw new ReadError("a number is missing");
    return scale > 1 ? value / scale : value;
  }

  /** A string, literal or hexadecimal, as codes of one byte. */
  string(): string {
    const { bytes } = this;
    let text = "";
    let at = this.at + 1;
    if (bytes[this.at] === 0x28) {
      let code = bytes[at] ?? 0;
      while (code !== 0x29) {
        if (code === 0x5c) code = bytes[++at] ?? 0;
        text += String.fromCharCode(code);
        code = bytes[++at] ?? 0;
        if (at >= bytes.length) throw new ReadError("a string does not end");
      }
    } else {
      for (; bytes[at] !== 0x3e; at += 2) {
        if (at >= bytes.length) throw new ReadError("a string does not end");
        text += String.fromCharCode(hexDigit(bytes[at] ?? 0) * 16 + hexDigit(bytes[at + 1] ?? 0));
      }
    }
    this.at = at + 1;
    return text;
  }
}

function hexDigit(code: number): number {
  return code <= 0x39 ? code - 0x30 : code - 0x37;
}
