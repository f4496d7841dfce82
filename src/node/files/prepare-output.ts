import { basename, dirname, join, resolve } from "node:path";
import { inFolderIfThere, refuseLink } from "./held-folder.js";
import { clearLeftovers } from "./replace-files.js";

/**
 * Gets a folder ready to be written into, or to be looked at before: refuses links on its path, and clears what a run that
 * was killed left in it. A folder that does not exist yet is not made.
 *
 * @throws FileError naming the link and where it leads, or what cannot be cleared
 */
export function prepareOutput(folder: string): void {
  inFolderIfThere(folder, { label: folder }, clearLeftovers);
}

/** As `prepareOutput`, for the folder of a file that is written; the file may be no link either. */
export function prepareOutputFile(path: string): void {
  const target = resolve(path);
  inFolderIfThere(dirname(target), { label: path }, (held) => {
    refuseLink(join(held.at, basename(target)), target, path);
    clearLeftovers(held);
  });
}
