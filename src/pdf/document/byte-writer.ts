/** Bytes being written into one buffer that grows. */
export class ByteWriter {
  bytes: Uint8Array;
  length = 0;

  /** @param room for how many bytes there is room at first */
  constructor(room: number) {
    this.bytes = new Uint8Array(room);
  }

  reset(): void {
    this.length = 0;
  }

  /** Makes room for some more bytes. The methods below that say so rely on it. */
  reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const larger = new Uint8Array((this.length + count) * 2);
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }

  /** Appends bytes. */
  copy(part: Uint8Array): void {
    this.reserve(part.length);
    this.bytes.set(part, this.length);
    this.length += part.length;
  }

  /** Appends Latin-1 text. */
  text(text: string): void {
    this.reserve(text.length);
    const { bytes } = this;
    let at = this.length;
    for (let index = 0; index < text.length; index++) bytes[at++] = text.charCodeAt(index);
    this.length = at;
  }

  /** Appends a whole number from 0. */
  integer(value: number): void {
    this.reserve(16);
    let digits = 1;
    for (let limit = 10; limit <= value; limit *= 10) digits++;
    let rest = value;
    for (let at = this.length + digits - 1; at >= this.length; at--) {
      const next = (rest / 10) | 0;
      this.bytes[at] = 48 + rest - next * 10;
      rest = next;
    }
    this.length += digits;
  }

  /** Appends a number with at most two decimals. */
  decimal(value: number): void {
    const rounded = Math.round(value * 100);
    if (rounded < 0) this.text("-");
    const hundredths = Math.abs(rounded);
    const whole = (hundredths / 100) | 0;
    this.integer(whole);
    const part = hundredths - whole * 100;
    if (part === 0) return;
    this.bytes[this.length++] = 0x2e;
    this.bytes[this.length++] = 48 + ((part / 10) | 0);
    if (part % 10 !== 0) this.bytes[this.length++] = 48 + (part % 10);
  }

  /** The bytes so far, as a copy of their own. */
  take(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
}
