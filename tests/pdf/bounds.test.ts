import { deflateSync } from "node:zlib";
import { PDFContext, PDFDocument, PDFName, PDFRawStream } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { adler32, boundedPages, DamagedStream, unpacked } from "../../src/pdf/document/bounds.js";
import { openPdf } from "../../src/pdf/document/open-pdf.js";
import { BeyondBounds } from "../../src/pdf/document/read-budget.js";

function stream(filters: string[], contents: Uint8Array): PDFRawStream {
  // Each has a budget of its own.
  const context = PDFContext.create();
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
  const sum = copies > 10_000 ? 0 : adler32(new Uint8Array(1 + 258 * copies));
  return Uint8Array.from([0x78, 0x9c, ...bytes, sum >>> 24, sum >>> 16, sum >>> 8, sum]);
}

function zlib(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(deflateSync(bytes));
}

describe("a stream", () => {
  it.each([0, 1, 65_535, 65_536, 65_537, 300_000])("of %i bytes is unpacked whole", (length) => {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 7919) >> 3);
    expect(Buffer.compare(unpacked(stream(["FlateDecode"], zlib(bytes))), bytes)).toBe(0);
    expect(Buffer.compare(unpacked(stream([], bytes)), bytes)).toBe(0);
  });

  it("of one block is unpacked up to the bound, and refused beyond it", () => {
    expect(unpacked(stream(["FlateDecode"], oneBlock(1000)))).toHaveLength(258_001);
    expect(() => unpacked(stream(["FlateDecode"], oneBlock(200_000)))).toThrow(BeyondBounds);
  });

  it("that is packed twice is unpacked, each time up to the bound", () => {
    const twice = ["FlateDecode", "FlateDecode"];
    expect(unpacked(stream(twice, zlib(zlib(new Uint8Array(10)))))).toHaveLength(10);
    expect(() => unpacked(stream(twice, zlib(oneBlock(200_000))))).toThrow(BeyondBounds);
    expect(() => unpacked(stream(["RunLengthDecode", "FlateDecode"], new Uint8Array(9)))).toThrow();
    expect(() => unpacked(stream(Array(9).fill("ASCIIHexDecode"), new Uint8Array(10)))).toThrow(BeyondBounds);
  });
});

describe("a file", () => {
  const latin1 = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
  const objects = (head: string, body: Uint8Array) =>
    Buffer.concat([
      latin1(`%PDF-1.7\n1 0 obj\n<< ${head} >>\nstream\n`),
      body,
      latin1("\nendstream\nendobj\n2 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 2 0 R >>\n"),
    ]);

  it("as programs write it is read", async () => {
    const doc = await PDFDocument.create();
    for (let page = 0; page < 40; page++) doc.addPage();
    for (const useObjectStreams of [true, false]) {
      const read = await openPdf(await doc.save({ useObjectStreams }));
      expect(read.getPageCount()).toBe(40);
    }
  });

  it.each([
    ["unpacks to too much", objects("/Type /ObjStm /N 3 /First 9 /Filter /FlateDecode", oneBlock(100_000))],
    ["hides its kind", objects("/Type /Obj#53tm /N 3 /First 9 /Filter /FlateDecode", oneBlock(100_000))],
    ["has too many objects", objects("/Type /ObjStm /N 9999999 /First 0", latin1("1 0 ".repeat(900_000)))],
  ])("whose list of objects %s is not", async (_, bytes) => {
    await expect(openPdf(bytes)).rejects.toThrow(BeyondBounds);
  });

  it("with a number as long as the file is not, but with a long string of digits it is", async () => {
    const digits = (text: string) => latin1(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog /A ${text} >>\nendobj\n`);
    await expect(openPdf(digits("1".repeat(100_000)))).rejects.toThrow();
    expect(await openPdf(digits(`<${"0".repeat(100_000)}>`))).toBeInstanceOf(PDFDocument);
  });

  it("whose stream does not have the checksum of its content is damaged", () => {
    const bytes = zlib(latin1("BT (6,500) Tj ET"));
    expect(unpacked(stream(["FlateDecode"], bytes))).toHaveLength(16);
    for (const at of [3, 8, bytes.length - 1]) {
      const flipped = bytes.map((byte, index) => (index === at ? byte ^ 4 : byte));
      expect(() => unpacked(stream(["FlateDecode"], flipped))).toThrow();
    }
    expect(() => unpacked(stream(["FlateDecode"], bytes.slice(0, -2)))).toThrow(DamagedStream);
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
