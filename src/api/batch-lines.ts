import type { Readable } from "node:stream";
import { HttpProblem } from "./http-problem.js";
import { atLeast } from "./least-rate.js";
import type { Limits } from "./limits.js";

/** A line of a batch: its number from 1 and its bytes, or why it is refused; no bytes when nothing but `last` is told. */
export interface BatchInput {
  readonly line: number;
  readonly json?: Buffer | HttpProblem;
  /** Nothing more has arrived yet. */
  readonly last: boolean;
}

const NEWLINE = 0x0a;

/**
 * Splits a stream of JSON Lines. Empty lines count but are no ledgers; a line that is too long is refused alone; after
 * the most lines that a batch may have, and when it arrives too slowly, one problem ends it. No more than one line and one chunk is held at a time.
 */
export async function* batchLines(
  stream: Readable,
  { body, batch, batchRate }: Pick<Limits, "body" | "batch" | "batchRate">,
): AsyncGenerator<BatchInput> {
  let line = 0;
  let rest: Buffer[] = [];
  let length = 0;
  const take = (): BatchInput | undefined => {
    line++;
    const json = length > body ? new HttpProblem("body_too_large") : Buffer.concat(rest);
    rest = [];
    length = 0;
    if (line > batch) {
      const detail = `At most ${batch} lines are read; send the rest in another batch.`;
      return { line, json: new HttpProblem("too_many_values", { detail }), last: true };
    }
    return json instanceof Buffer && isBlank(json) ? undefined : { line, json, last: false };
  };
  for await (const chunk of atLeast(stream as AsyncIterable<Buffer>, batchRate)) {
    if (chunk === null) {
      const detail = `A batch brings at least ${batchRate.bytes} bytes in ${batchRate.span / 1000} seconds.`;
      yield { line: line + 1, json: new HttpProblem("request_timeout", { detail }), last: true };
      return;
    }
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      length += end - start;
      if (length <= body) rest.push(chunk.subarray(start, end));
      start = end + 1;
      const taken = take();
      if (taken) yield taken;
      if (line > batch) return;
    }
    length += chunk.length - start;
    if (length <= body) rest.push(chunk.subarray(start));
    else rest = [];
    yield { line, last: true };
  }
  if (length > 0) {
    const taken = take();
    if (taken) yield taken;
  }
  yield { line, last: true };
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}
