import { AGE, type AgeKeys, encrypt, encrypts } from "../node/age-encryption.js";
import type { PackageFile } from "../packages/package-kit.js";

/** The files as they are written: encrypted when there are keys for it. */
export async function encryptPackage(
  files: readonly PackageFile[],
  keys: AgeKeys | null,
): Promise<readonly PackageFile[]> {
  if (!encrypts(keys)) return files;
  const all: PackageFile[] = [];
  for (const { name, bytes } of files) all.push({ name: `${name}${AGE}`, bytes: await encrypt(bytes, keys) });
  return all;
}
