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
  /** The places of all values; asked for only when there are problems. */
  readonly places: () => Places;
}

/** Something wrong in the text itself, with its offset. */
export interface TextFault extends Fault {
  readonly offset: number;
}

/** Objects and lists may be nested this deep. */
export const DEEPEST = 64;
/** A problem of a value that is nested deeper names so many steps of its path; its line and column say the rest. */
export const STEPS_SHOWN = 8;
export const TOO_DEEP = `nested more than ${DEEPEST} levels deep`;

/** A ledger has some hundreds of values, and a household of long lives some thousands. */
export const MOST_VALUES = 50_000;
/** A paper in JSON, such as the history of an account, has more. */
export const MOST_VALUES_OF_PAPERS = 300_000;

/** Commas and line breaks of a text that is parsed: a ledger with as many values as may be has not more of them. */
export const MOST_SEPARATORS = 2 * MOST_VALUES;
export const TOO_MANY_SEPARATORS = `the text has more than ${MOST_SEPARATORS} commas and line breaks, and is not read; split it into smaller files`;

export function tooManyValues(most: number): string {
  return `the text has more than ${most} values, and reading stopped here; split it into smaller files`;
}

/** More problems than anybody reads at once. */
export const MOST_PROBLEMS = 1000;

export function moreProblems(count: number): string {
  return `there are ${count} more problems; fix these first`;
}

/** No key of a ledger, and no name of an account in it, is longer. */
export const LONGEST_KEY = 100;
export const KEY_TOO_LONG = `a key here is longer than ${LONGEST_KEY} characters, and no ledger has such a key; check for a missing quotation mark or line break`;

/** No text is longer: in characters. YAML takes ten times as long to read as JSON. */
export const LONGEST_TEXT = { json: 10_000_000, yaml: 500_000 } as const;

export function tooLong(format: keyof typeof LONGEST_TEXT): ReadText {
  const message = `the text is longer than ${LONGEST_TEXT[format] / 1e6} MB; a ledger takes some kilobytes`;
  return broken({ code: "invalid_syntax", path: [], message, offset: 0 });
}

/** A text that means nothing, for one reason. */
export function broken(fault: TextFault): ReadText {
  return { value: undefined, readable: false, faults: [fault], places: () => new Places() };
}

export const TWICE = "duplicate key, written twice: keep one";

/** The place of a value, and those of what is in it. */
export class PlaceNode {
  span: Span | undefined;
  #below: Map<string | number, PlaceNode> | undefined;

  /** The place of what is in it under a key or position. */
  below(step: string | number): PlaceNode {
    this.#below ??= new Map();
    const known = this.#below.get(step);
    if (known) return known;
    const made = new PlaceNode();
    this.#below.set(step, made);
    return made;
  }

  find(step: string | number): PlaceNode | undefined {
    return this.#below?.get(step);
  }
}

/** The places of the values of a text, as the tree that they are: a whole path is never kept for each of them. */
export class Places {
  readonly top = new PlaceNode();

  set(path: Path, span: Span): void {
    let node = this.top;
    for (const step of path) node = node.below(step);
    node.span = span;
  }

  get(path: Path): Span | undefined {
    let node: PlaceNode | undefined = this.top;
    for (const step of path) node = node?.find(step);
    return node?.span;
  }
}

/** Finds the place of a fault: its value, the key itself when the key is at fault, or what lacks it. */
export function placesInText(text: string, places: Places): (fault: Fault | TextFault) => Place {
  const starts = [0];
  for (const { 0: end, index } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
  return (fault) => {
    const offset = "offset" in fault ? fault.offset : offsetOf(places, fault);
    const line = countUpTo(starts, offset);
    return { rank: [offset], line, column: offset - (starts[line - 1] ?? 0) + 1 };
  };
}

function offsetOf(places: Places, { code, path }: Fault): number {
  for (let length = path.length; length >= 0; length--) {
    const span = places.get(path.slice(0, length));
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
