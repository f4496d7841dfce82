import type { ClientList } from "../batch/client-list/client-list.js";
import type { AgeKeys } from "../node/age-encryption.js";
import { count, listed } from "../text/wording.js";
import type { Terminal } from "./terminal.js";
import { problemLine } from "./wrap-text.js";

/** How many rows and columns are named. */
const MOST_NAMED = 10;

/**
 * The client list of `--client-list`; null without one. When anything is wrong with it, all of it is told, and the answer
 * is undefined.
 *
 * @throws FileError when the file cannot be read
 */
export async function clientListOf(
  path: string | undefined,
  keys: AgeKeys | null,
  terminal: Terminal,
): Promise<ClientList | null | undefined> {
  if (path === undefined) return null;
  const { readClientList } = await import("../batch/client-list/read-client-list.js");
  const list = await readClientList(path, keys);
  if (list.ok) return list.value;
  for (const problem of list.problems)
    terminal.complain(problemLine(withoutLine(problem), { file: path, several: true }));
  return undefined;
}

/** The row is in its place already. */
function withoutLine<T extends { line?: number }>({ line: _, ...problem }: T): Omit<T, "line"> {
  return problem;
}

/** What an office wants to know of its list once the clients have been joined with it: what was not used. */
export function listWords(list: ClientList | null): string[] {
  if (list === null) return [];
  const { name, ignored, unlisted, unusedRows } = list;
  return [
    ...(unusedRows.length > 0
      ? [
          `${name}: no ledger for ${unusedRows.length === 1 ? "row" : "rows"} ${some(unusedRows.map(String))}.`,
        ]
      : []),
    ...(unlisted > 0 ? [`${name}: ${count(unlisted, "client is", "clients are")} not in it.`] : []),
    ...(ignored.length > 0 ? [`${name}: columns not used: ${some(ignored)}.`] : []),
  ];
}

function some(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return listed([...names.slice(0, MOST_NAMED), ...(more > 0 ? [`${more} more`] : [])]);
}
