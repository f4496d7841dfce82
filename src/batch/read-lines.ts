import { readSync } from "node:fs";

/** A line of a file: its text without its end, and where it stands, in bytes. */
export interface FileLine {
  readonly text: string;
  readonly offset: number;
  /** With its end. */
  readonly length: number;
}

const READ_AT_ONCE = 1 << 16;
const LINE_FEED = 10;

/**
 * The lines of an open file one after the other, without holding all of it. Each ends with a line feed; what stands
 * behind the last one is left out.
 */
export function* readLines(handle: number): Generator<FileLine> {
  const chunk = Buffer.alloc(READ_AT_ONCE);
  let rest = Buffer.alloc(0);
  let offset = 0;
  for (;;) {
    const read = readSync(handle, chunk, 0, chunk.length, offset + rest.length);
    if (read === 0) return;
    rest = Buffer.concat([rest, chunk.subarray(0, read)]);
    let from = 0;
    for (let end = rest.indexOf(LINE_FEED); end >= 0; end = rest.indexOf(LINE_FEED, from)) {
      yield { text: rest.toString("utf8", from, end), offset: offset + from, length: end + 1 - from };
      from = end + 1;
    }
    offset += from;
    rest = rest.subarray(from);
  }
}
