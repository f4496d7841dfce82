import type { Line, Written } from "./flow.js";

/** The bytes of lines that were written before in the same way. */
export function writtenBefore(lines: readonly Line[], size: number, leading: number): Uint8Array | null {
  const written = lines[0]?.written ?? null;
  return isSame(written, lines, size, leading) ? (written?.bytes ?? null) : null;
}

/**
 * Keeps how lines were written, from the second time on: they are the same objects whenever the same text is set
 * (`keptFlow`), and what comes once, as most of one client's texts do, is not worth its bytes.
 */
export function keepWritten(
  lines: readonly Line[],
  size: number,
  leading: number,
  bytes: () => Uint8Array,
): void {
  const [first] = lines;
  if (first === undefined) return;
  const isAgain = isSame(first.written, lines, size, leading);
  first.written = { lines, size, leading, bytes: isAgain ? bytes() : null };
}

/** A line by itself may come in one list or another. */
function isSame(written: Written | null, lines: readonly Line[], size: number, leading: number): boolean {
  if (written === null || written.size !== size) return false;
  if (lines.length === 1) return written.lines.length === 1;
  return written.lines === lines && written.leading === leading;
}
