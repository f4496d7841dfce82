import type { Client, InputFailure } from "../batch/input/client.js";
import { listClients, loadClient, placedProblems } from "../batch/input/list-clients.js";
import { computeWithEstimates } from "../batch/with-estimates.js";
import type { ComputeOptions, Ledger, Problem } from "../index.js";
import type { AgeKeys } from "../node/age-encryption.js";
import { clientListOf, listWords } from "./client-list.js";
import type { Computed } from "./read-ledgers.js";
import { escapeControl, type Terminal } from "./terminal.js";
import { problemLine } from "./wrap-text.js";

/**
 * Reads and computes the clients of folders and files, as a batch does. What is wrong with one is told, and the others are
 * given back; null when there is no other.
 */
export async function readClients(
  inputs: readonly string[],
  terminal: Terminal,
  {
    clientList,
    keys = null,
    ...options
  }: ComputeOptions & { clientList?: string | undefined; keys?: AgeKeys | null },
): Promise<{ computed: Computed[]; failed: boolean } | null> {
  const list = await clientListOf(clientList, keys, terminal);
  if (list === undefined) return null;
  let failed = false;
  const refuse = (file: string, problems: readonly Problem[]) => {
    failed = true;
    for (const problem of problems) terminal.complain(problemLine(problem, { file, several: true }));
  };
  const read: { client: Client; ledger: Ledger }[] = [];
  const clients: (Client | InputFailure)[] = [];
  for await (const client of listClients(inputs, keys, list)) clients.push(client);
  for (const line of listWords(list)) terminal.complain(escapeControl(line));
  for (const each of clients) {
    const client = "key" in each ? (list?.checked(each) ?? each) : each;
    const ledger = "key" in client ? loadClient(client) : { ok: false as const, problems: client.problems };
    if (ledger.ok && "key" in client) read.push({ client, ledger: ledger.value });
    else if (!ledger.ok) refuse(client.place, ledger.problems);
  }
  const { ledgers, estimates, results } = computeWithEstimates(
    read.map(({ ledger }) => ledger),
    options,
  );
  const computed = read.flatMap(({ client }, at): Computed[] => {
    const result = results[at];
    if (result?.ok)
      return [
        {
          file: client.place,
          ledger: ledgers[at] as Ledger,
          estimates: estimates[at] ?? [],
          result: result.value,
        },
      ];
    refuse(client.place, placedProblems(client, result?.problems ?? []));
    return [];
  });
  return computed.length === 0 ? null : { computed, failed };
}
