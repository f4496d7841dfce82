import { createHash } from "node:crypto";
import { closeSync, openSync, readFileSync, statSync } from "node:fs";
import { problemAt } from "../../errors.js";
import { isTooDeep } from "../../ledger/read-json.js";
import { readYaml } from "../../ledger/read-yaml.js";
import { byteLines } from "./byte-lines.js";
import type { Client, InputFailure } from "./client.js";
import type { InputFile } from "./input-files.js";
import type { TextSource } from "./load-text.js";

/** A single ledger, as a file or as a line, may have so many bytes. */
export const MOST_BYTES = 8 << 20;
export const TOO_LONG = `a ledger may have ${MOST_BYTES >> 20} MB`;

/** The client of a file that holds one ledger. */
export function clientOfFile({ path, name, kind }: InputFile): Client | InputFailure {
  const failure = (message: string): InputFailure => ({
    place: name,
    problems: [problemAt("invalid_value", [], message)],
  });
  try {
    const stat = statSync(path);
    // A link may lead to a device that has no end.
    if (!stat.isFile()) return failure("is a device or a pipe, not a file");
    if (stat.size > MOST_BYTES) return failure(TOO_LONG);
    const bytes = readFileSync(path);
    const format = kind === "json" ? "json" : "yaml";
    return clientOf(name, bytes, { file: path, offset: 0, length: bytes.length, line: 1, format });
  } catch (error) {
    return failure(`could not be read (${(error as NodeJS.ErrnoException).code ?? "unknown"})`);
  }
}

/** The clients of a file that holds a ledger as JSON in each line (JSON Lines); empty lines are passed over. */
export function* clientsOfLines({ path, name }: InputFile): Generator<Client | InputFailure> {
  let handle: number;
  try {
    handle = openSync(path, "r");
  } catch (error) {
    const message = `could not be read (${(error as NodeJS.ErrnoException).code ?? "unknown"})`;
    yield { place: name, problems: [problemAt("invalid_value", [], message)] };
    return;
  }
  try {
    for (const { bytes, offset, length, line } of byteLines(handle, MOST_BYTES)) {
      const key = `${name}:${line}`;
      if (bytes === null) yield { place: key, problems: [problemAt("invalid_value", [], TOO_LONG)] };
      else if (!isBlank(bytes))
        yield clientOf(key, bytes, { file: path, offset, length, line, format: "json" });
    }
  } finally {
    closeSync(handle);
  }
}

/** The client of a ledger's text. */
export function clientOf(place: string, bytes: Uint8Array, source: TextSource): Client {
  const digest = createHash("sha256").update(bytes).digest("hex");
  return {
    key: place,
    place,
    digest,
    source,
    ...ownerOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), source),
  };
}

/** Who the owner is, as far as it can be told; a ledger with a fault is told of when it is loaded. */
function ownerOf(bytes: Buffer, { format }: TextSource): Pick<Client, "owner" | "household"> {
  const { name, inherited_from, household, ssn } = record(
    record(readValue(bytes.toString("utf8"), format)).owner,
  );
  return {
    owner: { name: line(name) ?? "client", inheritedFrom: line(inherited_from), ssn: nineDigits(ssn) },
    household: line(household),
  };
}

function readValue(text: string, format: "json" | "yaml"): unknown {
  const plain = text.startsWith("\uFEFF") ? text.slice(1) : text;
  try {
    if (format === "yaml") return readYaml(ownerBlock(plain) ?? plain).value;
    return isTooDeep(plain) ? null : JSON.parse(plain);
  } catch {
    return null;
  }
}

/** The block of a YAML text that tells the owner, when it stands by itself: reading all of a long ledger takes longer. */
function ownerBlock(text: string): string | undefined {
  const [block] = /^owner:(?:[^\n]*\n)(?:(?:[ \t#][^\n]*)?\r?(?:\n|$))*/m.exec(text) ?? [];
  return block === undefined || /[&*]/.test(block) ? undefined : block;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** As the ledger reads a line of text: without spaces around it, and nothing when it is empty. */
function line(value: unknown): string | null {
  return typeof value === "string" ? value.trim() || null : null;
}

/** The digits of an SSN as it may be written; null for anything else. */
export function nineDigits(ssn: unknown): string | null {
  const digits = typeof ssn === "string" ? ssn.replace(/[\s-]/g, "") : "";
  return /^\d{9}$/.test(digits) ? digits : null;
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === 0x0a);
}
