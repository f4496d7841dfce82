import { resolve } from "node:path";
import { compute, type Ledger, type LedgerResult } from "../index.js";
import { readLedger } from "../ledger/read.js";
import { readSource } from "../node/read-source.js";
import { Refused } from "../node/refused.js";
import { problemLine } from "./problem-line.js";
import { shown, type Terminal } from "./terminal.js";

/** A ledger of the command line with everything that follows from it. */
export interface Computed {
  /** The file's name as it was given. */
  file: string;
  ledger: Ledger;
  result: LedgerResult;
}

/**
 * Reads and computes every ledger given. When anything is wrong in any of them, all of it is told, one line each,
 * and the answer is null: a command that gets null does nothing more and ends with status 2.
 */
export function readLedgers(
  files: readonly string[],
  terminal: Terminal,
  options: { explain?: boolean } = {},
): Computed[] | null {
  refuseTwice(files);
  const several = files.length > 1;
  const computed: Computed[] = [];
  for (const path of files) {
    const one = readOne(path, several, terminal, options);
    if (one !== null) computed.push(one);
  }
  return computed.length === files.length ? computed : null;
}

function readOne(
  path: string,
  several: boolean,
  terminal: Terminal,
  options: { explain?: boolean },
): Computed | null {
  let source: ReturnType<typeof readSource>;
  try {
    source = readSource(path);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    terminal.complain(shown(error.message));
    return null;
  }
  const ledger = readLedger(source.text, source.format);
  const result = ledger.ok ? compute(ledger.value, options) : ledger;
  if (ledger.ok && result.ok) return { file: source.name, ledger: ledger.value, result: result.value };
  for (const problem of result.ok ? [] : result.problems) {
    terminal.complain(problemLine(problem, { file: source.name, several }));
  }
  return null;
}

function refuseTwice(files: readonly string[]): void {
  const seen = new Set<string>();
  for (const file of files) {
    const target = file === "-" ? file : resolve(file);
    if (seen.has(target)) throw new Refused(file, "this ledger is given twice");
    seen.add(target);
  }
}
