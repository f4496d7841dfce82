import { deflateSync } from "node:zlib";

/**
 * A TrueType file as WOFF 1.0 (W3C Recommendation, 2012): the same tables, each deflated. Browsers show it as it is,
 * and the page unpacks it again where a PDF needs the font.
 */
export function toWoff(ttf: Uint8Array): Uint8Array {
  const input = new DataView(ttf.buffer, ttf.byteOffset, ttf.byteLength);
  const count = input.getUint16(4);
  const tables = Array.from({ length: count }, (_, index) => {
    const at = 12 + index * 16;
    const [offset, length] = [input.getUint32(at + 8), input.getUint32(at + 12)];
    const original = ttf.subarray(offset, offset + length);
    const packed = deflateSync(original, { level: 9 });
    const data = packed.length < length ? packed : original;
    return { tag: input.getUint32(at), checksum: input.getUint32(at + 4), length, data };
  });
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
    [tag, offset, data.length, length, checksum].forEach((value, at) => {
      out.setUint32(entry + at * 4, value);
    });
    bytes.set(data, offset);
    offset += padded(data.length);
  });
  return bytes;
}
