import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FileError } from "../../../src/node/files/file-error.js";
import { prepareOutput } from "../../../src/node/files/prepare-output.js";
import { writeFiles, writeFolder } from "../../../src/node/files/write-files.js";

/** What changes a disk. A run can be killed, or the disk can fail, at any of these calls. */
const CALLS = [
  "mkdirSync",
  "openSync",
  "writeFileSync",
  "fsyncSync",
  "linkSync",
  "symlinkSync",
  "copyFileSync",
  "renameSync",
  "unlinkSync",
  "rmSync",
  "rmdirSync",
] as const;

/** Nothing is lost with the power here, so nothing waits for the disk. */
const { fsyncSync } = fs;
const real = { ...fs, fsyncSync: () => {} };
let root = "";
beforeEach(() => {
  restore();
  // In memory, where there is such a place: every call of every run is tried.
  root = real.mkdtempSync(join(real.existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "form8606-"));
});
afterEach(() => {
  real.rmSync(root, { recursive: true, force: true });
  fs.fsyncSync = fsyncSync;
  syncBuiltinESMExports();
});

class Killed extends Error {}

/**
 * Runs `work` until its call number `at` that changes the disk. A killed run does nothing more; a write is half done. A
 * disk that fails refuses this one call, or all from this one on.
 *
 * @returns whether there was such a call, and what was thrown
 */
function disturbed(at: number, how: "killed" | "one fails" | "all fail", work: () => void) {
  let calls = 0;
  for (const name of CALLS) {
    const original = real[name] as (...args: unknown[]) => unknown;
    (fs as unknown as Record<string, unknown>)[name] = (...args: unknown[]) => {
      calls += 1;
      if (how === "killed") {
        if (calls === at && name === "writeFileSync") original(args[0], String(args[1]).slice(0, 3));
        if (calls >= at) throw new Killed();
      } else if (how === "all fail" ? calls >= at : calls === at) {
        throw Object.assign(new Error(), { code: "ENOSPC" });
      }
      return original(...args);
    };
  }
  syncBuiltinESMExports();
  let thrown: unknown;
  try {
    work();
  } catch (error) {
    thrown = error;
  }
  restore();
  return { isReached: calls >= at, thrown };
}

function restore(): void {
  for (const name of CALLS) (fs as unknown as Record<string, unknown>)[name] = real[name];
  syncBuiltinESMExports();
}

/** Lets what is left behind look as if its process had ended: no process has this number. */
function endProcess(): void {
  for (const path of real.readdirSync(root, { recursive: true, encoding: "utf8" })) {
    const dead = path.replace(/(\.form8606-[a-z]+-[0-9a-f]{12})-\d+-/, "$1-999999999-");
    if (dead !== path && real.existsSync(join(root, path)))
      real.renameSync(join(root, path), join(root, dead));
  }
}

/** Every file with its content, and every link with where it leads. */
function tree(): Record<string, string> {
  const paths = real.readdirSync(root, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    paths
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [
        path.slice(root.length + 1),
        real.lstatSync(path).isSymbolicLink()
          ? `-> ${real.readlinkSync(path)}`
          : real.readFileSync(path, "utf8"),
      ])
      .sort(),
  );
}

interface Scene {
  /** What is there before. */
  readonly before: () => void;
  readonly write: () => void;
  readonly folders: readonly string[];
}

const put = (name: string, text: string) => real.writeFileSync(join(root, name), text);
const three = (force: boolean) =>
  writeFiles(
    ["a.pdf", "b.pdf", "c.pdf"].map((name) => ({ path: join(root, name), bytes: `new ${name}` })),
    { force },
  );

const SCENES: Readonly<Record<string, Scene>> = {
  "a set of new files": {
    before: () => put("other.txt", "other"),
    write: () => three(false),
    folders: ["."],
  },
  "a set that replaces a file, a link and nothing": {
    before: () => {
      put("a.pdf", "old a");
      put("outside.txt", "mine");
      real.symlinkSync("outside.txt", join(root, "b.pdf"));
    },
    write: () => three(true),
    folders: ["."],
  },
  "a new folder": {
    before: () => {},
    write: () =>
      writeFolder(join(root, "one"), [
        { name: "a.txt", bytes: "new a" },
        { name: "b.txt", bytes: "new b" },
      ]),
    folders: ["."],
  },
  "a folder with other files in it": {
    before: () => {
      real.mkdirSync(join(root, "one"));
      for (const name of ["a.txt", "gone.txt", "own.txt"]) put(`one/${name}`, `old ${name}`);
    },
    write: () =>
      writeFolder(
        join(root, "one"),
        [
          { name: "a.txt", bytes: "new a" },
          { name: "b.txt", bytes: "new b" },
          { name: "gone.txt", bytes: null },
        ],
        { force: true },
      ),
    folders: [".", "one"],
  },
};

/** A scene with what is on the disk before it and after it. */
function played({ before, write }: Scene) {
  const fresh = () => {
    for (const name of real.readdirSync(root)) real.rmSync(join(root, name), { recursive: true });
    before();
  };
  fresh();
  const old = tree();
  write();
  const done = tree();
  return { old, done, fresh };
}

describe.each(Object.entries(SCENES))("%s", (_name, scene) => {
  it("is all old or all new after a kill at any call, once the next run has cleared up", () => {
    const { old, done, fresh } = played(scene);
    const ends = new Set<string>();
    for (let at = 1; ; at++) {
      fresh();
      if (!disturbed(at, "killed", scene.write).isReached) break;
      endProcess();
      for (const folder of scene.folders) prepareOutput(join(root, folder));
      const end = tree();
      expect([old, done], `killed at call ${at}`).toContainEqual(end);
      ends.add(JSON.stringify(end));
      // The same command again is not in its own way.
      scene.write();
      expect(tree(), `killed at call ${at}, and run again`).toEqual(done);
    }
    expect(ends.size).toBe(2);
  });

  it("is all old or all new also when clearing up is killed, at any call", () => {
    const { old, done, fresh } = played(scene);
    for (let at = 1; ; at += 4) {
      for (let second = 1; ; second += 2) {
        fresh();
        if (!disturbed(at, "killed", scene.write).isReached) return;
        endProcess();
        const clear = () => {
          for (const folder of scene.folders) prepareOutput(join(root, folder));
        };
        const { isReached } = disturbed(second, "killed", clear);
        clear();
        expect([old, done], `killed at call ${at}, and at ${second} of clearing up`).toContainEqual(tree());
        if (!isReached) break;
      }
    }
  });

  it.each(["one fails", "all fail"] as const)("is all old or all new when the disk is full: %s", (how) => {
    const { old, done, fresh } = played(scene);
    for (let at = 1; ; at++) {
      fresh();
      const { isReached, thrown } = disturbed(at, how, scene.write);
      if (!isReached) break;
      if (thrown !== undefined) expect(thrown, `call ${at}`).toBeInstanceOf(FileError);
      if (thrown === undefined || how === "all fail") {
        endProcess();
        for (const folder of scene.folders) prepareOutput(join(root, folder));
      }
      expect(thrown === undefined ? [done] : [old, done], `call ${at}`).toContainEqual(tree());
    }
  });
});

it("is all old or all new also where a system cannot hold a folder open", () => {
  const { platform } = process;
  Object.defineProperty(process, "platform", { value: "darwin" });
  try {
    const scene = SCENES["a folder with other files in it"] as Scene;
    const { old, done, fresh } = played(scene);
    for (let at = 1; ; at++) {
      fresh();
      if (!disturbed(at, "killed", scene.write).isReached) break;
      endProcess();
      for (const folder of scene.folders) prepareOutput(join(root, folder));
      expect([old, done], `killed at call ${at}`).toContainEqual(tree());
    }
    real.symlinkSync("one", join(root, "link"));
    expect(() => writeFiles([{ path: join(root, "link/a.txt"), bytes: "a" }])).toThrow(
      "is a link, and this program never writes through one",
    );
  } finally {
    Object.defineProperty(process, "platform", { value: platform });
  }
});

it("what a person wrote after the kill is never overwritten", () => {
  const { fresh } = played(SCENES["a set that replaces a file, a link and nothing"] as Scene);
  let moved = 0;
  for (let at = 1; ; at++) {
    fresh();
    if (!disturbed(at, "killed", () => three(true)).isReached) break;
    endProcess();
    put("a.pdf", "my own a, after the kill");
    put("c.pdf", "my own c, after the kill");
    prepareOutput(root);
    expect(tree(), `killed at call ${at}`).toMatchObject({
      "a.pdf": "my own a, after the kill",
      "c.pdf": "my own c, after the kill",
    });
    moved += 1;
  }
  expect(moved).toBeGreaterThan(10);
});

it("a set that another process is writing is left alone", () => {
  let before: Record<string, string> = {};
  // Killed while it writes its first file.
  for (let at = 1; Object.keys(before).length === 0; at++) {
    for (const name of real.readdirSync(root)) real.rmSync(join(root, name), { recursive: true });
    disturbed(at, "killed", () => three(false));
    before = tree();
  }
  prepareOutput(root);
  expect(tree()).toEqual(before);
  expect(Object.keys(before).join()).toContain(".form8606-staged-");
});

it("a clean-up that fails after every file was written is a warning", () => {
  let warnings: string[] = [];
  for (let at = 1; ; at++) {
    const { isReached, thrown } = disturbed(at, "one fails", () => {
      warnings = three(true);
    });
    if (!isReached) break;
    if (thrown === undefined && warnings.length > 0) break;
  }
  expect(warnings).toEqual([
    expect.stringMatching(/could not be removed \(ENOSPC\)\. Every file was written/),
  ]);
  endProcess();
  prepareOutput(root);
  expect(Object.keys(tree())).toEqual(["a.pdf", "b.pdf", "c.pdf"]);
});
