import { createHash } from "node:crypto";
import { problemAt } from "../errors.js";
import { Refused } from "../node/refused.js";
import type { BatchOptions } from "./batch.js";
import { folderNames } from "./folder-names.js";
import { type Client, type InputFailure, listClients } from "./input/client.js";
import { isInShard } from "./is-in-shard.js";

/** A client, or what could not be read as one, with its place in the whole input, counted from 1. */
export type Item = ClientItem | { readonly number: number; readonly failure: InputFailure };

export interface ClientItem {
  readonly number: number;
  readonly client: Client;
  readonly folder: string;
}

/** The shard's part of the input. The folders' names are those of the whole input. */
export async function listItems({ inputs, shard }: BatchOptions): Promise<Item[]> {
  const listed: (Client | InputFailure)[] = [];
  const keys = new Set<string>();
  for await (const each of listClients(inputs)) {
    if ("key" in each && keys.has(each.key)) listed.push(twice(each));
    else listed.push(each);
    if ("key" in each) keys.add(each.key);
  }
  if (listed.length === 0) throw new Refused(inputs.join(", "), "there is no client in it");
  const folders = folderNames(listed.filter((each) => "key" in each)).values();
  return listed.flatMap((each, at): Item[] => {
    const number = at + 1;
    if (!("key" in each))
      return isInShard({ key: each.place, household: null }, shard) ? [{ number, failure: each }] : [];
    const folder = folders.next().value as string;
    return isInShard(each, shard) ? [{ number, client: each, folder }] : [];
  });
}

function twice({ place }: Client): InputFailure {
  return {
    place,
    problems: [problemAt("inconsistent", [], "a client with this key is in the input before")],
  };
}

/** The clients of each household together, in the order of their keys; the households in the order of the input. */
export function households(items: readonly Item[]): ClientItem[][] {
  const groups: ClientItem[][] = [];
  const byName = new Map<string, ClientItem[]>();
  for (const item of items) {
    if (!("client" in item)) continue;
    const name = item.client.household;
    const known = name === null ? undefined : byName.get(name);
    if (known !== undefined) known.push(item);
    else {
      const group = [item];
      groups.push(group);
      if (name !== null) byName.set(name, group);
    }
  }
  for (const group of groups) group.sort((a, b) => (a.client.key < b.client.key ? -1 : 1));
  return groups;
}

/** What a package is made from: the client's own ledger, and those of the household. */
export function inputHash({ client }: ClientItem, household: readonly ClientItem[]): string {
  if (household.length === 1) return client.digest;
  const hash = createHash("sha256").update(client.digest);
  for (const { client: other } of household) hash.update(` ${other.key} ${other.digest}`);
  return hash.digest("hex");
}
