import { ByteWriter } from "../document/byte-writer.js";

/** Writes a content stream. */
export class ContentWriter extends ByteWriter {
  /** Writes an operator behind the number that it takes. */
  operator(value: number, name: string): void {
    this.decimal(value);
    this.text(" ");
    this.text(name);
    this.text("\n");
  }

  /** Writes an operator behind the two numbers that it takes. */
  point(x: number, y: number, name: string): void {
    this.decimal(x);
    this.text(" ");
    this.operator(y, name);
  }
}
