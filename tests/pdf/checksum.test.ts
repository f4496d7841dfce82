import { deflateSync } from "node:zlib";
import { PDFContext, PDFRawStream } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { unpacked } from "../../src/pdf/document/bounds.js";

/** The content of a stream of Flate data, without so many of its last bytes. */
function read(content: readonly number[], without: number): number[] {
  const packed = deflateSync(Uint8Array.from(content));
  const dict = PDFContext.create().obj({ Filter: "FlateDecode" });
  return [...unpacked(PDFRawStream.of(dict, packed.subarray(0, packed.length - without)))];
}

// RFC 1950: the checksum of one byte n is n + 1 twice, so that of 12 ends with a carriage return, and of 9 with a line feed.
describe("a stream whose length stands in another object", () => {
  it.each([
    ["a carriage return", 12],
    ["a line feed", 9],
  ])("is read where its checksum ends with %s, which is taken for the end of a line", (_, byte) => {
    expect(read([byte], 0)).toEqual([byte]);
    expect(read([byte], 1)).toEqual([byte]);
  });

  it("is damaged where another byte of its checksum is missing", () => {
    expect(() => read([65], 1)).toThrow();
    expect(() => read([12], 2)).toThrow();
  });
});
