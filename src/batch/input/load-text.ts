import { createHash } from "node:crypto";
import { fail, problemAt, type Result } from "../../errors.js";
import type { Completion } from "../../ledger/parse.js";
import { readLedger } from "../../ledger/read.js";
import type { Ledger } from "../../ledger/schema.js";
import { readRange } from "./read-range.js";

/** Where the text of a ledger stands: a whole file, or a line of one. */
export interface TextSource {
  readonly file: string;
  /** In bytes. */
  readonly offset: number;
  readonly length: number;
  /** The line of the file that it begins with, counted from 1. */
  readonly line: number;
  readonly format: "json" | "yaml";
  /** The text itself, where the file is encrypted. */
  readonly text?: string;
}

/**
 * Reads the ledger of a text in a file. Problems have the lines of the file.
 *
 * @param digest the SHA-256 that its bytes had when they were listed
 */
export function loadText(source: TextSource, digest: string, completion?: Completion): Result<Ledger> {
  const { file, offset, length, line, format } = source;
  const bytes = source.text === undefined ? readRange(file, offset, length) : Buffer.from(source.text);
  if (bytes === null || createHash("sha256").update(bytes).digest("hex") !== digest)
    return refuse("was changed or taken away while the batch was running; start the batch again");
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return refuse("is not UTF-8 text; save it as UTF-8");
  }
  const read = readLedger(text, format, completion);
  if (read.ok || line === 1) return read;
  return fail(
    read.problems.map((problem) =>
      problem.line === undefined ? problem : { ...problem, line: problem.line + line - 1 },
    ),
  );
}

function refuse(message: string) {
  return fail([problemAt("invalid_value", [], message)]);
}
