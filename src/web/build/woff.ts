import { deflateSync } from "node:zlib";

/**
 * A TrueType file as WOFF 1.0 (W3C Recommendation, 2012): its tables, each deflated, but for those that nothing here uses. Browsers show it as it is,
 * and the page unpacks it again where a PDF needs the font.
 */
export function toWoff(ttf: Uint8Array): Uint8Array {
  const input = new DataView(ttf.buffer, ttf.byteOffset, ttf.byteLength);
  const all = Array.from({ length: input.getUint16(4) }, (_, index) => {
    const at = 12 + index * 16;
    const [offset, length] = [input.getUint32(at + 8), input.getUint32(at + 12)];
    return {
      tag: Buffer.from(ttf.subarray(at, at + 4)).toString("latin1"),
      table: ttf.subarray(offset, offset + length),
    };
  });
  const tables = all
    .filter(({ tag }) => !LEFT_OUT.has(tag))
    .map(({ tag, table }) => {
      const original = tag === "post" ? withoutNames(table) : table;
      const packed = deflateSync(original, { level: 9 });
      const data = packed.length < original.length ? packed : original;
      return { tag, checksum: checksumOf(original), length: original.length, data };
    });
  const count = tables.length;
  const padded = (length: number) => (length + 3) & ~3;
  const start = 44 + count * 20;
  const total = tables.reduce((sum, { data }) => sum + padded(data.length), start);
  const bytes = new Uint8Array(total);
  const out = new DataView(bytes.buffer);
  const whole = tables.reduce((sum, { length }) => sum + padded(length), 12 + count * 16);
  out.setUint32(0, 0x774f4646);
  out.setUint32(4, input.getUint32(0));
  out.setUint32(8, total);
  out.setUint16(12, count);
  out.setUint32(16, whole);
  out.setUint16(20, 1);
  let offset = start;
  tables.forEach(({ tag, checksum, length, data }, index) => {
    const entry = 44 + index * 20;
    bytes.set(Buffer.from(tag, "latin1"), entry);
    [offset, data.length, length, checksum].forEach((value, at) => {
      out.setUint32(entry + 4 + at * 4, value);
    });
    bytes.set(data, offset);
    offset += padded(data.length);
  });
  return bytes;
}

/** Tables that neither the page nor a PDF uses: substitutions of glyphs, variations, rasterizer hints. */
const LEFT_OUT = new Set(["GSUB", "STAT", "gasp"]);

/** The table of glyph names without the names: version 3. */
function withoutNames(post: Uint8Array): Uint8Array {
  const header = Uint8Array.from(post.subarray(0, 32));
  new DataView(header.buffer).setUint32(0, 0x00030000);
  return header;
}

/** The sum of a table's words (OpenType, "Calculating Checksums"). */
function checksumOf(table: Uint8Array): number {
  const words = new Uint8Array((table.length + 3) & ~3);
  words.set(table);
  const view = new DataView(words.buffer);
  let sum = 0;
  for (let at = 0; at < words.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
