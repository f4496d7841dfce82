import { availableParallelism } from "node:os";
import type { Problem, Result } from "../../errors.js";
import { parseLedger } from "../../index.js";
import type { Ledger } from "../../ledger/schema.js";
import type { AgeKeys } from "../../node/age-encryption.js";
import { paperReader } from "../../node/reader/paper-reader.js";
import type { ClientList } from "../client-list/client-list.js";
import { completionOf } from "../client-list/fill-from-list.js";
import type { Client, InputFailure } from "./client.js";
import { clientsOfTable, loadTable, placedInTable } from "./csv-file.js";
import { encryptedClients } from "./encrypted-clients.js";
import { inputFiles } from "./input-files.js";
import { loadText } from "./load-text.js";
import { clientsOfPapers } from "./papers-clients.js";
import { clientOfFile, clientsOfLines } from "./read-ledger-text.js";

/** Problems that came up after the ledger was loaded, at their places in the input. */
export function placedProblems({ source, digest }: Client, problems: readonly Problem[]): readonly Problem[] {
  return "runs" in source ? placedInTable(source, digest, problems) : problems;
}

/** The ledger of a client, or what is wrong with it. Reads it again, on whichever thread this is. */
export function loadClient({ source, digest, listed }: Client): Result<Ledger> {
  const completion = listed && completionOf(listed);
  if ("drafted" in source) return parseLedger(source.drafted, completion);
  return "runs" in source ? loadTable(source, digest, completion) : loadText(source, digest, completion);
}

/**
 * Every client of the input, joined with the office's client list.
 *
 * @param list completes the clients that are on it, and says which of them are couples; null for none
 */
export async function* listClients(
  inputs: readonly string[],
  keys: AgeKeys | null = null,
  list: ClientList | null = null,
): AsyncGenerator<Client | InputFailure> {
  for await (const client of clientsOfInput(inputs, keys, list?.path ?? null))
    yield list !== null && "key" in client ? list.join(client) : client;
}

/**
 * Every client of the input, in its order; the files of a folder by their names. A client whose ledger is wrong is
 * listed too: `loadClient` says what is wrong with it.
 *
 * @param inputs files and folders
 * @param keys open files that are encrypted
 * @param but a file in a folder of the input that is no ledger; null for none
 * @throws FileError when one of them is not there, or is no file or folder that can be read
 */
async function* clientsOfInput(
  inputs: readonly string[],
  keys: AgeKeys | null,
  but: string | null,
): AsyncGenerator<Client | InputFailure> {
  const threads = Math.min(availableParallelism(), MOST_THREADS);
  const reader = paperReader({ threads, longest: LONGEST });
  /** Papers that are being read, in the order of the input. */
  const ahead: Promise<(Client | InputFailure)[]>[] = [];
  try {
    for (const file of inputFiles(inputs, but)) {
      if ("kind" in file && file.kind === "papers") {
        ahead.push(clientsOfPapers(file, reader));
        if (ahead.length > AHEAD * threads) yield* (await ahead.shift()) ?? [];
        continue;
      }
      for (const clients of ahead.splice(0)) yield* await clients;
      if ("problems" in file) yield file;
      else if (file.encrypted) yield* encryptedClients(file, keys);
      else if (file.kind === "lines") yield* clientsOfLines(file);
      else if (file.kind === "table") yield* clientsOfTable(file);
      else yield clientOfFile(file);
    }
    for (const clients of ahead) yield* await clients;
  } finally {
    await reader.close();
  }
}

/** Threads that read papers, folders that each has at a time, and milliseconds that one may take. */
const MOST_THREADS = 8;
const AHEAD = 2;
const LONGEST = 60_000;
