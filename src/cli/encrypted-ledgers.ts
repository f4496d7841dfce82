import { AGE, type AgeKeys, decrypt } from "../node/age-encryption.js";
import { readBytes, type Source } from "../node/files/read-source.js";

/** Whether a file is encrypted, by its name. */
export function isEncrypted(file: string): boolean {
  return file.toLowerCase().endsWith(AGE);
}

/** An encrypted ledger as text. It is opened in memory. @throws FileError when it cannot be decrypted */
export async function openLedger(file: string, keys: AgeKeys | null): Promise<Source> {
  const bytes = await decrypt(readBytes(file, file), keys, file);
  const text = new TextDecoder().decode(bytes);
  return { name: file, text, format: /\.json\.age$/i.test(file) ? "json" : "yaml" };
}

/** Those of the files that are encrypted, as text. @throws FileError when one of them cannot be decrypted */
export async function openEncrypted(
  files: readonly string[],
  keys: AgeKeys | null,
): Promise<Map<string, Source>> {
  const opened = new Map<string, Source>();
  for (const file of files) if (isEncrypted(file)) opened.set(file, await openLedger(file, keys));
  return opened;
}
