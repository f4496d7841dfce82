import { whyAgeIsRefused } from "../age-header.js";
import { FileError } from "./files/file-error.js";
import { readBytes } from "./files/read-source.js";

/** Keys for files that are encrypted with age (age-encryption.org). All of it is secret but the recipients. */
export interface AgeKeys {
  /** Who can read what is written: public keys that begin with `age1`. */
  readonly recipients: readonly string[];
  /** Reads what is encrypted with it; writes with it when there are no recipients. Null when there is none. */
  readonly passphrase: string | null;
  /** Secret keys that read what is encrypted to them. */
  readonly identities: readonly string[];
}

/** The ending of the name of an encrypted file. */
export const AGE = ".age";

/** Where the keys are, as the command line has it. */
interface KeyOptions {
  /** Public keys, or files of them. */
  readonly encryptTo?: readonly string[];
  readonly passphraseFile?: string;
  readonly identity?: readonly string[];
}

/**
 * The keys of a command; null when it has none.
 *
 * @throws FileError when a file cannot be read or has no key, or a key is none
 */
export async function readKeys({
  encryptTo = [],
  passphraseFile,
  identity = [],
}: KeyOptions): Promise<AgeKeys | null> {
  if (encryptTo.length === 0 && passphraseFile === undefined && identity.length === 0) return null;
  const recipients = encryptTo.flatMap((text) => (text.startsWith("age1") ? [text] : keysIn(text)));
  const identities = identity.flatMap(keysIn);
  const passphrase = passphraseFile === undefined ? null : passphraseIn(passphraseFile);
  const keys = { recipients, passphrase, identities };
  await check(keys, encryptTo, identity);
  return keys;
}

/** Whether what is written with these keys is encrypted. */
export function encrypts(keys: AgeKeys | null): keys is AgeKeys {
  return keys !== null && (keys.recipients.length > 0 || keys.passphrase !== null);
}

/** Encrypts a file, as `age -r` or `age -p` does. Equal contents give different files. */
export async function encrypt(content: Uint8Array | string, keys: AgeKeys): Promise<Uint8Array> {
  const { Encrypter } = await import("age-encryption");
  const encrypter = new Encrypter();
  for (const recipient of keys.recipients) encrypter.addRecipient(recipient);
  if (keys.recipients.length === 0) encrypter.setPassphrase(keys.passphrase as string);
  return encrypter.encrypt(content);
}

/**
 * Decrypts a file.
 *
 * @param name what the file is called in an error
 * @throws FileError when none of the keys opens it, or it would cost too much to open
 */
export async function decrypt(bytes: Uint8Array, keys: AgeKeys | null, name: string): Promise<Uint8Array> {
  if (keys === null || (keys.passphrase === null && keys.identities.length === 0))
    throw new FileError(name, "is encrypted; give --passphrase-file, or --identity with the secret key");
  const refused = whyAgeIsRefused(bytes);
  if (refused !== undefined) throw new FileError(name, refused);
  const { Decrypter } = await import("age-encryption");
  const decrypter = new Decrypter();
  if (keys.passphrase !== null) decrypter.addPassphrase(keys.passphrase);
  for (const identity of keys.identities) decrypter.addIdentity(identity);
  try {
    return await decrypter.decrypt(bytes);
  } catch {
    throw new FileError(
      name,
      "cannot be decrypted: the passphrase or key is another one, or the file is damaged",
    );
  }
}

async function check(
  { recipients, identities }: AgeKeys,
  encryptTo: readonly string[],
  identity: readonly string[],
): Promise<void> {
  const { Decrypter, Encrypter } = await import("age-encryption");
  if (encryptTo.length > 0 && recipients.length === 0)
    throw new FileError(
      encryptTo.join(", "),
      "has no recipient; write public keys that begin with age1, one a line",
    );
  if (identity.length > 0 && identities.length === 0)
    throw new FileError(
      identity.join(", "),
      "has no secret key; write keys that begin with AGE-SECRET-KEY-1, one a line",
    );
  for (const recipient of recipients)
    refuse("--encrypt-to", "is not an age recipient: it must be a public key that begins with age1", () =>
      new Encrypter().addRecipient(recipient),
    );
  for (const key of identities)
    refuse(
      "--identity",
      "has a line that is not a secret key of age, which begins with AGE-SECRET-KEY-1",
      () => new Decrypter().addIdentity(key),
    );
}

function refuse(option: string, message: string, work: () => void): void {
  try {
    work();
  } catch {
    throw new FileError(option, message);
  }
}

/** The lines of a file that are no comments. */
function keysIn(path: string): string[] {
  return textOf(path)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

function passphraseIn(path: string): string {
  const [passphrase = ""] = textOf(path).split(/\r?\n/);
  if (passphrase === "") throw new FileError(path, "its first line must be the passphrase");
  return passphrase;
}

function textOf(path: string): string {
  return new TextDecoder().decode(readBytes(path, path));
}
