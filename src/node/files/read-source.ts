import { readFileSync } from "node:fs";
import { extname } from "node:path";
import type { LedgerFormat } from "../../ledger/read.js";
import { FileError } from "./file-error.js";

/** A ledger as text, before anything of it is understood. */
export interface Source {
  /** The path as it was given, or `standard input`. */
  name: string;
  text: string;
  format: LedgerFormat;
}

const FORMATS: Readonly<Record<string, LedgerFormat>> = { ".json": "json", ".yaml": "yaml", ".yml": "yaml" };
const STANDARD_INPUT = 0;

/**
 * Reads a ledger file. The extension tells the format (.json, .yaml or .yml); `-` is standard input, which is JSON
 * when it opens with a brace and YAML otherwise. The text must be UTF-8; a byte order mark is left out.
 *
 * @throws FileError when there is no such file, it may not be read, has another extension or is not UTF-8
 */
export function readSource(path: string): Source {
  if (path === "-") {
    const text = decode("standard input", readBytes(path, STANDARD_INPUT));
    return { name: "standard input", text, format: /^\s*\{/.test(text) ? "json" : "yaml" };
  }
  const format = FORMATS[extname(path).toLowerCase()];
  if (format === undefined) throw new FileError(path, "a ledger's name ends in .json, .yaml or .yml");
  return { name: path, text: decode(path, readBytes(path, path)), format };
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  EISDIR: "this is a folder, not a file",
  EACCES: "no permission to read it",
  EPERM: "no permission to read it",
};

/**
 * The bytes of a file.
 *
 * @param path what the file is called in an error
 * @param source the path, or the number of an open file
 * @throws FileError when there is no such file or it may not be read
 */
export function readBytes(path: string, source: string | number): Uint8Array {
  try {
    return readFileSync(source);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unknown";
    throw new FileError(path, REASONS[code] ?? `could not be read (${code})`);
  }
}

function decode(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new FileError(path, "is not UTF-8 text; save it as UTF-8");
  }
}
