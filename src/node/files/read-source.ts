import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
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
  return { name: path, text: readText(path), format };
}

/** The text of a file. @throws FileError when there is no such file, it may not be read, is too large or is not UTF-8 */
export function readText(path: string): string {
  return decode(path, readBytes(path, path));
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  EISDIR: "this is a folder, not a file",
  EACCES: "no permission to read it",
  EPERM: "no permission to read it",
};

/** No file that the program reads is larger: the longest PDFs of the IRS have 5 MB. */
const MOST_BYTES = 20 << 20;
const TOO_LARGE = `is larger than ${MOST_BYTES >> 20} MB, and no file for this program is`;

/**
 * The bytes of a file. How large it is is looked at before and while it is read, since a pipe or a device has no end;
 * of devices and named pipes nothing is read.
 *
 * @param path what the file is called in an error
 * @param source the path, or the number of an open file
 * @throws FileError when there is no such file, it may not be read, is no file or is too large
 */
export function readBytes(path: string, source: string | number): Uint8Array {
  try {
    if (typeof source === "number") return readUpTo(path, source);
    // A named pipe that nobody writes to would be waited for.
    const isPassed = /^\/(?:dev|proc\/\w+)\/fd\/\d+$/.test(source);
    const file = openSync(source, constants.O_RDONLY | (isPassed ? 0 : constants.O_NONBLOCK));
    try {
      const stat = fstatSync(file);
      if (stat.isCharacterDevice() || stat.isBlockDevice() || (stat.isFIFO() && !isPassed))
        throw new FileError(path, "is a device or a pipe, not a file; save what it gives in a file");
      if (stat.size > MOST_BYTES) throw new FileError(path, TOO_LARGE);
      return readUpTo(path, file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (error instanceof FileError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? "unknown";
    throw new FileError(path, REASONS[code] ?? `could not be read (${code})`);
  }
}

function readUpTo(path: string, file: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const part = Buffer.allocUnsafe(1 << 16);
    const length = readWhenThere(file, part);
    if (length === 0) return Buffer.concat(parts, size);
    parts.push(part.subarray(0, length));
    size += length;
    if (size > MOST_BYTES) throw new FileError(path, TOO_LARGE);
  }
}

/** Reads what is there; a terminal or a pipe that another program opened without waiting is asked again. */
function readWhenThere(file: number, into: Uint8Array): number {
  for (;;) {
    try {
      return readSync(file, into);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

function decode(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new FileError(path, "is not UTF-8 text; save it as UTF-8");
  }
}
