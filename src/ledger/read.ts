import { fail, type Result, succeed } from "../errors.js";
import { type Fault, toProblems } from "./fault.js";
import { examine } from "./parse.js";
import { readJson } from "./read-json.js";
import { readYaml } from "./read-yaml.js";
import type { Ledger } from "./schema.js";
import { placeKey, placesInText, type TextFault } from "./text.js";

export type LedgerFormat = "json" | "yaml";

/**
 * Reads the text of a ledger and checks it: the ledger in cents, or every problem with its line and column, in the
 * order of the text. A byte order mark at its start is no part of the text.
 *
 * @example
 * const read = readLedger("owner: { name: Jordan A Rivera }\nentries: []", "yaml");
 * if (!read.ok) for (const problem of read.problems) console.error(problem.line, formatProblem(problem));
 */
export function readLedger(source: string, format: LedgerFormat): Result<Ledger> {
  const text = source.startsWith("\uFEFF") ? source.slice(1) : source;
  const read = format === "json" ? readJson(text) : readYaml(text);
  const examined = read.readable ? examine(read.value) : undefined;
  if (examined && examined.faults.length === 0 && read.faults.length === 0) return succeed(examined.ledger);
  const faults = withoutEchoes(read.faults, examined?.faults ?? []);
  return fail(toProblems(faults, placesInText(text, read.spans())));
}

/** All faults, but where the schema refuses a value, the text need not refuse it too. */
function withoutEchoes(ofText: readonly TextFault[], ofSchema: readonly Fault[]): Fault[] {
  const refused = new Set(ofSchema.map(({ code, path }) => `${code} ${placeKey(path)}`));
  return [...ofSchema, ...ofText.filter(({ code, path }) => !refused.has(`${code} ${placeKey(path)}`))];
}
