import { constants, deflateRawSync, deflateSync } from "node:zlib";

/** What a hostile PDF is put together from: text is Latin-1. */
export type Part = string | Uint8Array;

export function bytesOf(...parts: readonly Part[]): Buffer {
  return Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : part)));
}

/** Objects of a PDF, numbered from 1: the first is the catalog. */
export function pdf(objects: readonly Part[], trailer = ""): Buffer {
  const bodies = objects.map((body, index) => bytesOf(`${index + 1} 0 obj\n`, body, "\nendobj\n"));
  const end = `trailer << /Root 1 0 R /Size ${objects.length + 1} ${trailer} >>\nstartxref\n0\n%%EOF\n`;
  return Buffer.concat([bytesOf("%PDF-1.7\n"), ...bodies, bytesOf(end)]);
}

export function stream(contents: Part, entries = ""): Buffer {
  const body = bytesOf(contents);
  return bytesOf(`<< ${entries} /Length ${body.length} >>\nstream\n`, body, "\nendstream");
}

/** A stream whose dictionary says which filters were put over its content, the outermost first. */
export function packed(contents: Uint8Array, filters: string, entries = ""): Buffer {
  return stream(contents, `/Filter ${filters} ${entries}`);
}

/** Zlib data of a text that is repeated: many times larger than itself when it is unpacked. */
export function flate(text: string, megabytes: number): Buffer {
  // Where the whole is read, its checksum is right.
  if (megabytes < 16) return deflateSync(Buffer.alloc(megabytes << 20, text, "latin1"));
  const piece = Buffer.alloc(1 << 20, text, "latin1");
  const part = deflateRawSync(piece, { level: 9, finishFlush: constants.Z_SYNC_FLUSH });
  return Buffer.concat([
    Buffer.of(0x78, 0x9c),
    ...Array.from({ length: megabytes }, () => part),
    deflateRawSync(Buffer.alloc(0)),
    Buffer.alloc(4),
  ]);
}

export const zlib = (bytes: Uint8Array) => deflateSync(bytes, { level: 9 });

/** Run lengths (ISO 32000-1, 7.4.5) of one byte. */
export function runLengths(megabytes: number): Buffer {
  return Buffer.concat([Buffer.alloc(megabytes << 14, Buffer.of(129, 0x20)), Buffer.of(128)]);
}

export const CATALOG = "<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R >>";
export const ONE_PAGE = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
export const PAGE =
  "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources 5 0 R >>";

/** One page with this content (object 4), resources (5), form (6) and further objects from 7 on. */
export function page(
  content: Part,
  resources = "<< >>",
  form = "<< /Fields [] >>",
  ...others: Part[]
): Buffer {
  return pdf([CATALOG, ONE_PAGE, PAGE, content, resources, form, ...others]);
}
