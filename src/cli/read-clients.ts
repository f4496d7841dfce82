import type { Client, InputFailure } from "../batch/input/client.js";
import { listClients, loadClient, placedProblems } from "../batch/input/list-clients.js";
import type { ComputeOptions, Ledger, Problem } from "../index.js";
import { clientListOf, listWords } from "./client-list.js";
import { type Computed, computeWithEstimates } from "./read-ledgers.js";
import { escapeControl, type Terminal } from "./terminal.js";
import { problemLine } from "./text.js";

/**
 * Reads and computes the clients of folders and files, as a batch does. What is wrong with one is told, and the others are
 * given back; null when there is no other.
 */
export async function readClients(
  inputs: readonly string[],
  terminal: Terminal,
  { clientList, ...options }: ComputeOptions & { clientList?: string | undefined },
): Promise<{ computed: Computed[]; failed: boolean } | null> {
  const list = await clientListOf(clientList, null, terminal);
  if (list === undefined) return null;
  let failed = false;
  const refuse = (file: string, problems: readonly Problem[]) => {
    failed = true;
    for (const problem of problems) terminal.complain(problemLine(problem, { file, several: true }));
  };
  const read: { client: Client; ledger: Ledger }[] = [];
  const clients: (Client | InputFailure)[] = [];
  for await (const client of listClients(inputs, null, list)) clients.push(client);
  for (const line of listWords(list)) terminal.complain(escapeControl(line));
  for (const each of clients) {
    const client = "key" in each ? (list?.checked(each) ?? each) : each;
    const ledger = "key" in client ? loadClient(client) : { ok: false as const, problems: client.problems };
    if (ledger.ok && "key" in client) read.push({ client, ledger: ledger.value });
    else if (!ledger.ok) refuse(client.place, ledger.problems);
  }
  const sources = read.map(({ client, ledger }) => ({ file: client.place, ledger }));
  const { estimated, results } = computeWithEstimates(sources, options, true);
  const computed = estimated.flatMap((source, at) => {
    const result = results[at];
    if (result?.ok) return [{ ...source, result: result.value }];
    const { client } = read[at] as (typeof read)[number];
    refuse(client.place, placedProblems(client, result?.problems ?? []));
    return [];
  });
  return computed.length === 0 ? null : { computed, failed };
}
