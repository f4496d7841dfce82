import type { Path } from "../errors.js";
import type { Fault, Place } from "./fault.js";

/** Where a value of a text begins, and the key before it, as offsets into the text. */
export interface Span {
  readonly key: number | undefined;
  readonly value: number;
}

/** A text taken apart: its value, what is wrong with the text itself, and where each value stands. */
export interface ReadText {
  readonly value: unknown;
  readonly faults: readonly TextFault[];
  /** False when the text is broken, so that its value means nothing. */
  readonly readable: boolean;
  /** The places of all values, by `placeKey`; asked for only when there are problems. */
  readonly spans: () => ReadonlyMap<string, Span>;
}

/** Something wrong in the text itself, with its offset. */
export interface TextFault extends Fault {
  readonly offset: number;
}

/** Objects and lists may be nested this deep. */
export const DEEPEST = 64;
export const TOO_DEEP = `nested more than ${DEEPEST} levels deep`;

export const TWICE = "duplicate key, written twice: keep one";

/** A path as the key of a map of spans. */
export function placeKey(path: Path): string {
  return JSON.stringify(path);
}

/** Finds the place of a fault: its value, the key itself when the key is at fault, or what lacks it. */
export function placesInText(
  text: string,
  spans: ReadonlyMap<string, Span>,
): (fault: Fault | TextFault) => Place {
  const starts = [0];
  for (const { 0: end, index } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
  return (fault) => {
    const offset = "offset" in fault ? fault.offset : offsetOf(spans, fault);
    const line = countUpTo(starts, offset);
    return { rank: [offset], line, column: offset - (starts[line - 1] ?? 0) + 1 };
  };
}

function offsetOf(spans: ReadonlyMap<string, Span>, { code, path }: Fault): number {
  for (let length = path.length; length >= 0; length--) {
    const span = spans.get(placeKey(path.slice(0, length)));
    if (span) return code === "unknown_key" ? (span.key ?? span.value) : span.value;
  }
  return 0;
}

/** How many of the ascending numbers are not above the limit. */
function countUpTo(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
