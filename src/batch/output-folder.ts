import { readdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { encrypts } from "../node/age-encryption.js";
import { reasonOf } from "../node/files/disk.js";
import { FileError } from "../node/files/file-error.js";
import { makeFolders } from "../node/files/make-folders.js";
import { prepareOutput } from "../node/files/prepare-output.js";
import type { ClientIndex } from "./client-index.js";
import type { Journal, RunFacts } from "./journal.js";
import type { BatchOptions } from "./options.js";
import { formatShard } from "./shard.js";
import { templateSet } from "./template-set.js";

/** The folder in a run's folder with its journal and lock. */
export const STATE_FOLDER = ".form8606";

/**
 * Makes the folder of a run, or makes sure that it is one.
 *
 * @throws FileError when it is somebody else's, or cannot be made
 */
export function prepareFolder({ out, force }: BatchOptions): string {
  try {
    prepareOutput(out);
    makeFolders(out);
    const folder = realpathSync(out);
    const names = readdirSync(folder);
    if (!force && !names.includes(STATE_FOLDER) && names.some((name) => !name.startsWith(".")))
      throw new FileError(
        out,
        "is not empty, and not the folder of an earlier run; give another --out, or --force",
      );
    prepareOutput(join(folder, STATE_FOLDER));
    makeFolders(join(folder, STATE_FOLDER));
    return folder;
  } catch (error) {
    throw error instanceof FileError ? error : new FileError(out, reasonOf(error));
  }
}

/**
 * Begins a run, or goes on with the one of the folder, when it is the same.
 *
 * @returns what counts as today
 * @throws FileError when the run of the folder is another one
 */
export function beginOrResume(journal: Journal, index: ClientIndex, options: BatchOptions): string {
  const { force, out, asOf, today, program } = options;
  const before = force ? null : journal.facts;
  const facts: RunFacts = {
    journal: 1,
    program,
    as_of: asOf ?? before?.as_of ?? today,
    templates: templateSet(options.template),
    ...(options.exports.length > 0 && { exports: options.exports.join(",") }),
    shard: formatShard(options.shard),
    encrypted: encrypts(options.keys),
  };
  if (before === null) journal.begin(facts);
  else {
    const differs = (Object.keys(NAMES) as (keyof typeof NAMES)[]).find(
      (name) => before[name] !== facts[name],
    );
    if (differs !== undefined) {
      const values =
        differs === "templates" || differs === "encrypted"
          ? ""
          : ` (${before[differs] ?? "none"}, now ${facts[differs] ?? "none"})`;
      throw new FileError(
        out,
        `its packages have another ${NAMES[differs]}${values}; give another --out, or --force to make them again`,
      );
    }
    let gone = 0;
    for (const key of journal.keys) if (!index.has(key)) gone += 1;
    if (gone > 0) {
      throw new FileError(
        out,
        `${gone} of its clients are not in this input; give another --out, or --force to leave them out`,
      );
    }
  }
  return facts.as_of;
}

const NAMES = {
  as_of: "as-of date",
  templates: "set of blank forms",
  exports: "set of exports",
  shard: "shard",
  program: "version of the program",
  encrypted: "encryption",
} as const;
