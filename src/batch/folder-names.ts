import { createHash } from "node:crypto";
import { type Named, ownerParts } from "../node/file-name.js";

/** A client as its folder is named: by its owner, and told apart by its key. */
export interface NamedClient {
  readonly key: string;
  readonly owner: Named;
}

/** Whether a name is of the kind that `folderNames` gives, and so is no path to anywhere. */
export function isFolderName(name: string): boolean {
  return /^[\p{L}\p{N}\p{M}_-]+$/u.test(name);
}

/** Names that Windows keeps for devices. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * The folder of each client, in their order: the owner's name made safe for every system. Clients whose names come out
 * alike all have a part of their key's hash behind it, so that the name does not depend on the order of the input and
 * every shard of it gives the same.
 *
 * @example folderNames([{ key: "a", owner: { name: "Ana Diaz", inheritedFrom: null } }]) // ["ana-diaz"]
 */
export function folderNames(clients: readonly NamedClient[]): string[] {
  const plain = clients.map(({ owner }) => ownerParts([owner])[0] as string);
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const name of plain) (seen.has(name) ? shared : seen).add(name);
  return plain.map((name, at) => {
    if (!shared.has(name) && !DEVICES.test(name)) return name;
    const hash = createHash("sha256")
      .update((clients[at] as NamedClient).key)
      .digest("hex");
    // No name of an owner has an underscore.
    return `${name}_${hash.slice(0, 8)}`;
  });
}
