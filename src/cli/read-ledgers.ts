import { resolve } from "node:path";
import { type ComputeOptions, computeHouseholds, type Ledger, type LedgerResult } from "../index.js";
import { readLedger } from "../ledger/read.js";
import { FileError } from "../node/files/file-error.js";
import { readSource, type Source } from "../node/files/read-source.js";
import { escapeControl, type Terminal } from "./terminal.js";
import { problemLine } from "./text.js";

/** A ledger of the command line with everything that follows from it. */
export interface Computed {
  /** The file's name as it was given. */
  file: string;
  ledger: Ledger;
  result: LedgerResult;
}

/**
 * Reads and computes every ledger given; the findings of one household's ledgers are figured together. When anything
 * is wrong in any of them, all of it is told, one line each, and the answer is null: a command that gets null does
 * nothing more and ends with status 2.
 */
export function readLedgers(
  files: readonly string[],
  terminal: Terminal,
  options: ComputeOptions = {},
): Computed[] | null {
  refuseTwice(files);
  const several = files.length > 1;
  const sources = files.map((path) => readOne(path, several, terminal)).filter((source) => source !== null);
  const results = computeHouseholds(
    sources.map(({ ledger }) => ledger),
    options,
  );
  const computed = sources.flatMap((source, at) => {
    const result = results[at];
    if (result?.ok) return [{ ...source, result: result.value }];
    for (const problem of result?.problems ?? []) {
      terminal.complain(problemLine(problem, { file: source.file, several }));
    }
    return [];
  });
  return computed.length === files.length ? computed : null;
}

function readOne(path: string, several: boolean, terminal: Terminal): Omit<Computed, "result"> | null {
  let source: Source;
  try {
    source = readSource(path);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    terminal.complain(escapeControl(error.message));
    return null;
  }
  const ledger = readLedger(source.text, source.format);
  if (ledger.ok) return { file: source.name, ledger: ledger.value };
  for (const problem of ledger.problems) {
    terminal.complain(problemLine(problem, { file: source.name, several }));
  }
  return null;
}

function refuseTwice(files: readonly string[]): void {
  const seen = new Set<string>();
  for (const file of files) {
    const target = file === "-" ? file : resolve(file);
    if (seen.has(target)) throw new FileError(file, "this ledger is given twice");
    seen.add(target);
  }
}
