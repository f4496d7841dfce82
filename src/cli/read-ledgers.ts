import { resolve } from "node:path";
import { computeWithEstimates } from "../batch/with-estimates.js";
import type { ComputeOptions, Ledger, LedgerResult } from "../index.js";
import { readLedger } from "../ledger/read.js";
import { COMMAND } from "../node/command-name.js";
import { FileError } from "../node/files/file-error.js";
import { readSource, type Source } from "../node/files/read-source.js";
import { type Estimate, openYearsWithoutValue } from "../plan/estimate-open-years.js";
import { inDollars } from "../text/wording.js";
import { escapeControl, type Terminal } from "./terminal.js";
import { problemLine, wrap } from "./wrap-text.js";

/** A ledger of the command line with everything that follows from it. */
export interface Computed {
  /** The file's name as it was given. */
  file: string;
  ledger: Ledger;
  result: LedgerResult;
  /** Years that are not over, with the value on December 31 that their lines assume. */
  estimates: readonly Estimate[];
}

/**
 * Reads and computes every ledger given; the findings of one household's ledgers are computed together. When anything
 * is wrong in any of them, all of it is told, one line each, and the answer is null: a command that gets null does
 * nothing more and ends with status 2.
 *
 * For a year that is not over as of `options.asOf` the value on December 31 may be missing: it is estimated, and
 * `estimateLines` says so. Files that are decrypted already come as `opened`. Nothing is estimated without `asOf`, or with `estimate: false`, as for JSON, in which nothing
 * would mark it.
 */
export function readLedgers(
  files: readonly string[],
  terminal: Terminal,
  {
    estimate = true,
    opened = new Map(),
    ...options
  }: ComputeOptions & { estimate?: boolean; opened?: ReadonlyMap<string, Source> } = {},
): Computed[] | null {
  refuseTwice(files);
  const several = files.length > 1;
  const sources = files
    .map((path) => readOne(path, several, terminal, opened))
    .filter((source) => source !== null);
  const { ledgers, estimates, results } = computeWithEstimates(
    sources.map(({ ledger }) => ledger),
    options,
    estimate,
  );
  const computed = sources.flatMap(({ file }, at): Computed[] => {
    const result = results[at];
    if (result?.ok)
      return [
        { file, ledger: ledgers[at] as Ledger, estimates: [...(estimates[at] ?? [])], result: result.value },
      ];
    const open = openYearsWithoutValue(result?.problems ?? [], options.asOf ?? "9999");
    for (const problem of result?.problems ?? []) {
      terminal.complain(problemLine(problem, { file, several }));
    }
    for (const year of open)
      terminal.complain(escapeControl(`${year} is not over. To try a value, run: ${tryPlan(file, year)}`));
    return [];
  });
  return computed.length === files.length ? computed : null;
}

/** What a reader has to know of figures that rest on an estimate. */
export function estimateLines({ file, estimates }: Computed, width: number): string[] {
  return estimates.flatMap(({ year, value }) => [
    ...wrap(
      `Estimate for ${year}: the year is not over, so these figures assume that your traditional IRAs will hold ${inDollars(value)} on December 31. That is the last value in the ledger plus what went in, minus what came out, without growth. To try other values:`,
      { width, first: "", indent: "  " },
    ),
    `  ${escapeControl(tryPlan(file, year))}`,
  ]);
}

function tryPlan(file: string, year: number): string {
  return `${COMMAND} plan ${file} --year ${year} --value DOLLARS`;
}

function readOne(
  path: string,
  several: boolean,
  terminal: Terminal,
  opened: ReadonlyMap<string, Source>,
): Omit<Computed, "result" | "estimates"> | null {
  let source: Source;
  try {
    source = opened.get(path) ?? readSource(path);
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
