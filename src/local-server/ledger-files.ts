import { createHash } from "node:crypto";
import { basename } from "node:path";
import { exists } from "../node/files/disk.js";
import { prepareOutputFile } from "../node/files/prepare-output.js";
import { readText } from "../node/files/read-source.js";
import { writeFiles } from "../node/files/write-files.js";

/** A ledger file as the page gets it: its name, its text, and what tells this text from any other. */
export interface LedgerFile {
  readonly name: string;
  readonly text: string;
  readonly version: string;
}

/** The ledger files that were named on the command line; no other file is ever read or written. */
export class LedgerFiles {
  readonly #paths: readonly string[];

  /** @throws FileError when a file is a link or cannot be read; one that is not there yet begins empty */
  constructor(paths: readonly string[]) {
    this.#paths = paths;
    for (const path of paths) this.#read(path);
  }

  /** All of them, as they are on the disk now. */
  all(): LedgerFile[] {
    return this.#paths.map((path) => {
      const text = this.#read(path);
      return { name: basename(path), text, version: versionOf(text) };
    });
  }

  /**
   * Writes one of them, whole or not at all, readable by its owner alone. Null when there is no such file; `stale` when
   * it is not the text that the page began with.
   *
   * @throws FileError when the disk refuses it; the file is as it was then
   */
  save(index: number, text: string, version: string): { version: string } | "stale" | null {
    const path = this.#paths[index];
    if (path === undefined) return null;
    if (versionOf(this.#read(path)) !== version) return "stale";
    writeFiles([{ path, bytes: text }], { force: true });
    return { version: versionOf(text) };
  }

  #read(path: string): string {
    prepareOutputFile(path);
    return exists(path) ? readText(path) : "";
  }
}

function versionOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
