import { join } from "node:path";
import { AGE, type AgeKeys, decrypt, encrypt, encrypts } from "../node/age-encryption.js";
import { exists } from "../node/files/disk.js";
import { hasOwnMark, isFreeOrOwn, withOwnMark } from "../node/files/own-mark.js";
import { readBytes } from "../node/files/read-source.js";
import { writeFiles } from "../node/files/write-files.js";
import type { Draft } from "../packages/draft-pdf.js";

/** The name of a draft's file. */
export function fileNameOf({ name }: Draft, keys: AgeKeys | null): string {
  return encrypts(keys) ? `${name}${AGE}` : name;
}

/**
 * Writes drafts, encrypted when there are keys for it. A file that somebody changed since is kept; so is an encrypted one
 * that these keys do not open, because nothing shows what is in it.
 *
 * @returns the names of the files that were kept, and warnings
 * @throws FileError when the disk fails; nothing has been changed then
 */
export async function writeDrafts(
  drafts: readonly Draft[],
  folder: string,
  keys: AgeKeys | null,
  force: boolean,
): Promise<{ kept: string[]; warnings: string[] }> {
  const kept: string[] = [];
  const files: { path: string; bytes: Uint8Array }[] = [];
  for (const draft of drafts) {
    const name = fileNameOf(draft, keys);
    const path = join(folder, name);
    const bytes = withOwnMark(draft.bytes);
    if (!force && !(await mayReplace(path, keys))) kept.push(name);
    else files.push({ path, bytes: encrypts(keys) ? await encrypt(bytes, keys) : bytes });
  }
  return { kept, warnings: writeFiles(files, { force: true }) };
}

async function mayReplace(path: string, keys: AgeKeys | null): Promise<boolean> {
  if (!encrypts(keys) || !exists(path)) return isFreeOrOwn(path);
  try {
    return hasOwnMark(await decrypt(readBytes(path, path), keys, path));
  } catch {
    return false;
  }
}
