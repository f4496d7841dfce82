import type { Book } from "../state/household.js";
import { toYaml } from "../state/ledger-yaml.js";
import { markSaved } from "../state/store.js";
import { download, TYPES } from "./save-file.js";

/** The name of a book's file. */
function fileNameOf({ file, ledger }: Book): string {
  if (file !== null) return file.replace(/\.(?:json|age)$/i, ".yaml").replace(/(?:\.yaml)+$/, ".yaml");
  const { name, inherited_from } = (ledger.owner ?? {}) as { name?: unknown; inherited_from?: unknown };
  const words = [name, inherited_from]
    .filter((part) => typeof part === "string" && part !== "")
    .join(" from ");
  const slug = words
    .toLowerCase()
    .normalize("NFKD")
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-+|-+$/g, "");
  return `${slug || "ira"}-form-8606-work.yaml`;
}

/** Downloads the ledgers, each as a YAML file, or encrypted with a passphrase (age). */
export async function downloadLedgers(books: readonly Book[], passphrase: string | null): Promise<void> {
  for (const book of books) {
    const name = fileNameOf(book);
    const text = toYaml(book.ledger, book.source);
    if (passphrase === null) download(name, text, TYPES.yaml);
    else download(`${name}.age`, await encrypt(text, passphrase), TYPES.age);
  }
  markSaved();
}

/** Encrypts as `age -p` does: Debian's `age -d` reads it. */
async function encrypt(text: string, passphrase: string): Promise<Uint8Array<ArrayBuffer>> {
  const { Encrypter } = await import("age-encryption");
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  return new Uint8Array(await encrypter.encrypt(text));
}

/** Decrypts an age file. Throws when the passphrase is not its own. */
export async function decrypt(bytes: Uint8Array<ArrayBuffer>, passphrase: string): Promise<string> {
  const { Decrypter } = await import("age-encryption");
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  return decrypter.decrypt(bytes, "text");
}
