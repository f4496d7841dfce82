/** A WOFF 1.0 file as the TrueType file it was made of: its tables inflated, in their order. */
export async function woffToTtf(woff: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const input = new DataView(woff.buffer, woff.byteOffset, woff.byteLength);
  const count = input.getUint16(12);
  const tables = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const at = 44 + index * 20;
      const [tag, offset, packed, length, checksum] = [0, 4, 8, 12, 16].map((step) =>
        input.getUint32(at + step),
      ) as [number, number, number, number, number];
      const data = woff.subarray(offset, offset + packed);
      return { tag, checksum, length, data: packed === length ? data : await inflate(data) };
    }),
  );
  const start = 12 + count * 16;
  const padded = (length: number) => (length + 3) & ~3;
  const bytes = new Uint8Array(tables.reduce((sum, { length }) => sum + padded(length), start));
  const out = new DataView(bytes.buffer);
  out.setUint32(0, input.getUint32(4));
  out.setUint16(4, count);
  let offset = start;
  tables.forEach(({ tag, checksum, length, data }, index) => {
    [tag, checksum, offset, length].forEach((value, step) => {
      out.setUint32(12 + index * 16 + step * 4, value);
    });
    bytes.set(data, offset);
    offset += padded(length);
  });
  return bytes;
}

async function inflate(data: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
