import { type Bound, ENTRY } from "./bind.js";
import { ByteWriter } from "./byte-writer.js";

/** Where offsets take three bytes, a file ends before this. */
const LARGEST_FILE = 0xffffff;

/** A PDF being written into one buffer: its bytes, and where each of its objects begins. */
export class PdfWriter extends ByteWriter {
  /** By the number of the object; 0 for one that does not begin at a place of its own. */
  #offsets = new Int32Array(1 << 10);

  override reset(): void {
    super.reset();
    this.#offsets.fill(0);
  }

  /** The object with a number begins here, or at a place given. */
  begin(number: number, offset = this.length): void {
    if (number >= this.#offsets.length) {
      const larger = new Int32Array(number * 2);
      larger.set(this.#offsets);
      this.#offsets = larger;
    }
    this.#offsets[number] = offset;
  }

  /**
   * Writes the cross-reference stream, which is the last object of the file, and the trailer. What was never begun,
   * and is in no object stream, is a free entry.
   *
   * Throws a RangeError when the file would have 16 MB or more.
   *
   * @param number of the stream
   * @param bodies whose object streams hold further objects
   * @param id the file's /ID
   */
  finish(number: number, bodies: readonly Bound[], id: string): void {
    const table = this.length;
    const size = number + 1;
    if (table + size * ENTRY > LARGEST_FILE) throw new RangeError("the file would be larger than 16 MB");
    this.begin(number);
    this.integer(number);
    this.text(" 0 obj\n<</Type/XRef/Size ");
    this.integer(size);
    this.text(`/W[1 3 1]/Root 1 0 R/Info 3 0 R/ID[${id}]/Length `);
    this.integer(size * ENTRY);
    this.text(">>\nstream\n");
    this.#table(size, bodies);
    this.text("\nendstream\nendobj\nstartxref\n");
    this.integer(table);
    this.text("\n%%EOF\n");
  }

  #table(size: number, bodies: readonly Bound[]): void {
    this.reserve(size * ENTRY);
    const { bytes, length: start } = this;
    const offsets = this.#offsets;
    bytes.fill(0, start, start + size * ENTRY);
    bytes[start + 4] = 0xff; // the head of the list of free entries
    for (const { base, entries } of bodies) bytes.set(entries, start + base * ENTRY);
    for (let number = 1, at = start + ENTRY; number < size; number++, at += ENTRY) {
      const offset = offsets[number] ?? 0;
      if (offset === 0) continue;
      bytes[at] = 1;
      bytes[at + 1] = offset >> 16;
      bytes[at + 2] = offset >> 8;
      bytes[at + 3] = offset;
    }
    this.length = start + size * ENTRY;
  }
}
