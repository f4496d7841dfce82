import { readFileSync, statSync } from "node:fs";
import { type Problem, problemAt } from "../../errors.js";
import { type AgeKeys, decrypt } from "../../node/age-encryption.js";
import { FileError } from "../../node/files/file-error.js";
import type { Client, InputFailure } from "./client.js";
import type { InputFile } from "./input-files.js";
import { clientOf, MOST_BYTES, TOO_LONG } from "./read-ledger-text.js";

/** An encrypted file may have so many bytes: it is opened in memory, and never on the disk. */
const MOST_ENCRYPTED = 256 << 20;

/** The clients of an encrypted file: a ledger, or JSON Lines. What is in it stays in memory, or encrypted. */
export async function* encryptedClients(
  { path, name, kind }: InputFile,
  keys: AgeKeys | null,
): AsyncGenerator<Client | InputFailure> {
  const failure = (message: string, code: Problem["code"] = "invalid_value"): InputFailure => ({
    place: name,
    problems: [problemAt(code, [], message)],
  });
  if (kind === "table") {
    yield failure(
      "is an encrypted table, which this program cannot read; encrypt ledgers or JSON Lines instead",
    );
    return;
  }
  let text: string;
  try {
    if (statSync(path).size > MOST_ENCRYPTED) {
      yield failure(`an encrypted file may have ${MOST_ENCRYPTED >> 20} MB`);
      return;
    }
    const bytes = await decrypt(readFileSync(path), keys, name);
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof FileError) yield failure(error.reason);
    else if (error instanceof TypeError)
      yield failure("is not UTF-8 text; save it as UTF-8 before you encrypt it");
    else yield failure(`could not be read (${(error as NodeJS.ErrnoException).code ?? "unknown"})`);
    return;
  }
  const lines = kind === "lines" ? text.split("\n") : [text];
  for (const [at, line] of lines.entries()) {
    const place = kind === "lines" ? `${name}:${at + 1}` : name;
    if (kind === "lines" && line.trim() === "") continue;
    const bytes = Buffer.from(line);
    if (bytes.length > MOST_BYTES) yield { ...failure(TOO_LONG), place };
    else
      yield clientOf(place, bytes, {
        file: path,
        offset: 0,
        length: bytes.length,
        line: at + 1,
        format: kind === "yaml" ? "yaml" : "json",
        text: line,
      });
  }
}
