import { fail, problemAt, type Result, succeed } from "../errors.js";
import { type Fault, toProblems } from "./fault.js";
import { type Completion, examine } from "./parse.js";
import { readJson } from "./read-json.js";
import { readYaml } from "./read-yaml.js";
import type { Ledger } from "./schema.js";
import { MOST_PROBLEMS, moreProblems, placesInText, type ReadText, type TextFault } from "./text-places.js";

export type LedgerFormat = "json" | "yaml";

/**
 * Reads the text of a ledger and checks it: the ledger in cents, or every problem with its line and column, in the
 * order of the text. A byte order mark at its start is no part of the text.
 *
 * @example
 * const read = readLedger("owner: { name: Jordan A Rivera }\nentries: []", "yaml");
 * if (!read.ok) for (const problem of read.problems) console.error(problem.line, formatProblem(problem));
 */
export function readLedger(source: string, format: LedgerFormat, completion?: Completion): Result<Ledger> {
  return readWritten(source, format, completion).ledger;
}

/** The text of a ledger read once, for both: what it says as it is written, and the ledger in it or its problems. */
export function readWritten(
  source: string,
  format: LedgerFormat,
  completion?: Completion,
): { written: unknown; ledger: Result<Ledger> } {
  const text = withoutMark(source);
  const read = format === "json" ? readJson(text) : readYaml(text);
  const examined = read.readable ? examine(read.value, completion) : undefined;
  const isSound = examined?.faults.length === 0 && read.faults.length === 0;
  const ledger = isSound ? succeed(examined.ledger) : refuse(text, read, examined?.faults ?? []);
  return { written: read.value, ledger };
}

/**
 * Reads the JSON text of one ledger, or of a list of them, such as a household's. In a list the place of a problem
 * begins with the ledger's position, from 0: `[1].entries[3].amount`.
 */
export function readHousehold(source: string): Result<Ledger[]> {
  const text = withoutMark(source);
  const read = readJson(text);
  if (!read.readable || !Array.isArray(read.value)) {
    const single = readLedger(text, "json");
    return single.ok ? succeed([single.value]) : single;
  }
  const examined = read.value.map((value) => examine(value));
  const faults = examined.flatMap(({ faults }, position) =>
    faults.map((fault) => ({ ...fault, path: [position, ...fault.path] })),
  );
  if (faults.length === 0 && read.faults.length === 0) return succeed(examined.map(({ ledger }) => ledger));
  return refuse(text, read, faults);
}

function withoutMark(source: string): string {
  return source.startsWith("\uFEFF") ? source.slice(1) : source;
}

function refuse(text: string, read: ReadText, ofSchema: readonly Fault[]) {
  const faults = withoutEchoes(read.faults, ofSchema);
  const problems = toProblems(faults.slice(0, MOST_PROBLEMS), placesInText(text, read.places()));
  if (faults.length > MOST_PROBLEMS)
    problems.push(problemAt("too_many_values", [], moreProblems(faults.length - MOST_PROBLEMS)));
  return fail(problems);
}

/** All faults, but where the schema refuses a value, the text need not refuse it too. */
function withoutEchoes(ofText: readonly TextFault[], ofSchema: readonly Fault[]): Fault[] {
  const keyOf = ({ code, path }: Fault) => JSON.stringify([code, ...path]);
  const refused = new Set(ofSchema.map(keyOf));
  return [...ofSchema, ...ofText.filter((fault) => !refused.has(keyOf(fault)))];
}
