import { lstatSync, realpathSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { FileError } from "./file-error.js";
import { clearLeftovers } from "./swap.js";

/**
 * Gets a folder ready to be written into, or to be looked at before: refuses links on its path, and clears what a run that
 * was killed left in it. A folder that does not exist yet is not made.
 *
 * @throws FileError naming the link and where it leads, or what cannot be cleared
 */
export function prepareOutput(folder: string): void {
  refuseLinks(folder);
  clearLeftovers(resolve(folder));
}

/** As `prepareOutput`, for the folder of a file that is written; the file may be no link either. */
export function prepareOutputFile(path: string): void {
  refuseLinks(path);
  clearLeftovers(dirname(resolve(path)));
}

/**
 * Refuses a path that goes through a link: whoever may change the link could turn the files to another place. Links of
 * the system itself, directly in the root, are taken (`/tmp` and `/home` are links on some systems), and so is the folder
 * in which the command runs.
 */
function refuseLinks(path: string): void {
  const trusted = process.cwd();
  let at = resolve(path);
  for (let up = dirname(at); up !== at && at !== trusted && dirname(up) !== up; up = dirname(at)) {
    if (lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink()) {
      throw new FileError(path, `${at} is a link, and this program never writes through one; ${instead(at)}`);
    }
    at = up;
  }
}

function instead(link: string): string {
  try {
    return `give the place it leads to: ${realpathSync(link)}`;
  } catch {
    return "it leads nowhere, so give another place";
  }
}
