import { createHash } from "node:crypto";

/** Whether a name is of the kind that `folderName` gives, and so is no path to anywhere. */
export function isFolderName(name: string): boolean {
  return /^[\p{L}\p{N}\p{M}_-]+$/u.test(name);
}

/** Names that Windows keeps for devices. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * The folder of a client: the owner's name made safe for every system. A name that several clients of the input share
 * has a part of the key's hash behind it, so that it does not depend on the order of the input and every shard of it
 * gives the same.
 *
 * @param ownerPart the owner's name as `ownerParts` makes it
 * @example folderName("ana-diaz", "clients.jsonl:1", false) // "ana-diaz"
 */
export function folderName(ownerPart: string, key: string, isShared: boolean): string {
  if (!isShared && !DEVICES.test(ownerPart)) return ownerPart;
  // No name of an owner has an underscore.
  return `${ownerPart}_${createHash("sha256").update(key).digest("hex").slice(0, 12)}`;
}
