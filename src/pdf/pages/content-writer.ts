import { ByteWriter } from "../document/byte-writer.js";

/** Writes a content stream. */
export class ContentWriter extends ByteWriter {
  /** Writes a number and what follows it: `out.operator(0.5, " w\n")`. */
  operator(value: number, rest: string): void {
    this.decimal(value);
    this.text(rest);
  }

  /** Writes two numbers and what follows them: `out.point(60, 720, " Td\n")`. */
  point(x: number, y: number, rest: string): void {
    this.decimal(x);
    this.text(" ");
    this.decimal(y);
    this.text(rest);
  }
}
