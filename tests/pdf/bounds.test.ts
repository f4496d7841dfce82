import { deflateRawSync } from "node:zlib";
import { PDFContext, PDFDocument, PDFName, PDFRawStream } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { BeyondBounds, boundedPages, isWithinBounds, unpacked } from "../../src/pdf/document/bounds.js";

const context = PDFContext.create();

function stream(filters: string[], contents: Uint8Array): PDFRawStream {
  return PDFRawStream.of(context.obj({ Filter: filters.map((name) => PDFName.of(name)) }), contents);
}

/** Zlib data that is one deflate block of many copies of one byte: 258 bytes from 2 bits. */
function oneBlock(copies: number): Uint8Array {
  // Fixed codes: literal 0, then matches of length 258 (code 285, 8 bits) at distance 1 (5 bits), then the end.
  const bits: number[] = [1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0];
  for (let copy = 0; copy < copies; copy++) bits.push(1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0);
  bits.push(0, 0, 0, 0, 0, 0, 0);
  const bytes = new Uint8Array(Math.ceil(bits.length / 8));
  for (const [at, bit] of bits.entries()) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (bit << (at & 7));
  return Uint8Array.from([0x78, 0x9c, ...bytes]);
}

function zlib(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from([0x78, 0x9c, ...deflateRawSync(bytes)]);
}

describe("a stream", () => {
  it.each([0, 1, 65_535, 65_536, 65_537, 300_000])("of %i bytes is unpacked whole", (length) => {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 7919) >> 3);
    expect(Buffer.compare(unpacked(stream(["FlateDecode"], zlib(bytes))), bytes)).toBe(0);
    expect(Buffer.compare(unpacked(PDFRawStream.of(context.obj({}), bytes)), bytes)).toBe(0);
  });

  it("of one block is unpacked up to the bound, and refused beyond it", () => {
    expect(unpacked(stream(["FlateDecode"], oneBlock(1000)))).toHaveLength(258_001);
    expect(() => unpacked(stream(["FlateDecode"], oneBlock(200_000)))).toThrow(BeyondBounds);
  });

  it("that is packed twice is refused", () => {
    const twice = stream(["FlateDecode", "FlateDecode"], zlib(zlib(new Uint8Array(10))));
    expect(() => unpacked(twice)).toThrow(BeyondBounds);
    const inner = stream(["RunLengthDecode", "ASCII85Decode"], new Uint8Array(10));
    expect(() => unpacked(inner)).toThrow(BeyondBounds);
  });
});

describe("a file", () => {
  const latin1 = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
  const objects = (head: string, body: Uint8Array) =>
    Uint8Array.from([
      ...latin1(`%PDF-1.7\n1 0 obj\n<< ${head} >>\nstream\n`),
      ...body,
      ...latin1("\nendstream\nendobj\n"),
    ]);

  it("as programs write it is within bounds", async () => {
    const doc = await PDFDocument.create();
    for (let page = 0; page < 40; page++) doc.addPage();
    expect(isWithinBounds(await doc.save())).toBe(true);
    expect(isWithinBounds(await doc.save({ useObjectStreams: false }))).toBe(true);
  });

  it.each([
    ["unpacks to too much", objects("/Type /ObjStm /N 3 /First 9 /Filter /FlateDecode", oneBlock(100_000))],
    ["hides its kind", objects("/Type /Obj#53tm /N 3 /First 9 /Filter /FlateDecode", oneBlock(100_000))],
    ["has too many objects", objects("/Type /ObjStm /N 9999999 /First 9", new Uint8Array(1000))],
    [
      "is packed in another way",
      objects("/Type /ObjStm /N 3 /First 9 /Filter /LZWDecode", new Uint8Array(10)),
    ],
  ])("whose list of objects %s is not", (_, bytes) => {
    expect(isWithinBounds(bytes)).toBe(false);
  });

  it("with a number as long as the file is not, but with a long string of digits it is", () => {
    expect(isWithinBounds(latin1(`%PDF-1.7\n${"1".repeat(100_000)}`))).toBe(false);
    expect(isWithinBounds(latin1(`%PDF-1.7\n1 0 obj\n<${"0".repeat(100_000)}>\nendobj`))).toBe(true);
  });
});

describe("the pages of a document", () => {
  it("are found in their order, one more than asked for at most", async () => {
    const doc = await PDFDocument.create();
    for (let page = 0; page < 9; page++) doc.addPage([100 + page, 100]);
    await doc.flush();
    expect(boundedPages(doc, 20)).toEqual(doc.getPages().map(({ node }) => node));
    expect(boundedPages(doc, 4)).toHaveLength(5);
  });

  it("are refused when the tree is no tree", async () => {
    const doc = await PDFDocument.create();
    doc.addPage();
    const kids = doc.catalog.Pages().Kids();
    kids.push(kids.get(0));
    expect(() => boundedPages(doc, 20)).toThrow(BeyondBounds);
  });
});
