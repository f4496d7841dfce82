import { mkdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

/**
 * Makes a folder, for the owner alone, and the folders above it that are missing. One that is there stays as it is. Node's own
 * `recursive` never ends where a file system refuses every new name, as /proc does; this throws the system's error.
 */
export function makeFolders(folder: string): void {
  const target = resolve(folder);
  if (isFolder(target)) return;
  const parent = dirname(target);
  if (!isFolder(parent)) makeFolders(parent);
  try {
    mkdirSync(target, { mode: 0o700 });
  } catch (error) {
    // Another process can make it at the same moment.
    if (!isFolder(target)) throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
