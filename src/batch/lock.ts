import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { reasonOf } from "../node/files/disk.js";
import { FileError } from "../node/files/file-error.js";
import { isAlive, type ProcessIdentity, thisProcess } from "../node/process-identity.js";

/** Who holds a folder. */
interface Holder extends ProcessIdentity {
  readonly id: string;
}

/** How often a lock shows that its run is alive, and how long one is watched that cannot be asked; in milliseconds. */
const BEAT = 1000;
const WATCH = 5 * BEAT;

/**
 * Keeps a folder for one run. The lock of a run that was killed is taken over at once, also after its machine was
 * started again: it names the process and when it began. A lock of another machine or container is watched for five
 * seconds, in which a living run touches it.
 */
export class FolderLock {
  readonly #path: string;
  readonly #id: string;
  readonly #beat: NodeJS.Timeout;

  private constructor(path: string, id: string) {
    this.#path = path;
    this.#id = id;
    this.#beat = setInterval(() => this.#touch(), BEAT);
    this.#beat.unref();
  }

  /**
   * Takes the lock `lock` in a folder that exists.
   *
   * @param whose what the folder is called in an error
   * @throws FileError when another run has it
   */
  static async take(folder: string, whose: string): Promise<FolderLock> {
    const path = join(folder, "lock");
    const me = holder();
    const own = join(folder, `lock.${me.id}`);
    try {
      writeFileSync(own, JSON.stringify(me), { flag: "wx", mode: 0o600 });
      for (let tries = 0; tries < 3; tries++) {
        try {
          linkSync(own, path);
          return new FolderLock(path, me.id);
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
        }
        const other = read(path);
        if (other !== null && (await isHeld(path, other, me))) break;
        setAside(path, other);
      }
    } catch (error) {
      throw new FileError(whose, reasonOf(error));
    } finally {
      rmSync(own, { force: true });
    }
    throw new FileError(whose, "another run is writing here; wait for it, or give another --out");
  }

  /** Gives the folder back. */
  release(): void {
    clearInterval(this.#beat);
    if (read(this.#path)?.id === this.#id) rmSync(this.#path, { force: true });
  }

  #touch(): void {
    try {
      const now = new Date();
      utimesSync(this.#path, now, now);
    } catch {
      // A lock that was deleted by hand cannot be kept.
    }
  }
}

function holder(): Holder {
  return { id: randomUUID(), ...thisProcess() };
}

async function isHeld(path: string, other: Holder, me: Holder): Promise<boolean> {
  const known = isAlive(other, me);
  if (known !== undefined) return known;
  const before = touchedAt(path);
  await sleep(WATCH);
  const after = touchedAt(path);
  return after !== null && after !== before;
}

function touchedAt(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null;
}

/** What a lock says; null when there is none or a crash left it empty. */
function read(path: string): Holder | null {
  try {
    const { id, machine, pid, began } = JSON.parse(readFileSync(path, "utf8"));
    return typeof id === "string" && typeof pid === "number" ? { id, machine, pid, began } : null;
  } catch {
    return null;
  }
}

/** Takes a dead run's lock away, unless a living one has taken its place since it was looked at. */
function setAside(path: string, dead: Holder | null): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return; // Another run was faster.
  }
  if (read(aside)?.id !== dead?.id) {
    try {
      linkSync(aside, path);
    } catch {
      // The run whose lock this was finds another's in its place.
    }
  }
  rmSync(aside, { force: true });
}
