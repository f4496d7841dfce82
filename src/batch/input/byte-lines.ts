import { readSync } from "node:fs";

/** A line of a file, in bytes. */
export interface ByteLine {
  /** Without the line feed; null when it is longer than a line may be. */
  readonly bytes: Uint8Array | null;
  readonly offset: number;
  /** Of `bytes`. */
  readonly length: number;
  /** Counted from 1. */
  readonly line: number;
}

const READ_AT_ONCE = 1 << 18;
const LINE_FEED = 10;

/**
 * The lines of an open file one after the other, the last one too when no line feed ends it. Never holds more than one
 * line of the length that is allowed.
 */
export function* byteLines(handle: number, most: number): Generator<ByteLine> {
  const chunk = Buffer.alloc(READ_AT_ONCE);
  let pieces: Buffer[] = [];
  let length = 0;
  let offset = 0;
  let line = 1;
  const finish = (): ByteLine => {
    const bytes = length > most ? null : Buffer.concat(pieces);
    const finished = { bytes, offset, length, line };
    offset += length + 1;
    line += 1;
    pieces = [];
    length = 0;
    return finished;
  };
  const keep = (piece: Buffer) => {
    length += piece.length;
    if (length <= most) pieces.push(Buffer.from(piece));
    else pieces = [];
  };
  for (let at = 0; ; ) {
    const read = readSync(handle, chunk, 0, chunk.length, at);
    if (read === 0) break;
    at += read;
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0 && end < read; end = chunk.indexOf(LINE_FEED, from)) {
      keep(chunk.subarray(from, end));
      yield finish();
      from = end + 1;
    }
    keep(chunk.subarray(from, read));
  }
  if (length > 0) yield finish();
}
