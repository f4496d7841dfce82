import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { encrypts } from "../node/age-encryption.js";
import { reasonOf } from "../node/files/disk.js";
import { FileError } from "../node/files/file-error.js";
import { ClientIndex } from "./client-index.js";
import { tryOut } from "./dry-run.js";
import { Journal } from "./journal.js";
import { FolderLock } from "./lock.js";
import type { BatchOptions, BatchResult, BatchWatch } from "./options.js";
import { beginOrResume, prepareFolder, STATE_FOLDER } from "./output-folder.js";
import { Run } from "./run-folder.js";
import { DiskError } from "./worker-pool.js";

/**
 * Corrects every client of the input. Each package appears whole or not at all; what is done is noted in a journal, so
 * that a run that ends in the middle, however it ends, is completed by the next one, and the result is the same.
 *
 * @throws FileError when the run may not begin, or the disk does not let it go on
 */
export async function runBatch(options: BatchOptions, watch: BatchWatch): Promise<BatchResult> {
  const index = await ClientIndex.of(options);
  try {
    return await (options.dryRun ? tryOut : correctAll)(index, options, watch);
  } finally {
    index.close();
  }
}

async function correctAll(
  index: ClientIndex,
  options: BatchOptions,
  watch: BatchWatch,
): Promise<BatchResult> {
  const { out } = options;
  const folder = prepareFolder(options);
  const state = join(folder, STATE_FOLDER);
  const lock = await FolderLock.take(state, out);
  const temporary = join(state, "tmp");
  try {
    rmSync(temporary, { recursive: true, force: true });
    mkdirSync(temporary, { mode: 0o700 });
    const journal = new Journal(join(state, "journal.jsonl"), encrypts(options.keys));
    try {
      const asOf = beginOrResume(journal, index, options);
      return await new Run(journal, index, folder, temporary, asOf, options, watch).finish();
    } finally {
      await journal.close();
    }
  } catch (error) {
    throw inWords(error, out);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
    lock.release();
  }
}

/** The disk's refusal in words; any other error is the program's. */
function inWords(error: unknown, out: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (!(error instanceof DiskError) && syscall === undefined) return error;
  return new FileError(
    out,
    `${reasonOf({ code })}; finished packages are kept; run the same command to continue`,
  );
}
