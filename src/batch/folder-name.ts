import { createHash } from "node:crypto";
import { join } from "node:path";
import { exists } from "../node/files/disk.js";
import { whoseFolder } from "../node/files/own-folder.js";
import { type Named, ownerParts } from "../packages/file-name.js";

/** Whether a name is of the kind that `folderName` gives, and so is no path to anywhere. */
export function isFolderName(name: string): boolean {
  return /^[\p{L}\p{N}\p{M}_-]+$/u.test(name);
}

/** Names that Windows keeps for devices. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** The owner of a ledger, as far as it tells who it is. */
export interface Person extends Named {
  /** Null when the ledger has none. */
  readonly ssn: string | null;
}

/**
 * What tells the owner of a ledger apart from all others, in every run: the name and the SSN. Without an SSN the place
 * of the ledger in the input does it.
 *
 * @returns hexadecimal digits; the SSN cannot be read from them, but it can be guessed
 */
export function whoIs({ name, inheritedFrom, ssn }: Person, place: string): string {
  const text = JSON.stringify([name, inheritedFrom, ssn?.replace(/\D/g, "") ?? place]);
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

/**
 * The folder of a client in an empty place: the owner's name made safe for every system. A name that several clients of
 * the input share has a part of a hash behind it, so that it does not depend on the order of the input and every shard
 * of it gives the same.
 *
 * @param ownerPart the owner's name as `ownerParts` makes it
 * @param who what `whoIs` says
 * @example folderName("ana-diaz", "a20b5c0d1e2f", false) // "ana-diaz"
 */
export function folderName(ownerPart: string, who: string, isShared: boolean): string {
  if (!isShared && !DEVICES.test(ownerPart)) return ownerPart;
  // No name of an owner has an underscore.
  return `${ownerPart}_${who}`;
}

/**
 * The folder of a client where folders may be already: a client keeps the folder that is there, and nobody gets another
 * one's.
 *
 * @param fresh the folder in an empty place
 * @param adopts a folder that this program did not write may be taken too
 */
export function folderIn(
  out: string,
  { owner, who, fresh }: { owner: Named; who: string; fresh: string },
  adopts = false,
): string {
  const [plain = ""] = ownerParts([owner]);
  if (exists(join(out, plain))) {
    const whose = whoseFolder(join(out, plain));
    if (whose === who) return plain;
    if (whose !== null || !adopts) return folderName(plain, who, true);
  }
  return fresh;
}
