import {
  closeSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  rmdirSync,
  statSync,
} from "node:fs";
import { join, parse, relative, resolve, sep } from "node:path";
import { codeOf, inWords, reasonOf, withRemedy } from "./disk.js";
import { FileError } from "./file-error.js";

/**
 * A folder that files are written into. Whoever may rename a folder on its path, or put a link in its place, can do that at
 * any moment. On Linux the folder is therefore held open, and its files are reached through what is open and not by
 * name. Other systems have no such paths: there each folder is looked at right before its files are written.
 */
export interface HeldFolder {
  /** Its absolute path, for messages. */
  readonly name: string;
  /** The path by which its files are reached. */
  readonly at: string;
}

/** How a folder is found. */
interface Finding {
  /** What a message names. */
  readonly label: string;
  /** Links on the way are taken where the program itself chose the place, such as its cache; elsewhere they are refused. */
  readonly links?: "refused" | "taken";
}

/**
 * Works in a folder, which is made for its owner alone when it is missing. If the work fails, folders that were made for it are
 * removed again.
 *
 * @throws FileError naming a link on the path, or why the folder cannot be made; and what the work throws
 */
export function inFolder<T>(folder: string, finding: Finding, work: (held: HeldFolder) => T): T {
  const way = new Way(finding);
  try {
    const held = way.find(folder, true) as HeldFolder;
    return work(held);
  } catch (error) {
    way.removeMade();
    throw error;
  } finally {
    way.close();
  }
}

/**
 * Works in a folder if it is there and can be reached.
 *
 * @returns undefined when it is not
 * @throws FileError naming a link on the path; and what the work throws
 */
export function inFolderIfThere<T>(
  folder: string,
  finding: Finding,
  work: (held: HeldFolder) => T,
): T | undefined {
  const way = new Way(finding);
  try {
    const held = way.find(folder, false);
    return held === null ? undefined : work(held);
  } finally {
    way.close();
  }
}

/** Works in a folder inside another one, which may be no link. @throws FileError when it cannot be entered; what the work throws */
export function inChild<T>(parent: HeldFolder, name: string, work: (held: HeldFolder) => T): T {
  const path = join(parent.name, name);
  const { at, handle } = inWords(path, () => hold(join(parent.at, name), false));
  try {
    return work({ name: path, at });
  } finally {
    if (handle !== null) closeSync(handle);
  }
}

/** The folder `child` of `parent`, which has been given another name. */
export function renamedChild(parent: HeldFolder, child: HeldFolder, name: string): HeldFolder {
  return { name: join(parent.name, name), at: canHold() ? child.at : join(parent.at, name) };
}

/** Refuses a link in the place of a file or folder. @throws FileError naming it and where it leads */
export function refuseLink(at: string, name: string, label: string): void {
  if (lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink())
    throw new FileError(
      label,
      `${name} is a link, and this program never writes through one; ${instead(name)}`,
    );
}

function instead(link: string): string {
  try {
    return `give the place it leads to: ${realpathSync(link)}`;
  } catch {
    return "it leads nowhere, so give another place";
  }
}

/** The way to a folder, from the root or from where the command runs, step by step. */
class Way {
  readonly #finding: Finding;
  readonly #handles: number[] = [];
  readonly #made: string[] = [];

  constructor(finding: Finding) {
    this.#finding = finding;
  }

  /** The folder; null when it is missing and is not to be made, or cannot be reached. */
  find(folder: string, make: boolean): HeldFolder | null {
    try {
      return this.#find(resolve(folder), make);
    } catch (error) {
      if (error instanceof FileError) throw error;
      if (!make) return null;
      const reason =
        codeOf(error) === "EEXIST" || codeOf(error) === "ENOTDIR"
          ? reasonOf({ code: "ENOTDIR" })
          : withRemedy(error);
      throw new FileError(this.#finding.label, `its folder cannot be made: ${reason}`);
    }
  }

  /**
   * Links of the system itself, directly in the root, are taken (`/tmp` and `/home` are links on some systems), and so is
   * the folder in which the command runs.
   */
  #find(target: string, make: boolean): HeldFolder | null {
    const here = process.cwd();
    const { root } = parse(target);
    const isHere = here !== root && (target === here || target.startsWith(`${here}${sep}`));
    let name = isHere ? here : root;
    let at = this.#enter(name, true);
    for (const part of relative(name, target).split(sep).filter(Boolean)) {
      const isOfSystem = name === root;
      name = join(name, part);
      const next = join(at, part);
      const follows = isOfSystem || this.#finding.links === "taken";
      if (!follows) refuseLink(next, name, this.#finding.label);
      if (!isThere(next)) {
        if (!make) return null;
        this.#make(next);
      }
      at = this.#enter(next, follows);
    }
    return { name: target, at };
  }

  #make(path: string): void {
    try {
      mkdirSync(path, { mode: 0o700 });
      this.#made.unshift(path);
    } catch (error) {
      // Another process can make it at the same moment.
      if (codeOf(error) !== "EEXIST") throw error;
    }
  }

  #enter(path: string, follow: boolean): string {
    const { at, handle } = hold(path, follow);
    if (handle !== null) this.#handles.push(handle);
    return at;
  }

  /** Removes the folders that were made, unless somebody has put something into them. */
  removeMade(): void {
    for (const path of this.#made) {
      try {
        rmdirSync(path);
      } catch {
        return;
      }
    }
  }

  close(): void {
    for (const handle of this.#handles) closeSync(handle);
  }
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Opens a folder for its place alone, whether or not it can be listed (open(2)); Node does not name this flag. */
const O_PATH = 0o10000000;

function canHold(): boolean {
  return process.platform === "linux" && existsSync("/proc/self/fd");
}

function hold(path: string, follow: boolean): { at: string; handle: number | null } {
  if (!canHold()) {
    const there = follow ? statSync(path) : lstatSync(path);
    if (!there.isDirectory()) throw Object.assign(new Error(), { code: "ENOTDIR" });
    return { at: path, handle: null };
  }
  const flags = O_PATH | constants.O_DIRECTORY | (follow ? 0 : constants.O_NOFOLLOW);
  const handle = openSync(path, flags);
  return { at: `/proc/self/fd/${handle}`, handle };
}
