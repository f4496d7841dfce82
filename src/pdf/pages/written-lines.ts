import type { Line } from "./flow.js";

/** Lines as they were written, in standard fonts. */
interface Written {
  readonly size: number;
  readonly leading: number;
  readonly bytes: Uint8Array;
}

/** By the lines themselves, which are the same objects whenever the same text is set (`keptFlow`). */
const written = new WeakMap<object, Written>();

/** A line by itself may come in one list or another. */
function keyOf(lines: readonly Line[]): object | undefined {
  return lines.length === 1 ? lines[0] : lines;
}

/** The bytes of lines that were written before in the same way. */
export function writtenBefore(lines: readonly Line[], size: number, leading: number): Uint8Array | undefined {
  const known = written.get(keyOf(lines) ?? lines);
  const same =
    known !== undefined && known.size === size && (known.leading === leading || lines.length === 1);
  return same ? known.bytes : undefined;
}

/** Keeps how lines were written. */
export function keepWritten(lines: readonly Line[], size: number, leading: number, bytes: Uint8Array): void {
  written.set(keyOf(lines) ?? lines, { size, leading, bytes });
}
